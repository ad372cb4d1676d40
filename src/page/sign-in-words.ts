import { type Languages, vocabulary } from './vocabulary';

/** What words say about the fields and forms one signs in with. */
export type SignInConcept =
  | 'user'
  | 'signIn'
  | 'signUp'
  /** Of a password: a new one, or the same again. */
  | 'fresh'
  /** Of a password: the one that is to be changed. */
  | 'current'
  | 'newsletter'
  /** Of a masked field: no password of an account. */
  | 'otherSecret';

const languages: Languages<SignInConcept> = {
  english: {
    user: 'user* login* log account* acct identifi* email* e_mail* mail* member* customer_number phone* mobile*',
    signIn: 'sign_in signin log_in login logon log_on signon',
    signUp: 'sign_up signup register* registr* create* join new_user get_started',
    fresh: 'new* confirm* repeat* again retype* re_enter* reenter* verify* choose* create* 2',
    current: 'current* old* existing',
    newsletter: 'newsletter* subscri* search* contact*',
    otherSecret: 'cvv* cvc* csc pin card* ssn answer* secret* api* token* key security_code',
  },
  japanese: {
    user: 'ユーザ ログイン 会員 アカウント id メール お客様番号 契約者番号',
    signIn: 'ログイン サインイン',
    signUp: '新規 登録 サインアップ',
    fresh: '新しい 新規 確認 再入力 もう一度',
    current: '現在 古い',
    newsletter: 'メルマガ 検索 お問い合わせ',
    otherSecret: '暗証 カード',
  },
  chinese: {
    user: '用户 用戶 账号 帳號 帐号 手机 邮箱',
    signIn: '登录 登錄 登入',
    signUp: '注册 註冊',
    fresh: '新 确认 確認 再次',
    current: '旧 舊 当前 目前 原密',
  },
  korean: { user: '아이디 계정 이메일', signIn: '로그인', signUp: '가입', fresh: '새 확인', current: '현재 기존' },
  romance: {
    user: 'usuario utilis* identifiant utente courriel correo* conta cuenta',
    signIn: 'iniciar_ses* acceder acced* entrar connexion connecter accesso iniciar',
    signUp: 'inscri* registr* crear* criar* creer* cadastr*',
    fresh: 'nuev* nov* nouve* nuov* confirm* repet* repit* conferm* ripet*',
    current: 'actual* atual* actuel* attual* ancien*',
  },
  germanic: {
    user: 'benutzer* nutzer* gebruiker* konto* kunden* anvandar* bruker*',
    signIn: 'anmeld* einlogg* inlog* aanmeld* logga_in logg_inn log_ind',
    signUp: 'registrier* konto_erstell* account_aanmaken',
    fresh: 'neu* wiederhol* bestatig* nieuw* herhaal* bevestig*',
    current: 'aktuell* bisherig* alte* huidig*',
  },
  slavic: {
    user: 'логин* имя_польз* пользоват* почт* uzytkown* uzivatel* користувач*',
    signIn: 'вход* войти увійти вхід zaloguj* logowan* prihlas*',
    signUp: 'регистр* реєстр* зарегистр* rejestr* zarejestr* registrac*',
    fresh: 'новы* повтор* подтвер* nowe* nove* powtorz* potvrd*',
    current: 'текущ* стары* obecn* stare* aktual* soucasn*',
  },
  others: {
    user: 'kullanici* pengguna nama_pengguna ten_dang_nhap tai_khoan المستخدم حساب کاربری ชื่อผู้ใช้ उपयोगकर्ता',
    signIn: 'giris* masuk dang_nhap الدخول ورود เข้าสู่ระบบ लॉगिन כניסה συνδεσ*',
    signUp: 'kaydol* uye_ol daftar dang_ky التسجيل ثبت_نام สมัคร הרשמה εγγραφ*',
    fresh: 'yeni* tekrar* baru ulangi konfirmasi moi nhap_lai جديد* الجديدة تأكيد جدید ใหม่ ยืนยัน',
    current: 'mevcut* saat_ini hien_tai الحالية فعلی ปัจจุบัน',
  },
};

/** What `text`, as `plainWords` gives it, speaks of. */
export const signInConceptsIn = vocabulary(languages);
