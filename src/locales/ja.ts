import type { Texts } from './en';
import type { ErrorSentences } from './error-sentences';
import { formatsFor } from './formats';

const standard = formatsFor('ja');

/** Within a sentence a number and its unit stand together: 12秒, where CLDR has 12 秒. */
const format = { ...standard, duration: (seconds: number) => standard.duration(seconds).replace(/\s/g, '') };

const errors: ErrorSentences = {
  // 保管庫
  exists: 'このコンピューターにはすでに保管庫があります。Latchkey を開き直して、ロックを解除してください。',
  none: '保管庫がまだありません。パスフレーズを決めて作成してください。',
  locked: '保管庫がロックされています。ロックを解除してから、もう一度お試しください。',
  lost: 'このコンピューターにあった保管庫が、ブラウザーから失われています。お客様が指示するまで、新しい保管庫は作りません。',
  'passphrase-too-short': 'パスフレーズが短すぎます。もっと長いものにしてください。',
  'wrong-passphrase': 'パスフレーズが違います。Caps Lock や入力モードを確認して、もう一度入力してください。',
  'passphrase-unchanged': '今までと同じパスフレーズです。別のものにしてください。',
  'recovery-code-mistyped': 'リカバリーコードに入力ミスがあります。控えと1区切りずつ見比べてください。',
  'wrong-recovery-code': 'この保管庫のリカバリーコードではありません。新しいコードに置き換えられた可能性があります。',
  'wrong-passkey': 'このパスキーでは保管庫を開けません。別のパスキーかパスフレーズをお使いください。',
  'last-slot': 'これを削除すると保管庫を開く方法がなくなります。先に別の方法を設定してください。',
  'too-early': '間違ったパスフレーズが続きました。少し待ってから入力してください。',
  damaged:
    '保存されているデータが壊れているため、手を加えずにそのままにしました。ブラウザーを再起動し、それでも直らないときはブラウザーのプロファイルをバックアップから戻してください。',
  'newer-version':
    'この保管庫は新しいバージョンの Latchkey で作られました。Latchkey を更新してください。データは変更していません。',
  'not-found': '対象が見つかりません。Latchkey を開き直して、現在の内容を確認してください。',
  'invalid-record': '読み戻せなくなるため、保存しませんでした。入力内容を確認してください。',
  'storage-refused':
    'プライベートウィンドウなど、ブラウザーが保存を許可しない場所です。通常のウィンドウで Latchkey を開いてください。',
  'storage-full': '保存領域がいっぱいです。空きを作ってから、もう一度お試しください。データは失われていません。',
  'storage-failed': 'データの読み書きに失敗しました。ブラウザーを再起動して、もう一度お試しください。',

  // 読み取ったコード
  'not-otpauth':
    'この QR コードは認証アプリ用ではありません。サイトの2要素認証の設定に表示されるものを読み取ってください。',
  'too-long': 'この QR コードは長すぎます。サイトで新しい QR コードを表示してください。',
  'type-unsupported': 'Latchkey が対応していない種類の認証コードです。サイトで別の方法を選んでください。',
  'no-secret': 'この QR コードには秘密鍵が入っていません。サイトで新しい QR コードを表示してください。',
  'secret-not-base32': 'この QR コードの秘密鍵は壊れています。サイトで新しい QR コードを表示してください。',
  'algorithm-unsupported': 'Latchkey が対応していないアルゴリズムです。サイトで別の方法を選んでください。',
  'encoder-unsupported': 'Latchkey が対応していない形式の認証コードです。サイトで別の方法を選んでください。',
  'digits-out-of-range': '認証コードの桁数の指定が正しくありません。サイトで新しい QR コードを表示してください。',
  'period-out-of-range': '認証コードの更新間隔の指定が正しくありません。サイトで新しい QR コードを表示してください。',
  'counter-out-of-range': 'カウンターの指定が正しくありません。サイトで新しい QR コードを表示してください。',
  'parameter-repeated': 'この QR コードの内容は矛盾しています。サイトで新しい QR コードを表示してください。',
  md5: 'MD5 を使う認証コードには対応していません。サイトで別の方法を選んでください。',
  motp: 'Mobile-OTP には対応していません。サイトで別の方法を選んでください。',
  yandex: 'この QR コードは Yandex Key 専用です。サイトで一般の認証アプリを選んでください。',
  duo: 'この QR コードは Duo Mobile 専用です。サイトで一般の認証アプリを選んでください。',
  'microsoft-phone':
    'この QR コードは Microsoft のアプリ専用です。サイトで「別の認証アプリを使用する」を選び、表示された QR コードを読み取ってください。',
  'apple-unknown': 'この QR コードは Apple のアプリ専用です。サイトで通常の設定コードを表示してください。',
  'google-export':
    'Google Authenticator からの書き出しで、複数のアカウントが入っています。「アカウントの追加」で読み取ってください。',
  'export-damaged':
    'この Google Authenticator のエクスポートは壊れています。アプリでもう一度コードを表示して読み取ってください。',
  'not-in-export': 'このアカウントは Google Authenticator では扱えません。別の形式でエクスポートしてください。',

  // アプリ
  'malformed-region': 'リージョンの形式が正しくありません。ap-northeast-1 のように入力してください。',
  'malformed-user-pool-id':
    'ユーザープール ID の形式が正しくありません。ap-northeast-1_AbCdEfGhI のように入力してください。',
  'malformed-client-id': 'アプリクライアント ID の形式が正しくありません。英小文字と数字で26文字ほどです。',
  'region-mismatch': 'ユーザープール ID のリージョンと一致しません。どちらかを直してください。',
  'malformed-endpoint':
    'このアドレスは使えません。https:// で始まるもの、またはこのコンピューター上の http:// を指定してください。',
  'unknown-configuration':
    '読み取れない設定です。amplify_outputs.json、amplifyconfiguration.json、aws-exports.js、amplifyconfiguration.dart、または Amplify.configure に渡すオブジェクトを使ってください。',
  'computed-configuration':
    'ユーザープール ID がコードで計算されているため、このテキストからは分かりません。ビルド後の値を貼り付けるか、手で入力してください。',
  'malformed-app-origin':
    'Web アプリのアドレスではありません。https:// で始まるもの、またはこのコンピューター上の http:// を指定してください。',
  'no-user-pool-on-page':
    'このページには、ユーザープールを特定できる Amplify アプリの情報がありません。先にページでサインインするか、設定ファイルを使ってください。',
  'no-user-pool-in-configuration':
    'この設定にはユーザープールがありません。サインイン機能のあるアプリの設定か確認してください。',
  'profile-not-found': 'このアプリはもう登録されていません。別のアプリを選ぶか、追加し直してください。',

  // サインイン
  'network-failed':
    'ユーザープールに接続できません。ネットワークと、アプリのリージョンまたはサーバーを確認して、もう一度お試しください。',
  'timed-out': 'ユーザープールから時間内に応答がありませんでした。もう一度お試しください。',
  aborted: 'サインインを中止しました。準備ができたら、はじめからやり直してください。',
  'unexpected-reply':
    '応答したのは Cognito のユーザープールではありません。アプリのリージョンまたはサーバーを確認してください。',
  'service-unavailable': '現在 Cognito に問題が起きています。しばらくしてから、もう一度お試しください。',
  throttled: 'リクエストが集中しています。少し待ってから、もう一度お試しください。',
  'limit-exceeded': '回数の上限に達しました。時間をおいて (1時間以上かかることもあります) お試しください。',
  'attempts-exceeded':
    '間違いが続いたため、ユーザープールが一時的に受け付けていません。数秒から最大15分ほど待ってから、お試しください。',
  blocked: 'アプリのファイアウォールに拒否されました。別のネットワークで試すか、アプリの管理者に問い合わせてください。',
  'wrong-credentials': 'ユーザー名またはパスワードが違います。確認して、もう一度入力してください。',
  'unknown-user': 'このユーザー名ではサインインできません。ユーザー名と、選んだアプリを確認してください。',
  'user-disabled': 'このユーザーは無効になっています。アプリの管理者に問い合わせてください。',
  'wrong-code': 'コードが違います。確認して、もう一度入力してください。',
  'used-code': 'このコードは使用済みです。次のコードが表示されるのを待って入力してください。',
  'expired-code': 'コードの有効期限が切れています。再送して、新しいコードを入力してください。',
  'password-policy': 'このパスワードはアプリの条件を満たしていません。別のものにしてください。',
  'password-history': '以前に使ったパスワードです。新しいものにしてください。',
  'invalid-input': '入力内容がユーザープールに受け付けられませんでした。確認して、もう一度お試しください。',
  'alias-taken': 'このメールアドレスまたは電話番号は、ほかのユーザーが使っています。別のものにしてください。',
  'session-expired': 'この手順の時間が切れました。はじめからやり直してください。',
  'session-spent': '回答できるのは一度だけで、すでに回答済みです。はじめからやり直してください。',
  'challenge-failed': '回答が最終的に拒否されました。はじめからやり直してください。',
  'reset-required': 'パスワードの再設定が必要です。はじめからやり直すと、コードが届きます。',
  'reset-not-possible': 'このユーザーのパスワードは、ここでは再設定できません。アプリの管理者に問い合わせてください。',
  'not-confirmed': 'このアカウントはまだ確認されていません。はじめからやり直し、届いたコードを入力してください。',
  'already-confirmed': 'このアカウントは確認済みです。はじめからやり直してサインインしてください。',
  'trigger-failed':
    'アプリ独自の確認でサインインが止まりました。メッセージで解決しないときは、アプリの管理者に問い合わせてください。',
  'code-delivery-failed': 'コードを送れませんでした。時間をおいて試すか、アプリの管理者に問い合わせてください。',
  'mfa-method-missing': 'この方法は設定されていません。はじめからやり直して、別の方法を選んでください。',
  'concurrent-change': 'このユーザーが同時に変更されました。もう一度お試しください。',
  'pool-not-found':
    'ユーザープールまたはアプリクライアントが見つかりません。アプリの ID とリージョンを確認してください。',
  'flow-not-enabled':
    'このアプリクライアントでは、この方法のサインインが許可されていません。アプリの管理者に有効化を依頼してください。',
  'client-secret-wrong':
    'アプリクライアントのシークレットがないか、間違っています。「詳細設定」でシークレットを入力して、アプリを追加し直してください。',
  'pool-misconfigured': 'ユーザープールの設定が完了していません。アプリの管理者に問い合わせてください。',
  'passkey-refused': 'このパスキーは受け付けられませんでした。「別の方法」を押して選び直してください。',
  'device-not-found': 'この端末の登録が見つかりません。はじめからやり直してください。',
  'device-refused': 'この端末は受け付けられませんでした。はじめからやり直してください。',
  'signed-out': 'このセッションは終了しています。もう一度サインインしてください。',
  'unknown-exception': ({ exception }) =>
    exception === undefined
      ? 'Latchkey が知らないエラーが返されました。はじめからやり直してください。'
      : `Latchkey が知らないエラー「${exception}」が返されました。はじめからやり直してください。`,
  'unsupported-challenge': ({ subject = '…' }) =>
    `このバージョンの Latchkey では答えられない「${subject}」を求められました。はじめからやり直すか、アプリのページでサインインしてください。`,
  'mfa-setup-needs-administrator':
    'このアプリは SMS のコードを求めていますが、設定できるのは管理者だけです。設定を依頼してから、やり直してください。',
  'new-code-needed': '認証が最初からになり、前のコードは使えなくなりました。新しいコードを入力してください。',
  'password-needed': 'もう一度パスワードが必要です。入力して続けてください。',
  'wrong-step': 'サインインはすでに次に進んでいます。表示されている手順に答えてください。',
  'invalid-choice': 'これは選べません。表示されているものから選んでください。',
  'invalid-state': '保存されていた途中の状態が使えなくなりました。はじめからやり直してください。',
  'untrusted-server':
    '本物のユーザープールとは思えない応答だったため、送信を止めました。アプリのサーバーを確認してください。',
  'device-store-failed': 'この端末の鍵を読み書きできませんでした。保管庫のロックを解除して、やり直してください。',
  'sign-in-gone': 'このサインインは終わっています。新しく始めてください。',
  'session-gone': 'このセッションはすでに終了しています。必要なときは、もう一度サインインしてください。',
  'scan-gone': '読み取った内容はもう残っていません。もう一度読み取ってください。',
  busy: '前の回答を処理しています。少しお待ちください。',
  interrupted: '応答が届く前に、ブラウザーが Latchkey を停止しました。はじめからやり直してください。',

  // ポップアップとワーカー
  'passkey-permission-refused':
    'この許可がないと、Latchkey はアプリのパスキーを使えません。もう一度「パスキーを使う」を押すか、「別の方法」を押してください。',
  'passkey-cancelled':
    'パスキーが提示されませんでした。もう一度「パスキーを使う」を押すか、「別の方法」を押してください。',
  'passkey-not-here':
    'このブラウザーでは、拡張機能がこのアプリのパスキーを使うことはできません。「別の方法」を押すか、アプリのページでサインインしてください。',
  'vault-passkey-cancelled': 'パスキーが提示されませんでした。もう一度ボタンを押すか、別の方法を使ってください。',
  'vault-passkey-without-prf':
    'このパスキーは保管庫の鍵として使えません。別の端末のパスキーか、別の方法を使ってください。',
  'copy-refused': 'ブラウザーがコピーを許可しませんでした。ポップアップの中をクリックして、もう一度お試しください。',
  'image-too-large': 'ページの画像が大きすぎます。ウィンドウを小さくして、もう一度スキャンしてください。',
  'image-malformed': 'ページの画像を取得できませんでした。再読み込みして、もう一度スキャンしてください。',
  'capture-malformed': 'ページの画像を取得できませんでした。再読み込みして、もう一度スキャンしてください。',
  'decoder-unavailable':
    'QR コードの読み取り機能を開始できません。ブラウザーの拡張機能ページで Latchkey を再読み込みしてください。削除すると保管庫も消えるため、削除はしないでください。',
  'worker-died': '読み取りが中断されました。もう一度スキャンしてください。',
  'task-failed': '読み取りに失敗しました。ページを再読み込みして、もう一度スキャンしてください。',
  'not-hotp': 'このアカウントのコードは時刻で変わります。表示されているものをコピーしてください。',
  'page-changed': '読み取りの途中でページが切り替わりました。もう一度スキャンしてください。',
  'page-not-capturable':
    'ブラウザーの制限により、このページは読み取れません。QR コードを通常のタブで開き、そこでスキャンしてください。',
  'image-not-visible':
    'この画像は他のサイトのもので、画面に見えていません。表示されるまでスクロールしてから読み取ってください。',
  'file-empty': 'このファイルは空です。画像を選び直してください。',
  'file-too-large': 'このファイルは 64 MB を超えています。QR コードのスクリーンショットを撮って選んでください。',
  'picture-too-large': 'この画像は 6400 万画素を超えています。QR コードの部分を切り抜いて選んでください。',
  'not-a-picture': 'ブラウザーで開ける画像ではありません。PNG、JPEG、WebP、GIF、SVG のファイルを選んでください。',
  'picture-damaged': 'この画像は壊れていて開けません。保存し直すか、QR コードのスクリーンショットを撮ってください。',
  'no-qr-code-in-picture': 'この画像に QR コードが見つかりません。コード全体がはっきり写った画像を選んでください。',
  'too-many-codes': 'コードが 200 件を超えています。一部ずつ読み取ってください。',
  'nothing-pasted':
    '貼り付けた内容に画像も設定用リンクもありません。QR コードまたはリンクをコピーしてから試してください。',
  'camera-refused':
    'カメラの使用が許可されませんでした。アドレスバーの横で Latchkey に許可してから、もう一度試してください。',
  'camera-missing': 'カメラが見つかりません。カメラを接続するか、QR コードの画像を選んでください。',
  'camera-busy': 'カメラは他のプログラムが使用中です。それを終了してから、もう一度試してください。',
  'no-qr-code':
    'このページに QR コードが見つかりません。全体が見えるようにスクロールし、小さいときは拡大して、もう一度スキャンしてください。',

  // ページへの入力
  'page-not-reachable':
    'ブラウザーは、拡張機能がこのページを操作することを許可していません。コードを求めるページで、ツールバーから Latchkey を開いてください。',
  'site-not-secure':
    'このページは暗号化されていないか、独自のアドレスがないため、入力しませんでした。https で始まる正しいサイトを開いているか確認してください。',
  'no-code-field':
    'このページには認証コードの入力欄が見つかりません。コードを求める画面に進んでから、もう一度お試しください。',
  'too-many-fields':
    'このページには認証コードの入力欄が複数あります。正しい欄をクリックし、右クリックメニューの「ここに認証コードを入力」を使ってください。',
  'other-kind-of-code': 'この欄は、メールや SMS で届くコードを求めています。認証アプリのコードは入力できません。',
  'field-disguised':
    '入力欄が隠されているか覆われているため、入力しませんでした。信頼できるページなら、コードをコピーして入力してください。',
  'form-goes-elsewhere':
    'このページに入力した内容は別のサイトに送信されるため、入力しませんでした。正しいサイトを開いているか確認してください。',
  'field-changed': '入力の途中でページが入力欄を変更したため、入力しませんでした。もう一度お試しください。',
  'value-refused': 'ページがコードを受け付けませんでした。コピーして貼り付けてください。',
  'page-moved-on': '入力する前に別のページに切り替わりました。現在のページで、もう一度お試しください。',
  'site-not-bound': 'このアカウントはこのサイトのものではないため、入力しませんでした。',
  'forbidden-by-policy': 'このブラウザーを管理している組織が許可していません。',

  'malformed-request': '入力内容を処理できませんでした。確認して、もう一度お試しください。',
  internal: 'Latchkey の内部で問題が起きました。データは失われていません。もう一度お試しください。',
};

