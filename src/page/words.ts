import { plainWords } from './text';

/** What words can say about a field. */
export type Concept =
  /** A one-time code or second factor by its name: OTP, 2FA, ワンタイムパスワード. */
  | 'once'
  /** What such a code is for: to verify, authenticate, confirm. */
  | 'proof'
  /** The noun: code, passcode, コード. */
  | 'code'
  | 'digits'
  | 'app'
  | 'sms'
  | 'phone'
  | 'email'
  | 'sent'
  /** A code of another kind, or no code: coupon, postcode, country code. */
  | 'other'
  | 'security'
  | 'card'
  | 'captcha'
  | 'recovery'
  | 'password'
  /** About codes rather than one: its name, key, length. */
  | 'setting';

/**
 * `word` is a whole word, `word*` begins with it, `*word` ends with it; of scripts without spaces any place will do.
 * Words that several languages share stand in the first.
 */
const languages: Partial<Record<Concept, string>>[] = [
  // English
  {
    once: 'otp*, *otp, totp*, otc, 2fa, mfa*, tfa, 2sv, one time*, onetime*, two factor*, twofactor*, two step*, twostep*, 2 step*, 2 factor*, 2factor*, second factor*, secondfactor*, multi factor*, multifactor*, authcode, smscode, mfacode, verificationcode, verifycode, vericode, verification pin, sms pin, sms code, email code, saotcc, step up',
    proof:
      'verif*, authent*, autent*, auth, authoriz*, authoris*, confirm*, validat*, login, log in, sign in, signin, identity, prove',
    code: 'code, codes, passcode*, pass code*, token, challenge',
    digits: '4 digit*, 5 digit*, 6 digit*, 7 digit*, 8 digit*, six digit*, digit, digits, character 1',
    app: 'authenticator*, totp*, authentication app*, auth app*, authy, google auth*, microsoft auth*, duo mobile, 1password, bitwarden, code generator, time based, virtual mfa, mfa app, 2fa app, verification app, gauth*',
    sms: 'sms*, text message*, texted, by text, mobile message*, whatsapp, voice call',
    phone: 'phone*, mobile*, cell*, telephone*, telefon*',
    email: 'email*, e mail*, mail, mailbox, inbox, emailed',
    sent: 'sent*, send*, resend*, texted, emailed, receive*, deliver*',
    other:
      'coupon*, promo*, voucher*, gift*, discount*, postal*, postcode, post code, zip*, country*, language*, area code, region*, currency, product*, item, sku, reference*, ref, referral*, referrer, refer, invit*, affiliate*, partner*, booking*, reservation*, flight*, tracking*, order*, invoice*, search*, query, filter*, serial*, licen*, class*, course*, room*, meeting*, game*, event*, source code, error*, color*, colour*, hex*, html*, embed*, sort code, swift*, bic, iban, iata, bank code, branch code, routing*, tax*, vat, dept*, department*, employee*, member*, student*, barcode*, bar code, qr code, upc, ean, isbn, model, part number, redeem*, claim*, campaign*, sponsor*, store code, shop code, hs code, naics, icd*, billing*, account number, dial*, calling code, status code, plan, group code, device code, user code, airport*, cvv*, cvc*, csc, cvn, card, name, username, address*, birth*, date, city, amount, quantity, age, ssn, subject, message, comment*, url, website, template, phone number, mobile number, phone code, school*, patient*, access code, program code, locker*, door*, gate code, entry code, share code, pairing*, lot, batch, version, tip*, offer*, deal*, rewards*, loyalty*, question*, answer, pincode, national id, passport*',
    security: 'security*, secur*, safety',
    card: 'card number, cardnumber, card no, cc number, ccnumber, cc num, credit card*, debit card*, card holder, cardholder, cvv*, cvc*, expiry, expiration date, exp date, pan',
    captcha:
      'captcha*, recaptcha*, kaptcha*, *captcha, hcaptcha*, not a robot, human, image code, code in the image, letters in the image, characters you see, text you see, shown in the picture, anti spam, antispam, imgcode, checkcode, randcode, validatecode, vcode, verify image, picture code',
    recovery: 'recover*, backup*, back up*, rescue*, scratch code*, emergency code*',
    password: 'password*, passwd, pwd, passphrase',
    setting:
      'name, nickname, key, secret*, seed, length, issuer, label, description, expiry, expires, minutes, template, prefix, url, api',
  },
  // Japanese
  {
    once: 'ワンタイム, 二段階認証, 2段階認証, 二要素認証, 2要素認証, 多要素認証, 認証コード, 確認コード, 認証番号, 確認番号, 検証コード, 使い捨てパスワード, セキュリティトークン',
    proof: '認証, 確認, 検証, 本人, 照合',
    code: 'コード, 番号, パスコード, トークン',
    digits: '4桁, 5桁, 6桁, 7桁, 8桁, 六桁',
    app: '認証アプリ, 認証システム, 認証器, オーセンティケータ, 認証用アプリ, ソフトウェアトークン',
    sms: 'ショートメッセージ, ショートメール, 携帯電話に, テキストメッセージ',
    phone: '電話, 携帯, スマートフォン, スマホ',
    email: 'メール, eメール',
    sent: '送信, 送り, 届い, 届き, お送り, 受信, 受け取',
    other:
      'クーポン, プロモ, 割引, ギフト, 郵便, 国コード, 国番号, 言語, 商品, 製品, 品番, 注文番号, 予約, 紹介, 招待, 検索, キャンペーン, シリアル, 会員番号, 電話番号, 口座, 支店, 銀行コード, 金融機関コード, 問い合わせ番号, 追跡, 名前, 氏名, 住所, 生年月日, 暗証番号, マイナンバー, 社員番号, 学籍番号, お客様番号, 金額, 店舗コード, エラーコード, 参照, ポイント, 請求, ライセンス, ユーザー名, カード, 部屋番号',
    security: 'セキュリティ',
    card: 'カード番号, 有効期限, クレジットカード, カード名義',
    captcha: '画像に, 画像の, 画像認証, 表示されている文字, 文字を入力, 表示された文字, ロボット',
    recovery: 'バックアップ, リカバリ, 復旧, 回復, 予備',
    password: 'パスワード',
    setting: 'キー, 秘密鍵, 名称',
  },
  // Chinese, both scripts
  {
    once: '动态码, 動態碼, 动态密码, 動態密碼, 动态口令, 一次性, 两步验证, 兩步驟驗證, 双重验证, 雙重驗證, 双因素, 雙因素, 二次验证, 多因素, 多重身份, 短信验证码, 手机验证码, 邮箱验证码, 簡訊驗證碼, 安全令牌',
    proof: '验证, 驗證, 校验, 认证, 認證, 確認',
    code: '码, 碼, 口令',
    digits: '4位, 6位, 8位, 六位',
    app: '身份验证器, 驗證器, 验证器, 身份验证应用, 驗證應用程式, 认证应用, 令牌',
    sms: '短信, 简讯, 簡訊',
    phone: '手机, 手機, 电话',
    email: '邮箱, 邮件, 電郵, 信箱, 郵件, 电子邮',
    sent: '发送, 發送, 已发, 寄送, 寄到, 传送, 傳送, 获取验证码, 接收',
    other:
      '优惠, 優惠, 折扣, 礼品, 禮品, 邮政, 邮编, 郵遞, 国家代码, 區號, 区号, 产品, 商品, 订单, 訂單, 邀请, 邀請, 推荐, 推薦, 搜索, 搜尋, 兑换, 兌換, 序列号, 激活码, 姓名, 地址, 身份证, 股票代码, 用户名, 手机号, 编号, 卡号, 运单',
    security: '安全',
    card: '卡号, 卡號, 信用卡, 有效期',
    captcha: '图形, 圖形, 图片, 圖片, 看不清, 换一张, 換一張, 图中, 圖中, 附加码',
    recovery: '恢复, 備用, 备用, 救援, 復原',
    password: '密码, 密碼',
    setting: '密钥, 金鑰, 名称',
  },
  // Korean
  {
    once: '인증번호, 인증코드, 인증 코드, 확인 코드, 일회용, 2단계 인증, 이중 인증, 보안코드, 확인코드',
    proof: '인증, 확인',
    code: '코드, 번호',
    digits: '6자리, 4자리, 8자리',
    app: '인증 앱, 인증앱, 인증기, otp 앱',
    sms: '문자',
    phone: '휴대폰, 휴대전화, 전화',
    email: '이메일, 메일',
    sent: '전송, 발송, 보낸, 보냈',
    other:
      '쿠폰, 할인, 우편, 국가 코드, 상품, 제품, 주문, 추천, 초대, 검색, 프로모션, 기프트, 이름, 주소, 생년월일, 주민등록, 휴대폰 번호, 전화번호, 계좌, 사업자, 송장',
    security: '보안',
    card: '카드 번호, 카드번호, 유효기간',
    captcha: '자동입력, 보안문자, 이미지',
    recovery: '백업, 복구',
    password: '비밀번호',
  },
  // Spanish, Portuguese
  {
    once: 'un solo uso, uso unico, utilizacao unica, dos factores, dos pasos, dois fatores, duas etapas, duas fases, segundo factor, segundo fator, doble factor, temporal code, codigo temporal',
    proof: 'verific*, acceso, confirmacao, acesso, comprob*, seguranca, identidad*',
    code: 'codigo*, clave, senha de',
    digits: '6 digitos, seis digitos, 4 digitos, 8 digitos, 6 cifras',
    app: 'aplicacion de aut*, app de aut*, aplicativo de aut*, aplicativo aut*, autenticador*, aplicacao de aut*, aplicacion aut*, app autenticador*',
    sms: 'mensaje de texto, mensagem de texto',
    phone: 'celular, movil, telefono, telemovel',
    email: 'correo*, e mail',
    sent: 'envia*, enviado*, reenvia*, recibi*, receb*, mandado, mandamos',
    other:
      'cupon*, cupom, descuento, desconto, codigo postal, pais, regalo, presente, producto, produto, referencia, buscar, busca, pesquis*, cep, pedido, invitacion, convite, promocional, indicacao, nombre, nome, direccion, endereco, nif, dni, cpf, cnpj, barras, reserva, convidado, sorteo, idioma, seguimiento, rastreamento, rastreio, localizador, afiliado, cliente',
    security: 'seguridad, seguranca',
    card: 'numero de tarjeta, numero da tarjeta, numero do cartao, tarjeta, cartao, caducidad, validade, vencimiento',
    captcha: 'imagen, imagem',
    recovery: 'recupera*, respaldo, reserva de seguranca',
    password: 'contrasena*, senha*',
    setting: 'clave secreta, chave, nombre',
  },
  // French, Italian, Romanian, Catalan
  {
    once: 'usage unique, deux facteurs, deux etapes, double facteur, double authentification, monouso, due fattori, due passaggi, doi factori, doi pasi, unica folosinta, usa e getta',
    proof: 'connexion, identifi*, accesso, accede, conectare, securite, controllo, valid*',
    code: 'codice, cod, codul, codului, codi',
    digits: '6 chiffres, six chiffres, 4 chiffres, 8 chiffres, 6 cifre, sei cifre, 4 cifre',
    app: 'application d auth*, application auth*, appli d auth*, appli auth*, app di aut*, app aut*, applicazione di aut*, aplicatia de aut*, app d auth*, app d aut*, authentificateur, autenticatore, applicazione aut*',
    sms: 'message texte, messaggio di testo, mesaj text',
    phone: 'telephone*, portable, cellulare',
    email: 'courriel, posta elettronica, messagerie',
    sent: 'envoy*, recu, inviat*, invio, ricevut*, trimis*, renvoy*',
    other:
      'bon de reduction, reduction, remise, cadeau, parrain*, code pays, produit, recherche, commande, sconto, regalo, cap, codice fiscale, buono, prodotto, cerca, ricerca, ordine, invito, amico, paese, nom, prenom, adresse, cognome, indirizzo, reducere, produs, postale, promotionnel, promozional*, avantage, reservation, prenotazione, suivi, fidelite, client, cautare, siret, naissance, nascita, colis',
    security: 'securite, sicurezza, securitate',
    card: 'numero de carte, carte bancaire, carte de credit, numero di carta, numero carta, carta di credito, numarul cardului, scadenza, date d expiration',
    captcha: 'image, immagine, imaginea',
    recovery: 'secours, recuper*, sauvegarde, ripristino, riserva',
    password: 'mot de passe, parola',
  },
  // German, Dutch
  {
    once: 'einmal*, tan, mtan, smstan, zwei faktor*, zweifaktor*, 2 faktor*, zweistufig*, bestatigungscode*, sicherheitscode*, verifizierungscode*, authentifizierungscode*, prufcode, anmeldecode, freigabecode, verifikationscode, eenmalig*, tweestaps*, twee staps*, tweefactor*, twee factor*, verificatiecode, beveiligingscode, inlogcode, bevestigingscode, toegangscode, zwei schritt*, zweiter faktor, zweiten faktor',
    proof:
      'bestatig*, anmeld*, einlogg*, inlog*, aanmeld*, bevestig*, freigabe*, prufung, prufen, legitim*, identitat*',
    code: '*code, *codes',
    digits: '6 stellig*, sechsstellig*, 6 cijferig*, zescijferig*, 6 cijfers, 4 stellig*, 6 ziffern',
    app: 'authentifizierungs app, authentifizierungsapp, authenticatie app, authenticator app, authentifikator*, verificatie app, authenticatieapp',
    sms: 'textnachricht, tekstbericht, kurznachricht',
    phone: 'handy*, mobiltelefon*, mobilnummer, gsm, mobiel*, telefoon*',
    email: 'posteingang, postfach',
    sent: 'gesendet*, geschickt*, zugesandt, erhalten, verschickt, verstuurd, gestuurd, verzonden, ontvangen, senden, zugesendet',
    other:
      'gutschein*, rabatt*, aktionscode, postleitzahl, plz, landesvorwahl, vorwahl, land, landercode, geschenk*, produkt*, artikel*, bestell*, empfehl*, einladung*, suche*, buchung*, kortings*, kadobon, cadeau*, waardebon, landcode, zoek*, bestelling*, uitnodig*, vorname, nachname, strasse, geburts*, betrag, kundennummer, sendung*, strichcode, actiecode, boeking*, referenz*, werber*, voornaam, achternaam, fahrgestell*, blz, bankleitzahl, sprache, freunde, spiel*, zahlungs*, kenteken',
    security: 'sicherheit*, beveilig*, pruf*, kartenpruf*',
    card: 'kartennummer, kreditkart*, kaartnummer, gultig bis, verfallsdatum, karteninhaber, vervaldatum',
    captcha: 'bild*, afbeelding, zeichen',
    recovery: 'wiederherstell*, ersatzcode*, notfallcode*, herstel*, reservecode*, sicherungscode*',
    password: 'passwort*, kennwort*, wachtwoord*',
    setting: 'schlussel, bezeichnung, gerat',
  },
  // Russian, Ukrainian
  {
    once: 'одноразов*, одноразов*, двухфактор*, двухэтап*, двофактор*, двоетап*, смс код*, код из смс, код з смс, код из sms',
    proof: 'подтвержд*, провер*, аутентиф*, автентиф*, вход*, авториз*, підтвердж*, перевір*, верифік*, верифик*',
    code: 'код*, пароль из, токен',
    digits: '6 значн*, шестизначн*, 6 цифр, 4 цифр*, 4 значн*',
    app: 'приложени* аут*, приложения для аут*, приложении для аут*, приложение для аут*, аутентификатор*, приложения аут*, приложения проверки, застосунку для авт*, застосунок для авт*, генератор* код*, автентифікатор*',
    sms: 'смс*, текстов* сообщ*, сообщени*, повідомлен*',
    phone: 'телефон*, мобильн*, мобільн*',
    email: 'почт*, пошт*, имейл, емейл, электронн*',
    sent: 'отправ*, выслан*, прислал*, надісла*, відправ*, получ*',
    other:
      'промокод*, купон*, индекс*, почтовый индекс, страны, товар*, артикул*, заказ*, скидк*, подарочн*, реферал*, приглас*, поиск*, знижк*, подарунк*, індекс, пошук, имя, фамили*, адрес*, рожд*, инн, снилс, кпп, бик, отслежив*, трек*, бронир*, країни, сертификат*, номер телефона, номер карты, запрошен*, замовлен*',
    security: 'безопасн*, безпек*, защит*',
    card: 'номер карты, номер картки, срок действия, банковск* карт*',
    captcha: 'картинк*, изображени*, символы с, робот*, зображен*',
    recovery: 'резервн*, восстанов*, відновлен*',
    password: 'пароль, пароля',
    setting: 'ключ, название, имя',
  },
  // Polish, Czech, Slovak, Hungarian
  {
    once: 'jednorazow*, dwuetapow*, dwuskladnikow*, jednorazov*, dvoufazov*, dvoufaktor*, dvojfaktor*, ketfaktoros, egyszer hasznalatos, ketlepcsos, kod sms, sms kod*',
    proof:
      'weryfik*, uwierzyteln*, potwierdz*, logowani*, overov*, overen*, potvrz*, potvrd*, prihlas*, ellenorz*, hitelesit*, megerosit*, belepes*',
    code: 'kod, kodu, kody, kodem, *kod, kodot, *kodot',
    digits: '6 cyfrow*, szesciocyfrow*, 6 cyfr, sestimistn*, 6 mistn*, 6 jegyu, hatjegyu, 6 cislic',
    app: 'aplikac* uwierz*, aplikacji uwierz*, aplikacja uwierz*, aplikacji autent*, overovaci aplikac*, autentizacn* aplikac*, hitelesito alkalmazas*, autentifikac*',
    sms: 'wiadomosc tekstow*, textov* zprav*, szoveges uzenet*',
    phone: 'komork*, mobil*, telefonszam*',
    email: 'poczt*, postovn* schrank*',
    sent: 'wysla*, wyslij, otrzyma*, odesla*, zasla*, poslal*, kuldt*, elkuld*, kuldott',
    other:
      'kod pocztowy, pocztowy, kod rabatowy, rabatow*, promocyjn*, kraju, produktu, zamowien*, polecen*, zaproszen*, szukaj, psc, smerovac*, slevov*, zemi, hledat, objednav*, iranyitoszam, kupon*, termek*, keres*, imie, nazwisko, jmeno, prijmeni, adres, pesel, nip, darkov*, podarunkow*, ajandek*, kedvezmeny*, rezervac*, sledovac*, doporucen*, meghivo*',
    security: 'bezpieczen*, bezpecnost*, biztonsag*',
    card: 'numer karty, cislo karty, kartyaszam, data waznosci, platnost*',
    captcha: 'obraz*, z obrazka, kep*',
    recovery: 'zapasow*, zalozn*, odzyskiw*, obnoven*, biztonsagi masolat, helyreallit*',
    password: 'haslo, heslo, jelszo',
    setting: 'klucz, klic, kulcs, nazwa, nazev',
  },
  // Swedish, Danish, Norwegian, Finnish
  {
    once: 'engangs*, tvafaktor*, tvastegs*, tofaktor*, totrins*, kertakaytto*, kaksivaihei*, kaksiosai*, todennuskoodi*, vahvistuskoodi*, kertakoodi*, bekraftelsekod*, bekreftelseskode*, bekraeftelseskode*, verifieringskod*, verifiseringskode*, sikkerhetskode, sakerhetskod',
    proof:
      'bekraft*, verifier*, bekraeft*, bekreft*, verifiser*, godkend*, todenn*, vahvist*, logga in, log ind, logg inn, kirjaudu*',
    code: '*kode, *koden, *kodet, *kod, *koodi, *koodin',
    digits: '6 siffrig*, sexsiffrig*, 6 cifret, sekscifret, 6 sifret, sekssifret, 6 numeroi*, kuusinumeroi*',
    app: 'autentiseringsapp*, autentifikationsapp*, autentificeringsapp*, godkendelsesapp, todennussovellu*, autentiserare*',
    sms: 'textmeddelande*, tekstmelding*, tekstviesti*, tekstbesked*',
    phone: 'mobilen, puhelin*, puhelim*',
    email: 'e post*, epost*, sahkoposti*',
    sent: 'skickat, skickade, sendt, lahet*, mottagit',
    other:
      'postnummer, postnumero, rabattkod*, presentkort*, landskod, landskode, produktkod*, sok, gavekort*, alennus*, tuote*, haku, kampanje*, kampanj*, fornavn, efternavn, maakoodi, bestilling*, bokning*, lahjakort*, vervekode',
    card: 'kortnummer, kortin numero, udlobsdato, utlopsdato',
    recovery: 'aterstall*, gendannelse*, gjenopprett*, palautus*, varakoodi*, reservkod*',
    password: 'losenord*, adgangskode*, passord*, salasana*',
  },
  // Turkish, Azerbaijani
  {
    once: 'tek kullanimlik, iki adimli, iki faktorlu, iki asamali, tek seferlik, dogrulama kodu*, onay kodu*, guvenlik kodu*, sms sifresi',
    proof: 'dogrula*, onay*, giris*, kimlik',
    code: 'kodu, kodunu*, kodunuz*, sifre',
    digits: '6 haneli, alti haneli, 4 haneli',
    app: 'dogrulama uygulama*, kimlik dogrulayic*, dogrulayici uygulama*',
    sms: 'kisa mesaj, mesaj*',
    phone: 'cep telefon*, telefon*',
    email: 'e posta*, eposta*',
    sent: 'gonder*, iletil*',
    other:
      'indirim*, kupon*, posta kodu, ulke*, urun*, hediye*, siparis*, davet*, ara, soyad*, adi, adres*, kampanya*, takip, tc kimlik*, vergi*, referans*, rezervasyon*',
    security: 'guvenlik*',
    card: 'kart numara*, son kullanma*',
    captcha: 'resim*, gorsel*, resimdeki',
    recovery: 'kurtarma*, yedek*',
    password: 'parola*, sifreniz*',
  },
  // Indonesian, Malay, Vietnamese, Filipino
  {
    once: 'sekali pakai, dua faktor, dua langkah, sekali guna, mot lan, hai yeu to, hai buoc, hai lop, 2 buoc, 2 lop, ma otp',
    proof: 'verifikasi, pengesah*, konfirmasi, autentikasi, pengesahan, xac thuc, xac minh, xac nhan, dang nhap, masuk',
    code: 'kode, kod, ma',
    digits: '6 angka, 6 digit, enam digit, 6 chu so, 6 so, gom 6',
    app: 'aplikasi autentik*, aplikasi pengautentikasi, pengautentikasi, ung dung xac thuc, trinh xac thuc, aplikasi pengesah*, autentikator',
    sms: 'pesan teks, tin nhan, mesej teks',
    phone: 'ponsel, telepon, nomor hp, dien thoai, telefon bimbit',
    email: 'surel, thu dien tu, e mel, emel',
    sent: 'dikirim*, kirim*, mengirim*, gui, da gui, dihantar',
    other:
      'kode pos, poskod, kupon*, diskon, promosi, kode negara, produk, pesanan, undangan, cari, ma giam gia, giam gia, ma buu chinh, buu dien, uu dai, khuyen mai, san pham, ma san pham, don hang, gioi thieu, ma vung, tim kiem, ho ten, dia chi, alamat, nama, qua tang, ma van don, resi, rujukan, ma so thue',
    security: 'keamanan, bao mat, keselamatan',
    card: 'nomor kartu, so the, kedaluwarsa, het han',
    captcha: 'gambar, hinh anh',
    recovery: 'cadangan, pemulihan, khoi phuc, du phong, sandaran',
    password: 'kata sandi, kata laluan, mat khau',
    setting: 'kunci, khoa',
  },
  // Arabic, Persian, Urdu
  {
    once: 'لمرة واحدة, المصادقة الثنائية, بخطوتين, رمز التحقق, رمز التأكيد, كود التحقق, یکبار مصرف, یک بار مصرف, دو مرحله, دومرحله, کد تأیید, کد تایید, رمز پویا, تصدیقی کوڈ, رمز المصادقة, رمز الأمان',
    proof: 'تحقق, التحقق, تأكيد, التأكيد, مصادقة, المصادقة, تایید, تأیید, احراز, تصدیق*, الدخول, ورود',
    code: 'رمز, الرمز, كود, الكود, کد, کوڈ',
    digits: '6 أرقام, 6 رقم*, ۶ رقم*, شش رقم*, ٦ أرقام, مكون من 6',
    app: 'تطبيق المصادقة, تطبيق مصادقة, برنامه احراز, اپلیکیشن احراز, تطبيق التوثيق, برنامه تأیید, برنامه تایید',
    sms: 'رسالة نصية, رسالة قصيرة, پیامک*, الرسائل النصية',
    phone: 'هاتف*, الهاتف, جوال*, الجوال, موبایل, تلفن, همراه',
    email: 'بريد*, البريد, ایمیل, ای میل',
    sent: 'إرسال*, أرسل*, المرسل, ارسال*, بھیجا*, ارسلنا',
    other:
      'قسيمة, خصم, الخصم, كوبون, بريدي, الرمز البريدي, رمز بريدي, الدولة, رمز البلد, المنتج, بحث, البحث, دعوة, تخفیف, کد پستی, پستی, کشور, محصول, جستجو, معرف, هدیه, هدية, الإحالة, الاسم, العنوان, رقم الهاتف, کد ملی, شماره موبایل, پیگیری, تتبع, الطلب, نام, پوسٹل',
    security: 'أمان, الأمان, امنیتی',
    card: 'رقم البطاقة, شماره کارت, انتهاء',
    captcha: 'الصورة, صورة, تصویر, کد امنیتی',
    recovery: 'استرداد, احتياطي, الاسترداد, بازیابی, پشتیبان',
    password: 'كلمة المرور, كلمة السر, رمز عبور, گذرواژه',
  },
  // Hebrew
  {
    once: 'חד פעמי*, דו שלבי*, קוד אימות, קוד האימות',
    proof: 'אימות, האימות, לאימות, אישור, כניסה, זיהוי',
    code: 'קוד, הקוד, סיסמה',
    digits: '6 ספרות, בן 6',
    app: 'אפליקציית האימות, אפליקציית אימות, מאמת',
    sms: 'מסרון, הודעת טקסט, סמס',
    phone: 'טלפון, נייד',
    email: 'מייל, דואר, דוא ל',
    sent: 'שלחנו, נשלח, שנשלח',
    other: 'קופון, מיקוד, הנחה, מדינה, מוצר, חיפוש, שובר, מתנה, הזמנה, שם, כתובת',
    security: 'אבטחה',
    card: 'מספר כרטיס, תוקף',
    captcha: 'תמונה',
    recovery: 'שחזור, גיבוי',
  },
  // Hindi, Bengali
  {
    once: 'ओटीपी, वन टाइम, एक बार, सत्यापन कोड, দুই ধাপ, ওটিপি, যাচাইকরণ কোড, दो चरण',
    proof: 'सत्याप*, प्रमाण*, पुष्टि, লগইন, যাচাই*, নিশ্চিত*',
    code: 'कोड, কোড',
    digits: '6 अंक*, छह अंक*, ৬ সংখ্যা*, 6 সংখ্যা*',
    app: 'ऑथेंटिकेटर*, प्रमाणक ऐप*, प्रमाणीकरण ऐप*, অথেনটিকেটর*',
    sms: 'एसएमएस, এসএমএস',
    phone: 'फ़ोन, फोन, मोबाइल, ফোন, মোবাইল',
    email: 'ईमेल, ইমেইল, ইমেল',
    sent: 'भेजा, भेजे, भेज, পাঠান*, পাঠিয়েছি',
    other: 'कूपन, पिन कोड, डाक, देश, उत्पाद, खोज, छूट, नाम, पता, রেফারেন্স, কুপন, পোস্ট*, নাম',
    security: 'सुरक्षा, নিরাপত্তা',
    card: 'कार्ड नंबर',
    captcha: 'छवि, चित्र',
    recovery: 'बैकअप, पुनर्प्राप्ति, ব্যাকআপ',
  },
  // Thai
  {
    once: 'ครั้งเดียว, สองขั้นตอน, สองชั้น, รหัสยืนยัน, รหัส otp, รหัสตรวจสอบ, 2 ขั้นตอน',
    proof: 'ยืนยัน, ตรวจสอบ, รับรอง',
    code: 'รหัส, โค้ด',
    digits: '6 หลัก, 6หลัก',
    app: 'แอปตรวจสอบสิทธิ์, แอปยืนยัน, แอปรับรอง',
    sms: 'ข้อความ',
    phone: 'โทรศัพท์, มือถือ',
    email: 'อีเมล',
    sent: 'ส่ง',
    other: 'ส่วนลด, ไปรษณีย์, คูปอง, ประเทศ, สินค้า, ค้นหา, โปรโมชั่น, แนะนำ, ของขวัญ, ชื่อ, ที่อยู่, คำสั่งซื้อ, พัสดุ',
    security: 'ความปลอดภัย',
    card: 'หมายเลขบัตร, วันหมดอายุ',
    captcha: 'ภาพ',
    recovery: 'สำรอง, กู้คืน',
    password: 'รหัสผ่าน',
  },
  // Greek, Bulgarian, Serbian
  {
    once: 'μιας χρησης, δυο παραγοντων, δυο βηματων, двуфактор*, еднократ*, једнократ*, двостепен*',
    proof: 'επαληθευσ*, επιβεβαιωσ*, συνδεσ*, ταυτοποιησ*, потвърд*, удостовер*, потврд*',
    code: 'κωδικ*',
    digits: '6 ψηφι*, εξαψηφι*, 6 цифрен',
    app: 'εφαρμογη ελεγχου*, εφαρμογη επαληθευσ*, εφαρμογη ταυτοποιησ*',
    sms: 'γραπτο μηνυμα, μηνυμα κειμενου',
    phone: 'τηλεφων*, κινητ*',
    email: 'ηλεκτρονικ* ταχυδρομ*',
    sent: 'εσταλ*, στειλ*, αποστολ*, изпрат*, послал*',
    other:
      'εκπτωτικ*, εκπτωσ*, ταχυδρομικ*, κουπονι*, χωρας, προιοντ*, αναζητ*, ονομα*, προσφορ*, δωρ*, пощенски, промо*',
    security: 'ασφαλει*, сигурност',
    card: 'αριθμος καρτας',
    captcha: 'εικον*',
    recovery: 'εφεδρικ*, ανακτησ*',
    password: 'κωδικος προσβασης, парола',
  },
];

