import { finderOf, patternsOf } from './vocabulary';

/** What words can say about the fields and forms one signs in with. */
export type SignInConcept = keyof typeof words;

/** As in `words.ts`: a line has English; Japanese, Chinese and Korean; Romance; Germanic; Slavic; or the other languages. */
const words = {
  /** Who one is. */
  user:
    'user* login* log account* acct identifi* email* e_mail* mail* member* customer_number phone* mobile* ' +
    'ユーザ ログイン 会員 アカウント id メール お客様番号 契約者番号 用户 用戶 账号 帳號 帐号 手机 邮箱 아이디 계정 이메일 ' +
    'usuario utilis* identifiant utente courriel correo* conta cuenta ' +
    'benutzer* nutzer* gebruiker* konto* kunden* anvandar* bruker* ' +
    'логин* имя_польз* пользоват* почт* uzytkown* uzivatel* користувач* ' +
    'kullanici* pengguna nama_pengguna ten_dang_nhap tai_khoan المستخدم حساب کاربری ชื่อผู้ใช้ उपयोगकर्ता',

  signIn:
    'sign_in signin log_in login logon log_on signon ' +
    'ログイン サインイン 登录 登錄 登入 로그인 ' +
    'iniciar_ses* acceder acced* entrar connexion connecter accesso iniciar ' +
    'anmeld* einlogg* inlog* aanmeld* logga_in logg_inn log_ind ' +
    'вход* войти увійти вхід zaloguj* logowan* prihlas* ' +
    'giris* masuk dang_nhap الدخول ورود เข้าสู่ระบบ लॉगिन כניסה συνδεσ*',

  signUp:
    'sign_up signup register* registr* create* join new_user get_started ' +
    '新規 登録 サインアップ 注册 註冊 가입 ' +
    'inscri* registr* crear* criar* creer* cadastr* ' +
    'registrier* konto_erstell* account_aanmaken ' +
    'регистр* реєстр* зарегистр* rejestr* zarejestr* registrac* ' +
    'kaydol* uye_ol daftar dang_ky التسجيل ثبت_نام สมัคร הרשמה εγγραφ*',

  /** Of a password: a new one, or the same again. */
  fresh:
    'new* confirm* repeat* again retype* re_enter* reenter* verify* choose* create* 2 ' +
    '新しい 新規 確認 再入力 もう一度 新 确认 確認 再次 새 확인 ' +
    'nuev* nov* nouve* nuov* confirm* repet* repit* conferm* ripet* ' +
    'neu* wiederhol* bestatig* nieuw* herhaal* bevestig* ' +
    'новы* повтор* подтвер* nowe* nove* powtorz* potvrd* ' +
    'yeni* tekrar* baru ulangi konfirmasi moi nhap_lai جديد* الجديدة تأكيد جدید ใหม่ ยืนยัน',

  /** Of a password: the one that is to be changed. */
  current:
    'current* old* existing ' +
    '現在 古い 旧 舊 当前 目前 原密 현재 기존 ' +
    'actual* atual* actuel* attual* ancien* ' +
    'aktuell* bisherig* alte* huidig* ' +
    'текущ* стары* obecn* stare* aktual* soucasn* ' +
    'mevcut* saat_ini hien_tai الحالية فعلی ปัจจุบัน',

  newsletter: 'newsletter* subscri* search* contact* ' + 'メルマガ 検索 お問い合わせ',

  /** Of a masked field: no password of an account. */
  otherSecret: 'cvv* cvc* csc pin card* ssn answer* secret* api* token* key security_code ' + '暗証 カード',
};

/** What `text`, as `plainWords` gives it, speaks of. */
export const signInConceptsIn = finderOf<SignInConcept>(() => patternsOf(words));
