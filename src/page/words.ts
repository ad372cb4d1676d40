import { finderOf, patternOf, patternsOf } from './vocabulary';

/** What words can say about a field. */
export type Concept = keyof typeof words | 'app';

/**
 * The words of each concept, as `patternOf` takes them: English first, and other languages as far as it does not cover
 * them, by their scripts. The page script is short of room: no word is here that a shorter one finds.
 */
const words = {
  /** A one-time code or second factor by its name. */
  once:
    'otp* *otp totp* otc 2fa* mfa* *mfa tfa* 2sv one_time* onetime* two_factor* twofactor* ' +
    'two_step* 2_step* 2_factor* 2factor* second_factor* multi_factor* multifactor* saotcc ' +
    'ワンタイム 段階認証 要素認証 动态 動態 一次性 일회용 ' +
    'uso_unico usage_unique monouso einmal* tan mtan eenmalig* engangs* kertakaytto* ' +
    'одноразов* ' +
    'jednoraz* tek_kullanim* sekali_pakai mot_lan ' +
    'μιας_χρησης لمرة_واحدة پویا ओटीपी',

  /** What such a code is for: to verify, authenticate, confirm. */
  proof:
    'verif* auth* autent* autor* confirm* validat* valid identi* secur* passcode* token_code* ' +
    'rsa* ' +
    '認証 確認 検証 本人 セキュリティ 验证 驗證 校验 认证 認證 安全 인증 확인 보안 ' +
    'comprob* segur* acces* temporal bestatig* sicherheit* pruf* freigabe* bevestig* beveilig* ' +
    'bekr* sakerhet* sikkerhet* vahvist* ' +
    'подтвер* провер* аутент* автент* підтвер* безопасн* ' +
    'weryfik* uwierz* potwierdz* overov* potvrz* ellenorz* megerosit* dogrula* onay* guvenlik* ' +
    'kimlik konfirmasi xac_thuc xac_minh xac_nhan ' +
    'تحقق التحقق تأكيد التأكيد المصادقة تایید احراز אימות האימות אישור सत्याप* प्रमाण* যাচাই* ' +
    'ยืนยัน ตรวจสอบ επαληθευσ* επιβεβαιωσ*',

  /** What it lets one into. */
  entry: 'login log_in sign_in signin connexion inlog* anmeld* ' + 'ログイン ' + 'вход*',

  /** The noun, or how many characters it has. */
  code:
    'code codes *code token* passcode* digit* ' +
    'コード 番号 トークン 桁 码 碼 口令 位 코드 번호 자리 ' +
    'codigo* clave codice cod codul chiffres cifr* ziffern *stellig* *kode* *koden *koodi ' +
    'код* цифр* *значн* ' +
    '*kod kod* cyfr* sifre haneli ma ' +
    'رمز الرمز كود کد کوڈ קוד הקוד कोड কোড รหัส κωδικ*',

  /** A program, which may be an authenticator. */
  software:
    'app apps application* ' +
    'アプリ 认证器 应用 應用 앱 ' +
    'aplica* appli* ' +
    'прилож* застосун* ' +
    'aplik* uygulama* ung_dung ' +
    'تطبيق برنامه แอป εφαρμογ*',

  sms:
    'sms* text_message* texted a_text whatsapp ' +
    'ショートメ 短信 简讯 簡訊 문자 ' +
    'смс* ' +
    'tin_nhan ' +
    'رسالة_نصية پیامک* מסרון במסרון',

  phone:
    'phone* mobile* mobil* cell* tele* handy* ' +
    '電話 携帯 スマホ 手机 手機 휴대 ' +
    'movil* celular* ' +
    'телефон* ' +
    'ponsel dien_thoai ' +
    'هاتف* الهاتف جوال* موبایل मोबाइल โทรศัพท์ มือถือ',

  email:
    'email* e_mail* *mail mailbox inbox ' +
    'メール 邮箱 邮件 郵件 信箱 메일 ' +
    'correo* courriel* ' +
    'почт* пошт* ' +
    'poczt* e_post* epost* e_posta* ' +
    'بريد* البريد ایمیل מייל ईमेल อีเมล',

  sent:
    'sent texted emailed resend* ' +
    '送信 送り 届 发送 發送 已发 获取 전송 발송 보낸 보냈 ' +
    'envia* recib* envoy* recu inviat* gesendet geschickt gestuurd verzonden sendt ' +
    'отправ* надісла*',

  /** A code of another kind, what is about codes, or no code at all. */
  other:
    'coupon* promo* voucher* gift* discount* redeem* redempt* postal* postcode* post_code ' +
    'zip* pincode pin_code country* *language* area_code region* currency product* item* sku ' +
    'refer* invit* booking* reserv* flight* track* order* search* serial* licen* activat* ' +
    'class* course* room* meeting* game* colo* html* encod* decod* sort_code iban bank_code ' +
    'branch* tax* employ* member* student* barcode* qr* device_code user_code access_code ' +
    'door* gate* pairing* tv username* birth* amount question* subject* certificat* comment* ' +
    'event* surname last_name phone_number mobile_number captcha* *captcha image* picture* ' +
    'characters_you checkcode name* nickname key keys secret* seed length issuer description ' +
    'lifetime period policy hash template url api uri ' +
    'クーポン プロモ 割引 ギフト 郵便 国コード 国番号 商品 製品 注文 予約 紹介 招待 検索 シリアル 会員番号 電話番号 口座 支店 追跡 キー 画像 文字を 优惠 ' +
    '優惠 折扣 邮政 邮编 区号 产品 订单 邀请 邀請 推荐 搜索 兑换 序列 激活 手机号 图 圖 看不清 쿠폰 할인 우편 국가 상품 주문 추천 초대 전화번호 계좌 ' +
    '이미지 자동 ' +
    'cupo* descuento desconto pais regalo busca* pedido convite remise reduction cadeau parrain* ' +
    'pays sconto fiscale gutschein* rabat* aktion* plz vorwahl land* geschenk* produkt* artikel* ' +
    'bestell* empfehl* einladung* korting* postnum* ' +
    'промо* купон* индекс* стран* товар* заказ* скидк* приглаш* картин* ' +
    'pocztow* iranyito* indirim* posta_kodu ulke* urun* kode_pos diskon negara giam_gia buu_chinh ' +
    'خصم البريدي بريدي پستی',

  /** A number that one has chosen, where nothing says that it is for one time. */
  pin: 'pin pins ' + '暗証',

  card:
    'card* *card ccnum* cc_num* cvv* cvc* csc ' +
    'カード 卡 카드 ' +
    'tarjeta* cartao carte carta karte* *karten* kaart* kort* ' +
    'карт* ' +
    'kart karti*',

  recovery:
    'recover* backup* back_up* rescue* scratch* emergency* ' +
    'バックアップ リカバリ 回復 恢复 备用 備用 백업 복구 ' +
    'recuper* respaldo secours sauvegarde wiederherstell* ersatz* notfall* ' +
    'резерв* восстан*',

  password:
    'password* passwd pwd passphrase ' +
    'パスワード 密码 密碼 비밀번호 ' +
    'contrasena senha mot_de_passe passwort* kennwort* wachtwoord* ' +
    'парол* ' +
    'haslo heslo mat_khau kata_sandi ' +
    'รหัสผ่าน',
};

/** An authenticator by its name. */
const authenticators =
  'authenticator* autentica* authentificat* totp* gauth* google_auth* authy duo_mobile code_generator time_based virtual_mfa 認証システム 認証器 验证器 驗證器 令牌 인증기';

/** What `text`, as `plainWords` gives it, speaks of. A program near what proves who one is, is an authenticator. */
export const conceptsIn = finderOf<Concept>(() => {
  const patterns = patternsOf(words);
  const { software, proof, once } = patterns;
  const proves = `(?:${proof}|${once})`;
  const app = `${patternOf(authenticators)}|(?:${software}).{0,30}${proves}|${proves}.{0,30}(?:${software})`;
  return { ...patterns, app };
});