/** 人が読むすべての文 (日本語)。 */
export const ja: Texts = {
  language: 'ja',
  direction: 'ltr',
  appName: 'Latchkey',

  common: {
    cancel: 'キャンセル',
    back: '戻る',
    close: '閉じる',
    undo: '元に戻す',
    copy: 'コピー',
    copied: 'コピーしました',
    clearedAfter: (seconds) => `${format.duration(seconds)}後に消去します`,
    clearedWhileInFront: (seconds) => `このまま開いていれば${format.duration(seconds)}後に消去します`,
    show: '表示',
    hide: '隠す',
    showSecret: (what) => `${what}を表示`,
    hideSecret: (what) => `${what}を隠す`,
    account: (issuer, label) => [issuer, label].filter(Boolean).join(' ') || '名前のないアカウント',
    unnamedAccount: '名前のないアカウント',
    tryAgainIn: (seconds) => `あと${format.duration(seconds)}で再試行できます。`,
    saidByPool: (sentence, message) => `${sentence}アプリからのメッセージ:「${message}」`,
  },

  header: {
    lock: 'ロック',
    lockHint: '保管庫をロック',
    tabs: '表示の切り替え',
    codes: 'コード',
    signIn: 'サインイン',
    manage: 'Latchkey の管理画面をタブで開く',
  },

  manage: {
    sections: {
      codes: 'コード',
      add: 'アカウントの追加',
      signIn: 'サインイン',
      accounts: 'アカウント',
      security: 'セキュリティ',
      apps: 'アプリ',
      trash: 'ゴミ箱',
      about: 'Latchkey について',
    },
  },

  about: {
    purpose: '2要素認証のコードを暗号化して保管し、Amazon Cognito を使うアプリへのサインインを案内します。',
    version: (version) => `バージョン ${version}`,
    network:
      '通信する相手は、Amazon Cognito か、アプリごとに入力したサーバーだけです。利用状況の収集や送信は行いません。',
    independence: 'Latchkey は Amazon Web Services とは関係ありません。',
  },

  security: {
    waysIn: '保管庫を開ける方法',
    waysInHint: 'どれか1つあれば開けられます。',
    kinds: { passphrase: 'パスフレーズ', 'recovery-code': 'リカバリーコード', passkey: 'パスキー' },
    since: (atMs) => `${format.time(atMs)}から`,
    unchecked: '控えを未確認',
    removeWay: '削除',
    removeWayMeaning: {
      passphrase: 'このパスフレーズでは保管庫を開けなくなります。',
      'recovery-code': '控えてあるリカバリーコードでは保管庫を開けなくなります。',
      passkey:
        'このパスキーでは保管庫を開けなくなります。パスキー自体は端末に残るので、必要なら端末側で削除してください。',
    },
    recovery: {
      make: 'リカバリーコードを作る',
      replace: 'リカバリーコードを作り直す',
      replaceHint: '今のコードはすぐに使えなくなります。',
      sheetTitle: 'Latchkey のリカバリーコード',
      sheetHint:
        'このコードがあれば、作成したコンピューターの保管庫を誰でも開けられます。紙に控え、コンピューターとは別の場所に保管してください。表示されるのは今だけです。',
      print: '印刷',
      typeGroup: (place) => `コードの${format.number(place)}番目の組`,
      typeGroupHint: '控えや印刷したものを見ながら入力し、正しいことを確かめてください。',
      wrongGroup: '違う組か、書き間違いです。控えを上のコードと見比べてください。',
      check: '控えました',
      checked: 'リカバリーコードを設定しました。大切に保管してください。',
    },
    addPasskey: 'パスキーを追加',
    addPasskeyHint: 'このコンピューターの保管庫を、指紋、顔、セキュリティキーで開けるようになります。',
    passkeyName: (atMs) => `Latchkey ${format.time(atMs)}`,
    passkeyNotHere:
      'このブラウザーでは、拡張機能がパスキーで保管庫を開くことはできません。Chrome と Edge では使えます。',
    proof: '本人確認の方法',
    currentPassphrase: '現在のパスフレーズ',
    nextPassphrase: '新しいパスフレーズ',
    changePassphrase: {
      title: 'パスフレーズの変更',
      meaning: '変更後は新しいパスフレーズだけが使えます。ほかの方法はそのまま残ります。',
      begin: 'パスフレーズを変更',
      action: '変更する',
      done: 'パスフレーズを変更しました。',
    },
    renewKey: {
      title: 'パスフレーズを見られたかもしれない場合',
      meaning:
        '以前に保管庫のコピーを取られていると、そのコピーは当時のパスフレーズでずっと開けます。ここで鍵とパスフレーズを取り替えると、中身はすべて暗号化し直され、これから先の内容は見られなくなります。リカバリーコードとパスキーは無効になるため再設定が必要で、以前の状態も削除されます。これまでの中身は知られている可能性があるので、重要なアカウントは各サイトで2要素認証を設定し直してください。',
      begin: '鍵とパスフレーズを取り替える',
      action: '今すぐ取り替える',
      done: '保管庫の鍵を取り替えました。リカバリーコードとパスキーを設定し直してください。',
    },
    locking: '自動ロック',
    lockAfter: 'コンピューターを使わないときにロックするまでの時間',
    lockAfterHint: 'どのプログラムでもキーボードとマウスの操作がない時間です。スリープ中の時間も含みます。',
    minutes: (minutes) =>
      minutes === 'never' ? 'ロックしない' : minutes < 120 ? format.duration(minutes * 60) : format.hours(minutes / 60),
    neverLocks: 'ブラウザーが起動している間は、このコンピューターの前に座った人なら誰でもコードを見られます。',
    lockWithSystem: 'コンピューターのロックに合わせてロックする',
    systemLockUntold:
      'このブラウザーは、コンピューターがロックされたことを拡張機能に知らせません。上の時間だけが有効です。',
    locksAtEnd: 'ブラウザーを終了すると、必ずロックされます。',
    clipboard: 'クリップボード',
    clearAfter: 'Latchkey がコピーした内容を消去するまでの時間',
    clearAfterHint: 'クリップボードの内容がそのままの場合だけ消去します。',
    seconds: (seconds) => (seconds === 'never' ? '消去しない' : format.duration(seconds)),
    clearAnywhere: 'Latchkey の画面を離れても消去する',
    clearAnywhereHint:
      'クリップボードの読み書きを許可するか、ブラウザーが確認します。許可がないと、Latchkey を開いたままの場合しか消去できず、Firefox ではまったく消去できません。',
    storage: '保存領域',
    storageKept: 'ディスクの空きが少なくなっても、ブラウザーは保管庫を消しません。',
    storageNotKept:
      'ディスクの空きが少なくなると、ブラウザーが保管庫を消すことがあります。消さないように頼んでください。',
    storageRefused: '今回は認められませんでした。しばらく Latchkey を使うと認められることがあります。',
    keepStorage: '消さないように頼む',
  },

  damage: {
    title: '保管庫の一部が壊れています',
    incomplete:
      '保管庫の目録が壊れているため、なくなったものがあるかどうか分かりません。修復するまで、変更は一切行いません。',
    records: (count) => `${format.number(count)}件が元の内容と異なります。ほかはすべて使えます。`,
    problems: {
      unreadable: '読み込めないデータ',
      replaced: '古い内容に置き換えられたデータ',
      unlisted: '削除後に戻されたデータ',
      missing: '取り除かれたデータ',
    },
    repair: '読み込めるものを全体とする',
    repairMeaning: '読み込めるものだけで保管庫を作り直します。今ないものは、以後「ない」と気づけなくなります。',
    remove: '壊れたデータを削除',
    removeMeaning:
      '読み込めないものを完全に削除します。以前の状態やバックアップに残っていないか、先に確認してください。',
  },

  trash: {
    hint: '捨てたものはしばらくここに残り、元に戻せます。',
    empty: 'ゴミ箱は空です。',
    kinds: {
      account: 'アカウント',
      device: '記憶した端末',
      clientSecret: 'アプリクライアントのシークレット',
      savedSignIn: '保存したサインイン',
      session: '保持したセッション',
    },
    since: (atMs) => `${format.time(atMs)}に移動`,
    until: (atMs) => `${format.time(atMs)}まで保存`,
    restore: '元に戻す',
    purge: '完全に削除',
    purgeMeaning: {
      account:
        'このアカウントのコードは、以前の状態からも作れなくなります。サイトがまだコードを求める場合は、サイトのリカバリーコードが必要です。',
      device: 'この端末でも、2つ目の認証が再び求められます。',
      clientSecret: 'サインインするには、シークレットをもう一度入力する必要があります。',
      savedSignIn: 'このサインインについて覚えていたことが消えます。',
      session: 'もう一度サインインする必要があります。',
    },
    emptyAll: 'ゴミ箱を空にする',
    emptyAllMeaning: (count) =>
      `${format.number(count)}件を、以前の状態も含めて完全に削除します。これらのアカウントのコードは作れなくなります。`,
    keep: 'ゴミ箱の保存期間',
    keepFor: '完全に削除するまでの期間',
    days: (days) => (days === 'never' ? '削除しない' : format.days(days)),
  },

  history: {
    title: '以前の状態',
    hint: '最近の変更より前の状態を覚えていて、そこに戻せます。',
    none: 'まだありません。',
    until: (atMs) => `${format.time(atMs)}まで`,
    accounts: (count) => `アカウント${format.number(count)}件`,
    endedBy: {
      add: '追加する前',
      update: '変更する前',
      trash: 'ゴミ箱に移す前',
      restore: '元に戻す前',
      'go-back': '以前の状態に戻す前',
      repair: '修復する前',
    },
    goBack: 'この状態に戻す',
    goBackMeaning:
      'アカウントがこの時点の内容に戻ります。その後に追加したものはゴミ箱に移り、もう一度戻せば取り消せます。',
    wentBack: 'その時点の状態に戻しました。',
    wentBackWithout: (count) => `読み込めない${format.number(count)}件を除いて、その時点の状態に戻しました。`,
  },

  accounts: {
    hint: 'ドラッグするか、Alt と矢印キーで並べ替えられます。',
    select: (account) => `${account}を選択`,
    selected: (count) => `${format.number(count)}件を選択中`,
    selectNone: '選択を解除',
    pinned: '固定',
    pin: '先頭に固定',
    pinAll: '固定する',
    unpinAll: '固定を外す',
    trashAll: 'ゴミ箱に移動',
    edit: '編集',
    save: '保存',
    add: '追加',
    addTags: 'タグを追加',
    moveUp: (account) => `${account}を上へ`,
    moveDown: (account) => `${account}を下へ`,
    moved: (account) => `${account}を移動しました`,
    issuer: 'サイトまたはアプリ',
    label: 'アカウント名',
    tags: 'タグ',
    tagsHint: 'コンマか読点で区切ります',
    note: 'メモ',
    noteHint: 'ほかと同じく暗号化されます',
    counter: '次のコードのカウンター',
    counterHint: 'サーバーとずれていると言われたときだけ変更してください。',
    counterMalformed: 'カウンターは整数で入力してください。',
    counterIs: (counter) => `次のカウンター ${format.number(counter)}`,
  },

  backup: {
    never: (count) =>
      `${format.number(count)}件のアカウントはまだバックアップされていません。Latchkey を削除すると失われます。`,
    lacks: (days, missing, changed) => {
      const age = days < 1 ? '最後のバックアップは今日のもの' : `最後のバックアップは${format.days(days)}前のもの`;
      const lacks = [
        ...(missing > 0 ? [`新しい${format.number(missing)}件`] : []),
        ...(changed > 0 ? [`変更した${format.number(changed)}件`] : []),
      ];
      return `${age}で、その後の${format.list(lacks)}が含まれていません。`;
    },
  },

  welcome: {
    title: 'パスフレーズを決める',
    purpose: 'このコンピューターの保管庫を暗号化します。コードを見るときに入力します。',
    noReset: '再設定はできません。忘れると、保管庫は本人にも開発者にも開けなくなります。',
    passphrase: 'パスフレーズ',
    hint: (minimum) => `${format.number(minimum)}文字以上。無関係な単語をいくつか並べると、強くて覚えやすくなります。`,
    repeat: 'パスフレーズ (もう一度)',
    tooShort: (minimum) => `短すぎます。${format.number(minimum)}文字以上にしてください。`,
    mismatch: '一致していません。もう一度入力してください。',
    create: '保管庫を作成',
    creating: '作成しています…',
  },

  unlock: {
    title: '保管庫のロックを解除',
    passphrase: 'パスフレーズ',
    unlock: 'ロックを解除',
    unlocking: '解除しています…',
    recoveryCode: 'リカバリーコード',
    recoveryCodeHint: '4文字ずつ7組。大文字と小文字、空白、ハイフンの違いは問いません。',
    withRecoveryCode: 'リカバリーコードを使う',
    withPassphrase: 'パスフレーズを使う',
    withPasskey: 'パスキーで解除',
    withPasskeyInTab: 'タブでパスキーを使って解除',
  },

  unusable: {
    title: '保管庫を開けません',
    lostTitle: '保管庫がこのブラウザーから消えています',
    lostWays:
      'ブラウザーのデータを消去したか、プロファイルを入れ替えませんでしたか。ブラウザーのプロファイルのバックアップがあれば、ブラウザーを終了して元に戻し、Latchkey を開き直してください。Latchkey のバックアップファイルがあれば、最初からやり直して読み込めます。',
    damagedWays:
      '何も変更していません。ブラウザーのプロファイルのバックアップがあれば、ブラウザーを終了して元に戻し、Latchkey を開き直してください。Latchkey のバックアップファイルがあれば、最初からやり直して読み込めます。',
    startOver: '空の保管庫でやり直す',
    startOverLost: '新しい空の保管庫を作ります。以前の保管庫が見つかっても、使われません。',
    startOverDamaged: '残っている保管庫のデータを完全に削除します。その後は誰にも復元できません。',
  },

  codes: {
    search: 'アカウントを検索',
    scan: 'スキャン',
    scanHint: 'このページの QR コードをスキャン',
    list: 'アカウント',
    emptyTitle: 'アカウントがありません',
    emptyBody:
      '認証アプリ用の QR コードが表示されているページを開き、そのページで Latchkey を開いて「スキャン」を押してください。',
    noneFound: (query) => `「${query}」に一致するアカウントはありません。`,
    damaged: (count) =>
      `${format.number(count)}件のアカウントを読み込めず、表示していません。ほかのアカウントは使えます。`,
    copied: 'コピーしました',
    copiedAnnouncement: (account) => `${account}のコードをコピーしました`,
    next: '次',
    nextCode: 'コードを表示',
    unconfirmed: '未確認',
    unconfirmedHint: 'このアカウントのコードは、まだサーバーで確認されていません。',
    trash: (account) => `${account}をゴミ箱に移動`,
    trashed: (account) => `${account}をゴミ箱に移動しました`,
    restored: (account) => `${account}を元に戻しました`,
  },

  fill: {
    panel: 'このページ',
    fill: '入力',
    fillAccount: (account) => `${account} のコードをこのページに入力`,
    filled: 'コードを入力しました。',
    filledAndSent: 'コードを入力して送信しました。',
    waiting: '次のコードに切り替わり次第、入力します。',
    secondsLeft: (seconds) => format.duration(seconds),
    choose: (host) => `${host} のどのアカウントですか？`,
    unbound: (host) => `${host} のアカウントはまだありません。使うアカウントの入力ボタンを押してください。`,
    noAccounts: (host) => `${host} のアカウントはまだありません。先に設定用の QR コードを読み取ってください。`,
    bindTitle: (host) => `このアカウントを ${host} で使いますか？`,
    bindBody: (account, host) => `${account} は、まだ ${host} で使われたことがありません。この組み合わせを記憶します。`,
    bind: '入力して記憶する',
    doubtful: (issuer, host) =>
      `このアカウントは「${issuer}」用とされていますが、${host} とは別のサイトのようです。このコードを渡すと、相手があなたとしてサインインできるおそれがあります。`,
    foreignFrame: (frame, page) =>
      `入力欄は、${page} の中に埋め込まれた ${frame} の部分にあるようです。そこに入力するには、ブラウザーの許可が必要です。`,
    allowFrame: (frame) => `${frame} の部分に入力`,
    automatic: (host) => `${host} では自動でコードを入力`,
  },

  sites: {
    title: 'サイト',
    purpose: 'コードは、ここにあるアドレスで、そのアカウントにだけ入力されます。',
    automaticTitle: '自動で入力するサイト',
    automaticNone: 'ありません。サイトのページで Latchkey を開くと、自動入力を有効にできます。',
    turnOff: '無効にする',
    turnOffSite: (host) => `${host} での自動入力を無効にする`,
    accountsTitle: 'アカウントごとのサイト',
    noSites: 'まだありません。サイトのページで Latchkey を開き、アカウントの入力ボタンを押してください。',
    rules: {
      origin: (value) => value,
      host: (value) => `${value}（すべてのポート）`,
      domain: (value) => `${value} とその下のすべて`,
      path: (value) => `${value} 以下`,
    },
    remove: (rule, account) => `${account} を ${rule} では入力しない`,
    submitFor: (account) => `${account} のコードを入力した後、フォームを送信する`,
  },

  scan: {
    looking: 'このページの QR コードを探しています…',
    added: (names) => `${format.list(names)}を追加しました。`,
    known: (names) => `${format.list(names)}はすでに保管庫にあります。`,
    chooseBody: '追加するアカウントを選んでください。',
    alreadyThere: '追加済み',
    add: (count) => `${format.number(count)}件を追加`,
    noneChosen: 'アカウントを1つ以上選んでください。',
  },

  /** Adding accounts, from wherever they are. */
  add: {
    title: 'アカウントの追加',
    hint: 'サイトの2要素認証の設定ページを開き、その QR コードを読み取ります。',
    scanPage: 'ページを読み取る',
    scanPageDetail: '画面に見えている QR コードすべて',
    drawRegion: 'コードを囲む',
    drawRegionDetail: 'ページ上で、マウスまたは矢印キーで',
    camera: 'カメラを使う',
    cameraDetail: '紙やスマートフォンに表示されたコード向け',
    cameraInTab: 'タブで開きます',
    typeIn: '手で入力する',
    typeInDetail: 'サイトが QR コードの横に表示するキー',
    pictures: '画像',
    picturesHint: 'QR コードの画像をここにドロップするか、貼り付けてください。まとめて追加できます。',
    choosePictures: '画像を選ぶ',
    link: '設定用リンクまたはキー',
    linkHint: 'otpauth:// のリンク（複数可）か、コピーした画像を貼り付けてください。',
    readLink: '読み取る',
    pictureNumber: (name: string) => `見つかった QR コード: ${name}`,
    thisPage: 'このページ',
    mark: (number: number, account: string) => `${format.number(number)}: ${account}`,
    chooseTitle: (count: number) => `設定コードが${format.number(count)}個見つかりました`,
    progress: (scanned: number, of: number) => `${format.number(of)}枚中${format.number(scanned)}枚を読み取りました`,
    scanNext: 'エクスポートの次のコードを表示して読み取ってください。',
    exportWhole: 'エクスポートはすべて読み取りました。',
    otherSite: (issuer: string, host: string) =>
      `コードには ${issuer} とありますが、ページは ${host} です。表記にかかわらず、アカウントは ${host} に結び付けられます。`,
    namesake: '同名のアカウントとは別に保存',
    keptBeside: (names: string[]) =>
      `${format.list(names)} には、別のキーを持つ同じ名前のアカウントがあります。両方とも残ります。`,
    problem: (name: string, sentence: string) => `${name}: ${sentence}`,
    otherWays: 'ほかの方法',
  },

  typed: {
    title: '手で入力する',
    issuer: 'サイトまたはアプリ',
    label: 'アカウント（省略可）',
    labelHint: 'そこでのユーザー名やメールアドレスなど',
    secret: 'キー',
    secretHint: '英字 A～Z と数字 2～7 です。空白やハイフンはあっても構いません。',
    secretLength: (bits: number) => `正しい形式です（${format.number(bits)} ビット）`,
    secretWrong: (character: string) => `「${character}」はキーに使われません。サイトの表示と見比べてください。`,
    secretShort: 'キーとしては短すぎます。最後まで入力してください。',
    secretMissing: '先にキーを入力してください。',
    issuerMissing: '後で見分けられるように、名前を入力してください。',
    more: '詳細',
    type: 'コードの種類',
    types: { totp: '時刻による（TOTP）', hotp: 'カウンターによる（HOTP）', steam: 'Steam' },
    algorithm: 'アルゴリズム',
    digits: '桁数',
    digitsWrong: '5 から 10 の数字を入力してください。',
    period: '有効期間（秒）',
    periodWrong: '1 から 86400 の数字を入力してください。',
    counter: 'カウンター',
    counterWrong: '0 以上の整数を入力してください。',
    add: 'アカウントを追加',
  },

  camera: {
    title: 'カメラを使う',
    hint: 'QR コードをカメラに向けてください。このコンピューターの中だけで自動的に読み取ります。',
    view: 'カメラの映像',
    start: 'カメラをオンにする',
    stop: 'カメラをオフにする',
    starting: 'カメラを起動しています…',
    looking: 'QR コードを探しています…',
  },

  start: {
    title: 'サインイン',
    app: 'アプリ',
    addApp: 'アプリを追加',
    removeApp: 'アプリを削除',
    appRemoved: (name) => `${name}を削除しました`,
    username: 'ユーザー名',
    password: 'パスワード',
    signIn: 'サインイン',
    forgotPassword: 'パスワードを忘れた場合',
    emptyTitle: 'まずアプリを追加してください',
    emptyBody: 'Amazon Cognito を使うアプリにサインインできます。ユーザープールの情報か設定ファイルで追加します。',
    missing: (field) => `${field}を入力してください。`,
  },

  profile: {
    title: 'アプリを追加',
    configuration: '設定ファイル',
    configurationHint:
      'amplify_outputs.json、amplifyconfiguration、aws-exports.js、または Amplify.configure のあるコードを貼り付けるか、ドロップしてください。',
    chooseFile: 'ファイルを選択',
    readConfiguration: 'この設定を使う',
    offers: '複数のユーザープールがあります。どれを追加しますか?',
    or: 'または手で入力',
    fields: {
      name: '名前',
      region: 'リージョン',
      userPoolId: 'ユーザープール ID',
      clientId: 'アプリクライアント ID',
      endpoint: 'サーバー (任意)',
    },
    nameHint: '自分で分かる名前',
    endpointHint: 'AWS 以外のサーバーを使う場合のみ。例: http://localhost:9229',
    more: '詳細設定',
    clientSecret: 'アプリクライアントのシークレット (任意)',
    clientSecretHint: 'シークレットのあるアプリクライアントの場合のみ。保管庫に保存します。',
    authFlow: 'サインイン方法',
    authFlows: {
      USER_SRP_AUTH: 'パスワード (送信せずに証明、SRP)',
      USER_PASSWORD_AUTH: 'パスワード (ユーザープールに送信)',
      USER_AUTH: 'パスワード、コード、パスキーから選択',
      CUSTOM_AUTH_WITH_SRP: 'パスワードとアプリ独自の質問',
      CUSTOM_AUTH: 'アプリ独自の質問のみ',
    },
    add: 'アプリを追加',
  },

  signIn: {
    credentials: 'ユーザー名とパスワード',
    usernameAlone: 'ユーザー名',
    stepList: 'サインインの手順',
    byLatchkey: 'Latchkey が回答',
    stepDone: '完了',
    stepNow: '現在',
    stepToCome: 'これから',
    working: 'サインインしています…',
    workingHint: 'ユーザープールの応答を待っています。',
    waitingTitle: '次のコードを待っています',
    waitingBody: '今のコードは使用済みです。次のコードを自動で送ります。',
    waitingByServerTime: '今のコードは使用済みです。サーバーの時刻に合わせた次のコードを自動で送ります。',
    secondsLeft: (seconds) => format.duration(seconds),
    failedTitle: 'サインインが止まりました',
    startAgain: 'はじめからやり直す',
    otherWay: '別の方法',
    continue: '続ける',
    expiresSoon: (seconds) => `この手順はあと${format.duration(seconds)}で終わります`,
    expired: 'この手順の時間が切れました。はじめからやり直してください。',
    clockError: (seconds) =>
      `このコンピューターの時計は約${format.duration(seconds)}ずれています。コードはサーバーの時刻に合わせて作ります。`,
    doneTitle: 'サインインしました',
    doneBody: (username, app) => `${username} として ${app} にサインインしています。`,
    deviceNotRemembered:
      'アプリはこの端末を記憶しようとしましたが、できませんでした。次回も同じ手順が必要になることがあります。',
    done: '完了',
    answerMissing: '回答を入力してください。',
  },

  steps: {
    confirmSignInWithSmsMfaCode: 'SMS のコード',
    confirmSignInWithOtpCode: 'ワンタイムコード',
    confirmSignInWithTotpMfaCode: '認証アプリのコード',
    continueSignInWithMfaSelection: '2つ目の認証方法を選ぶ',
    continueSignInWithMfaSetupSelection: '設定する認証方法を選ぶ',
    continueSignInWithTotpSetup: '認証アプリを設定する',
    continueSignInWithEmailMfaSetup: 'メールのコードを設定する',
    confirmSignInWithNewPassword: '新しいパスワードを決める',
    confirmSignInWithCustomChallenge: 'アプリの質問に答える',
    continueSignInWithFirstFactorSelection: 'サインイン方法を選ぶ',
    confirmSignInWithPassword: 'パスワード',
    continueSignInWithPasskey: 'パスキー',
    resetPassword: 'パスワードを再設定する',
    confirmSignUp: 'アカウントを確認する',
    done: 'サインイン完了',
  },

  step: {
    code: 'コード',
    codeMissing: 'コードを入力してください。',
    sentBy: {
      SMS: (destination) => `${destination} に SMS でコードを送りました。`,
      EMAIL: (destination) => `${destination} にメールでコードを送りました。`,
      other: (destination, medium) => `${destination} にコードを送りました (${medium})。`,
    },
    sent: 'コードを送りました。',
    sendAgain: '再送する',
    sentAgain: '新しいコードを送りました。',
    totp: (app) => `認証アプリに表示されている${app}のコードを入力してください。`,
    totpFromVault: '保管庫のアカウントで答える',
    totpFromVaultHint: '選んだアカウントを覚え、次回からは自動で答えます。',
    totpAccount: 'アカウント',
    totpUseAccount: 'このアカウントを使う',
    mfaTypes: {
      SMS: { name: 'SMS', detail: '携帯電話にコードが届きます' },
      TOTP: { name: '認証アプリ', detail: 'Latchkey などの認証アプリのコード' },
      EMAIL: { name: 'メール', detail: 'メールでコードが届きます' },
    },
    mfaSelection: '本人確認の方法を選んでください。',
    mfaSetupSelection: 'このアプリには2つ目の認証が必要です。設定する方法を選んでください。',
    dontAskAgain: '次回から確認しない',
    smsByAdministrator: 'アプリの管理者だけが設定できます。',
    totpSetup:
      'このアプリには認証アプリが必要です。Latchkey を使うと、秘密鍵を保管庫に保存し、確認まで自動で済ませます。',
    useLatchkey: 'Latchkey を使う',
    otherAuthenticator: 'ほかの認証アプリを使う場合',
    qrCode: '認証アプリ用の QR コード',
    sharedSecret: '秘密鍵',
    setupUri: '設定用リンク',
    totpSetupCode: '認証アプリに表示されたコード',
    confirm: '確認',
    emailSetup: 'このアカウントのコードは、ここに入力したアドレスに届きます。',
    email: 'メールアドレス',
    emailMissing: 'you@example.com のような形でメールアドレスを入力してください。',
    newPassword: 'このアプリではパスワードの変更が必要です。',
    newPasswordLabel: '新しいパスワード',
    newPasswordHint: 'パスワードの条件はアプリごとに異なります。合わないときはお知らせします。',
    newPasswordMissing: '新しいパスワードを入力してください。',
    attributes: '次の項目も必要です。',
    attributeMissing: '入力してください。',
    customChallenge: 'このアプリ独自の質問です。',
    customAnswer: '回答',
    resetPasswordStart:
      'サインインする前に、このアカウントのパスワードを再設定する必要があります。まずコードを受け取ってください。',
    sendCode: 'コードを送る',
    resetPassword: '再設定してサインイン',
    confirmSignUp: 'このアカウントはまだ確認されていません。登録したときに届いたコードを入力してください。',
    firstFactors: {
      PASSWORD: { name: 'パスワード', detail: 'パスワードを入力します' },
      PASSWORD_SRP: { name: 'パスワード', detail: 'パスワードそのものは送信しません' },
      EMAIL_OTP: { name: 'メール', detail: 'メールでコードが届きます' },
      SMS_OTP: { name: 'SMS', detail: '携帯電話にコードが届きます' },
      WEB_AUTHN: { name: 'パスキー', detail: '指紋、顔、またはセキュリティキー' },
    },
    firstFactorSelection: 'サインイン方法を選んでください。',
    passwordFor: (username) => `${username}のパスワードを入力してください。`,
    passwordMissing: 'パスワードを入力してください。',
    passkeyInTab:
      'このアプリはパスキーを求めています。ブラウザーの確認画面にはタブが必要なので、続きはタブで行います。',
    passkeyHere: (app, domain) =>
      `パスキーで ${app} にサインインします。その前に、Latchkey が ${domain} を扱ってよいかブラウザーが確認します。この許可は、パスキーを使い終えたら返上します。`,
    continueInTab: 'タブで続ける',
    usePasskey: 'パスキーを使う',
    unknown: (name) =>
      `このバージョンの Latchkey が知らない手順「${name}」を求められました。はじめからやり直すか、アプリのページでサインインしてください。`,
  },

  passwordRules: {
    title: 'このアプリのパスワードの条件',
    length: (minimum) => `${format.number(minimum)}文字以上`,
    kinds: {
      lowercase: '英小文字 (a–z)',
      uppercase: '英大文字 (A–Z)',
      numbers: '数字',
      symbols: '記号 (! や - など)',
    },
    met: '満たしています',
    unmet: '未達成',
  },

  attributes: {
    address: '住所',
    birthdate: '生年月日',
    email: 'メールアドレス',
    family_name: '姓',
    gender: '性別',
    given_name: '名',
    locale: '言語',
    middle_name: 'ミドルネーム',
    name: '氏名',
    nickname: 'ニックネーム',
    phone_number: '電話番号',
    picture: '写真のリンク',
    preferred_username: '希望するユーザー名',
    profile: 'プロフィールページのリンク',
    updated_at: '最終更新時刻',
    website: 'ウェブサイト',
    zoneinfo: 'タイムゾーン',
  },
  attributeHints: {
    locale: '例: ja-JP',
    phone_number: '国番号から入力してください。例: +81 3 1234 5678',
    updated_at: '1970年からの秒数',
    zoneinfo: '例: Asia/Tokyo',
  },

  apps: {
    hint: 'サインイン先のアプリの一覧です。書き出したファイルに秘密の情報は含まれないので、人に渡せます。',
    empty: 'アプリはまだありません。',
    export: 'アプリを書き出す',
    edit: '編集',
    editOf: (app) => `編集: ${app}`,
    moveUpOf: (app) => `${app}を上へ`,
    moveDownOf: (app) => `${app}を下へ`,
    removeOf: (app) => `削除: ${app}`,
    remove: '削除',
    colour: '色',
    noColour: 'なし',
    colours: { grey: 'グレー', blue: '青', green: '緑', amber: '琥珀', red: '赤', purple: '紫' },
    appOrigins: 'アプリの Web アドレス',
    appOriginsHint: '空白で区切ります。例: https://app.example。セッションを渡すのはこれらのページだけです。',
    save: '保存',
  },
  sessions: {
    title: 'サインイン中のアプリ',
    until: (atMs) => `${format.time(atMs)}まで有効`,
    ended: (atMs) => `${format.time(atMs)}に期限切れ`,
    rememberDevice: 'この端末を記憶',
    rememberDeviceFor: (app, username) => `この端末を記憶: ${app}の${username}`,
    deviceRemembered: 'この端末は記憶されています。次回から2つ目の認証が省略される場合があります。',
    forgetDevice: 'この端末の記憶を削除',
    forgetDeviceFor: (app, username) => `この端末の記憶を削除: ${app}の${username}`,
    signOut: 'サインアウト',
    signOutEverywhere: '全端末でサインアウト',
    signOutOf: (app, username) => `${app}から${username}をサインアウト`,
    signOutEverywhereOf: (app, username) => `${app}から${username}を全端末でサインアウト`,
  },

  errors,
};
