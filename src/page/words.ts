import { type Languages, vocabulary } from './vocabulary';

/** What words can say about a field. */
export type Concept =
  /** A one-time code or second factor by its name: OTP, 2FA, ワンタイムパスワード. */
  | 'once'
  /** What such a code is for: to verify, authenticate, confirm. */
  | 'proof'
  /** What it lets one into. */
  | 'entry'
  /** The noun: code, passcode, コード. */
  | 'code'
  /** How many characters it has: 6 digits, 6桁. */
  | 'digits'
  /** An authenticator. */
  | 'app'
  | 'software'
  | 'sms'
  | 'phone'
  | 'email'
  | 'sent'
  /** A code of another kind, or no code: coupon, postcode, country code. */
  | 'other'
  | 'card'
  | 'captcha'
  | 'recovery'
  | 'password'
  /** About codes rather than one: its name, key, length. */
  | 'setting';

const languages: Languages<Concept> = {
  english: {
    once: 'otp* *otp totp* otc 2fa* mfa* *mfa tfa* 2sv one_time* onetime* two_factor* twofactor* two_step* twostep* 2_step* 2_factor* 2factor* second_factor* multi_factor* multifactor* saotcc',
    proof: 'verif* auth* autent* autor* confirm* validat* valid identi* secur* passcode* token_code* rsa*',
    entry: 'login log_in sign_in signin connexion inlog* anmeld*',
    code: '*code codes token* passcode*',
    digits: 'digit* chiffres cifr* ziffern *stellig* cyfr* haneli',
    app: 'authenticator* autentica* authentificat* totp* gauth* google_auth* authy duo_mobile code_generator time_based virtual_mfa',
    software: 'app apps application*',
    sms: 'sms* text_message* texted a_text whatsapp',
    phone: 'phone* mobile* cell* tele* handy* mobil*',
    email: 'email* e_mail* *mail mailbox inbox',
    sent: 'sent texted emailed resend*',
    other:
      'coupon* promo* voucher* gift* discount* postal* postcode* post_code zip* pincode pin_code country* *language* lang area_code region* currency product* item* sku refer* invit* affiliat* booking* reserv* flight* track* order* search* serial* licen* activat* class* course* room* meeting* game* source* error* colo* hex html* embed* encod* decod* sort_code swift* iban bank_code branch* tax* vat dept depart* employ* member* student* barcode* bar_code qr* upc ean model* redeem* claim* campaign* certificat* store* hs_code billing* dial* status* group* device_code user_code airport* access_code door* gate* share* pairing* username* birth* amount quantity question* subject message* comment* iata locker* loyalty* reward* patient* phone_number mobile_number event* last_name',
    card: 'card* *card ccnum* cc_num* cvv* cvc* csc',
    captcha: 'captcha* *captcha image* picture* characters_you not_a_robot checkcode',
    recovery: 'recover* backup* back_up* rescue* scratch* emergency*',
    password: 'password* passwd pwd passphrase',
    setting:
      'name* nickname key keys secret* seed length issuer label description lifetime expir* minutes template url api uri',
  },
  japanese: {
    once: 'ワンタイム 段階認証 要素認証',
    proof: '認証 確認 検証 本人 セキュリティ',
    entry: 'ログイン',
    code: 'コード 番号 トークン',
    digits: '桁',
    software: 'アプリ 認証システム 認証器',
    sms: 'ショートメ',
    phone: '電話 携帯 スマホ',
    email: 'メール',
    sent: '送信 送り 届',
    other:
      'クーポン プロモ 割引 ギフト 郵便 国コード 国番号 商品 製品 注文 予約 紹介 招待 検索 シリアル 会員番号 電話番号 口座 支店 銀行 追跡 暗証 ライセンス',
    card: 'カード',
    captcha: '画像 文字を',
    recovery: 'バックアップ リカバリ 回復',
    password: 'パスワード',
    setting: 'キー',
  },
  chinese: {
    once: '动态 動態 一次性',
    proof: '验证 驗證 校验 认证 認證 安全',
    code: '码 碼 口令',
    digits: '位',
    app: '验证器 驗證器 令牌',
    software: '应用 應用',
    sms: '短信 简讯 簡訊',
    phone: '手机 手機',
    email: '邮箱 邮件 郵件 信箱',
    sent: '发送 發送 已发 获取',
    other: '优惠 優惠 折扣 邮政 邮编 区号 产品 订单 邀请 邀請 推荐 搜索 兑换 序列 激活 手机号',
    card: '卡',
    captcha: '图 圖 看不清',
    recovery: '恢复 备用 備用',
    password: '密码 密碼',
  },
  korean: {
    once: '일회용',
    proof: '인증 확인 보안',
    code: '코드 번호',
    digits: '자리',
    app: '인증기',
    software: '앱',
    sms: '문자',
    phone: '휴대',
    email: '메일',
    sent: '전송 발송 보낸 보냈',
    other: '쿠폰 할인 우편 국가 상품 주문 추천 초대 전화번호 계좌',
    card: '카드',
    captcha: '이미지 자동',
    recovery: '백업 복구',
    password: '비밀번호',
  },
  spanishAndPortuguese: {
    once: 'uso_unico solo_uso',
    proof: 'comprob* segur* acces* acesso temporal',
    code: 'codigo* clave',
    phone: 'movil* celular*',
    software: 'aplica*',
    sms: 'mensaje_de_texto',
    email: 'correo*',
    sent: 'envia* recib*',
    other: 'cupo* descuento desconto pais regalo busca* cep pedido convite',
    card: 'tarjeta* cartao',
    recovery: 'recuper* respaldo',
    password: 'contrasena senha',
  },
  frenchAndItalian: {
    once: 'usage_unique monouso',
    code: 'codice cod codul',
    software: 'appli*',
    email: 'courriel*',
    sent: 'envoy* recu inviat*',
    other: 'remise reduction cadeau parrain* pays sconto regalo fiscale',
    card: 'carte carta',
    recovery: 'secours sauvegarde',
    password: 'mot_de_passe',
  },
  germanAndDutch: {
    once: 'einmal* tan mtan eenmalig*',
    proof: 'bestatig* sicherheit* pruf* freigabe* bevestig* beveilig*',
    sent: 'gesendet geschickt gestuurd verzonden',
    other:
      'gutschein* rabatt* aktion* plz vorwahl land* geschenk* produkt* artikel* bestell* empfehl* einladung* korting*',
    card: 'karte* *karten* kaart*',
    recovery: 'wiederherstell* ersatz* notfall*',
    password: 'passwort* kennwort* wachtwoord*',
  },
  russianAndUkrainian: {
    once: 'одноразов*',
    proof: 'подтвер* провер* аутент* автент* підтвер* безопасн*',
    entry: 'вход*',
    code: 'код*',
    digits: 'цифр* *значн*',
    software: 'прилож* застосун*',
    sms: 'смс*',
    phone: 'телефон*',
    email: 'почт* пошт*',
    sent: 'отправ* надісла*',
    other: 'промо* купон* индекс* стран* товар* заказ* скидк* приглаш*',
    card: 'карт*',
    captcha: 'картин*',
    recovery: 'резерв* восстан*',
    password: 'парол*',
  },
  polishAndCzechAndHungarian: {
    once: 'jednoraz*',
    proof: 'weryfik* uwierz* potwierdz* bezpiecz* overov* potvrz* ellenorz* megerosit*',
    code: '*kod kodu',
    software: 'aplik*',
    email: 'poczt*',
    other: 'pocztow* rabat* iranyito*',
    password: 'haslo heslo',
  },
  nordic: {
    once: 'engangs* kertakaytto*',
    proof: 'bekr* sakerhet* sikkerhet* vahvist*',
    code: '*kode *koden *koodi',
    email: 'e_post* epost*',
    other: 'postnum*',
    card: 'kort*',
  },
  turkish: {
    once: 'tek_kullanim*',
    proof: 'dogrula* onay* guvenlik* kimlik',
    code: 'kodu* sifre',
    software: 'uygulama*',
    email: 'e_posta* eposta*',
    other: 'indirim* posta_kodu ulke* urun*',
    card: 'kart*',
  },
  indonesianAndVietnamese: {
    once: 'sekali_pakai mot_lan',
    proof: 'konfirmasi xac_thuc xac_minh xac_nhan',
    code: 'kode ma',
    software: 'ung_dung',
    sms: 'tin_nhan',
    phone: 'ponsel dien_thoai',
    other: 'kode_pos diskon negara giam_gia buu_chinh',
    password: 'mat_khau kata_sandi',
  },
  arabicAndPersianAndUrdu: {
    once: 'لمرة_واحدة پویا',
    proof: 'تحقق التحقق تأكيد التأكيد المصادقة تایید احراز تصدیق*',
    code: 'رمز الرمز كود کد کوڈ',
    software: 'تطبيق برنامه',
    sms: 'رسالة_نصية پیامک*',
    phone: 'هاتف* الهاتف جوال* موبایل',
    email: 'بريد* البريد ایمیل',
    other: 'خصم البريدي بريدي پستی',
  },
  hebrew: { proof: 'אימות האימות אישור', code: 'קוד הקוד', sms: 'מסרון במסרון', email: 'מייל' },
  hindiAndBengali: { once: 'ओटीपी', proof: 'सत्याप* प्रमाण* যাচাই*', code: 'कोड কোড', phone: 'फ़ोन मोबाइल', email: 'ईमेल' },
  thai: {
    proof: 'ยืนยัน ตรวจสอบ',
    code: 'รหัส',
    software: 'แอป',
    phone: 'โทรศัพท์ มือถือ',
    email: 'อีเมล',
    password: 'รหัสผ่าน',
  },
  greek: { once: 'μιας_χρησης', proof: 'επαληθευσ* επιβεβαιωσ*', code: 'κωδικ*', software: 'εφαρμογ*' },
};

const find = vocabulary(languages);

/** An app for proving who one is: the two words in any order, this near one another. */
const nearCharacters = 30;

/** What `text`, as `plainWords` gives it, speaks of. */
export function conceptsIn(text: string): ReadonlySet<Concept> {
  const found = find(text);
  const concepts = new Set(found.keys());
  if (areNear(found, 'software', 'proof') || areNear(found, 'software', 'once')) concepts.add('app');
  return concepts;
}

function areNear(found: ReadonlyMap<Concept, number[]>, one: Concept, other: Concept): boolean {
  const others = found.get(other) ?? [];
  return (found.get(one) ?? []).some((at) => others.some((otherAt) => Math.abs(at - otherAt) < nearCharacters));
}