const spaceless = /[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]/;

interface Phrase {
  text: string;
  concept: Concept;
}

const phrases = new Map<string, Phrase[]>();

/** A phrase as it stands in `plainWords`, with the spaces that must be around it. */
function placed(phrase: string): string {
  const plain = plainWords(phrase).trim();
  const before = phrase.startsWith('*') || spaceless.test(plain) ? '' : ' ';
  const after = phrase.endsWith('*') || spaceless.test(plain) ? '' : ' ';
  return before + plain + after;
}

/** Enough of a phrase to look it up by: the space before it says little. */
function keyAt(text: string, at: number): string {
  return text.slice(at, at + (text.startsWith(' ', at) ? 3 : 2));
}

function learn() {
  for (const language of languages)
    for (const [concept, list] of Object.entries(language) as [Concept, string][])
      for (const phrase of list.split(', ')) {
        const text = placed(phrase);
        const key = keyAt(text, 0);
        const sharing = phrases.get(key) ?? [];
        phrases.set(key, sharing);
        sharing.push({ text, concept });
      }
}

const known = new Map<string, ReadonlySet<Concept>>();
const mostKnown = 500;

/** What `text`, as `plainWords` gives it, speaks of. */
export function conceptsIn(text: string): ReadonlySet<Concept> {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (phrases.size === 0) learn();
  const found = new Set<Concept>();
  for (let at = 0; at < text.length - 1; at++)
    for (const phrase of phrases.get(keyAt(text, at)) ?? [])
      if (text.startsWith(phrase.text, at)) found.add(phrase.concept);
  if (known.size >= mostKnown) known.clear();
  known.set(text, found);
  return found;
}
