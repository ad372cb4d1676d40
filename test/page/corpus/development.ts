import { boxes, type CorpusPage } from './page';

const amplifyCode = (heading: string, kind: string) =>
  `<div data-amplify-authenticator><form data-amplify-form data-amplify-authenticator-confirmsignin method="post"><fieldset class="amplify-flex" data-amplify-fieldset><h3 class="amplify-heading amplify-heading--3">${heading}</h3>
   <div class="amplify-flex amplify-field amplify-textfield"><label class="amplify-label" for="amplify-id-:r1:">Code <span>*</span></label><div class="amplify-field-group"><input data-expected="${kind}" class="amplify-input amplify-field-group__control" id="amplify-id-:r1:" autocomplete="one-time-code" placeholder="Code" required type="text" name="confirmation_code"></div></div></fieldset>
   <button type="submit">Confirm</button><button type="button">Back to Sign In</button></form></div>`;

/** The signals were weighed on these. */
export const developmentPages: CorpusPage[] = [
  // Fields for codes
  { name: 'Amplify’s authenticator step', html: amplifyCode('Confirm TOTP Code', 'totp') },
  { name: 'Amplify’s text message step', html: amplifyCode('Confirm SMS Code', 'sms') },
  { name: 'Amplify’s e-mail step', html: amplifyCode('Confirm Email Code', 'email') },
  { name: 'Amplify’s authenticator step in Japanese', html: amplifyCode('TOTP コードを確認', 'totp') },
  {
    name: 'Amplify’s set-up',
    html: `<form data-amplify-form data-amplify-authenticator-setuptotp><h3>Setup TOTP</h3><img data-amplify-qrcode src="data:image/png;base64,iVBORw0KGgo=" alt="qr code" width="228" height="228"><div data-amplify-copy><div>JBSWY3DPEHPK3PXP</div></div>
      <label for="amplify-id-:r3:">Code *</label><input data-expected="totp" id="amplify-id-:r3:" autocomplete="one-time-code" placeholder="Code" name="confirmation_code" type="text"><button>Confirm</button></form>`,
  },
  {
    name: 'Amplify’s confirmation of a new account',
    html: `<form data-amplify-form data-amplify-authenticator-confirmsignup><h3>We Emailed You</h3><span>Your code is on the way. To log in, enter the code we emailed to a***@e***. It may take a minute to arrive.</span><label for="amplify-id-:r9:">Confirmation Code</label><input data-expected="email" id="amplify-id-:r9:" autocomplete="one-time-code" placeholder="Enter your code" name="confirmation_code"><button>Confirm</button></form>`,
  },
  {
    name: 'Cognito’s classic hosted page',
    html: `<div class="modal-content"><div class="modal-body"><form method="POST" action="/mfa"><h2>Enter the code</h2><label for="totpCodeInput">Enter the code from your authenticator app</label><input data-expected="totp" id="totpCodeInput" name="authentication_code" type="tel" class="form-control inputField-customizable" placeholder="123456" required><input type="Submit" value="Sign in"></form></div></div>`,
  },
  {
    name: 'Cognito’s classic page with a code by text message',
    html: `<div class="modal-body"><form method="POST"><p>We have sent a code by SMS to +*******1234. Enter it below to verify your account.</p><label for="mfaInput">Code:</label><input data-expected="sms" id="mfaInput" name="authentication_code" type="tel" required><input type="submit" value="Sign in"></form></div>`,
  },
  {
    name: 'Cognito’s doubled form',
    html: `<div style="display:none"><form name="cognitoMfaForm"><label for="totpCodeInput">Enter the code from your authenticator app</label><input id="totpCodeInput" name="authentication_code"></form></div><div><form name="cognitoMfaForm"><label for="totpCodeInput">Enter the code from your authenticator app</label><input data-expected="totp" id="totpCodeInput" name="authentication_code"><button>Sign in</button></form></div>`,
  },
  {
    name: 'Cognito’s managed login',
    html: `<main><form><h1>Authenticator app code</h1><div class="awsui_form-field"><label for="formField:R36sn55:">Code</label><div>Enter the code from your authenticator app.</div><input data-expected="totp" id="formField:R36sn55:" name="user_code_0" class="awsui_input" type="text" inputmode="numeric" autocomplete="one-time-code"></div><button>Continue</button></form></main>`,
  },
  {
    name: 'the AWS console',
    html: `<form id="mfa_form"><h1>Multi-factor authentication</h1><p>Enter an MFA code to complete sign-in.</p><label for="mfacode">MFA Code</label><input data-expected="unknown" id="mfacode" name="mfacode" autocomplete="off" type="text" maxlength="8"><a href="#">Troubleshoot MFA</a><button>Submit</button></form>`,
  },
  {
    name: 'IAM Identity Center',
    html: `<div><h1>Additional verification required</h1><div class="awsui-form-field"><label id="l2" for="awsui-input-2">MFA code</label><div>Enter the code from your authenticator app</div><div class="awsui-input"><input data-expected="totp" id="awsui-input-2" type="text" autocomplete="off" aria-labelledby="l2"></div></div><button>Sign in</button></div>`,
  },
  {
    name: 'GitHub',
    html: `<div class="auth-form"><h1>Two-factor authentication</h1><form action="/sessions/two-factor"><label for="app_totp">Authentication code</label><input data-expected="totp" type="text" name="app_otp" id="app_totp" autocomplete="one-time-code" inputmode="numeric" pattern="([0-9]{6})|([0-9a-fA-F]{5}-?[0-9a-fA-F]{5})" placeholder="XXXXXX" class="form-control"><button>Verify</button><div>Open your two-factor authenticator (TOTP) app or browser extension to view your authentication code.</div></form></div>`,
  },
  {
    name: 'GitHub with a text message',
    html: `<div class="auth-form"><h1>Two-factor authentication</h1><form><label for="sms_totp">Authentication code</label><input data-expected="sms" type="text" name="sms_otp" id="sms_totp" inputmode="numeric" placeholder="XXXXXX"><button>Verify</button><p>We just sent a message via SMS with your authentication code. Enter the code to verify your identity.</p></form></div>`,
  },
  {
    name: 'Google',
    html: `<h1><span>2-Step Verification</span></h1><form><div>Get a verification code from the <strong>Google Authenticator</strong> app</div><div class="rFrNMe"><input data-expected="totp" type="tel" class="whsOnd zHQkBf" autocomplete="off" id="totpPin" name="totpPin" pattern="[0-9 ]*" aria-label="Enter code" maxlength="8"><div>Enter code</div></div><button>Next</button></form>`,
  },
  {
    name: 'Microsoft',
    html: `<form name="f1"><div role="heading" aria-level="1">Enter code</div><div>Enter the code displayed in the authenticator app on your mobile device</div><input data-expected="totp" type="tel" name="otc" id="idTxtBx_SAOTCC_OTC" maxlength="8" placeholder="Code" aria-label="Code" autocomplete="off"><label><input type="checkbox" name="rememberMFA">Don't ask again for 14 days</label><input type="submit" value="Verify"></form>`,
  },
  {
    name: 'Okta',
    html: `<form class="ion-form o-form"><h2 class="okta-form-title">Verify with Google Authenticator</h2><p>Enter the temporary code generated in your Google Authenticator app</p><label for="input60">Enter code</label><input data-expected="totp" type="text" name="credentials.passcode" id="input60" autocomplete="off"><input type="submit" value="Verify"></form>`,
  },
  {
    name: 'Okta, classic',
    html: `<form><h2>SMS Authentication</h2><p>(+1 XXX-XXX-1234)</p><div class="o-form-label"><label for="input77">Enter Code</label></div><span><input data-expected="sms" type="tel" placeholder="" name="answer" id="input77" autocomplete="off"></span><a class="button">Sent</a><input type="submit" value="Verify"></form>`,
  },
  {
    name: 'Keycloak',
    html: `<h1 id="kc-page-title">realm</h1><form id="kc-otp-login-form" class="form-horizontal"><div class="pf-c-form__group"><label for="otp">One-time code</label><div><input data-expected="unknown" id="otp" name="otp" autocomplete="off" type="text" class="pf-c-form-control" autofocus></div></div><input type="submit" name="login" value="Sign In"></form>`,
  },
  {
    name: 'PayPal',
    html: `<h1>Enter your code</h1><p>We sent a 6-digit code to ••• ••• 1234</p><form><div class="multi">${boxes(6, 'sms', 'id="ci-otpCode-#" name="otpCode-#" type="tel" maxlength="1" class="hasHelp ci-otp" aria-label="#-6"')}</div><button>Submit</button></form>`,
  },
  {
    name: 'npm',
    html: `<h1>One-Time Password</h1><form id="login-otp"><label for="login_otp">Enter the 6-digit code from your authenticator app</label><input data-expected="totp" type="text" id="login_otp" name="otp" autocomplete="off" minlength="6"><button>Login</button><a href="#">Use a recovery code</a></form>`,
  },
  {
    name: 'HackerOne',
    html: `<form><label for="sign_in_totp_code">Two-factor code or backup code</label><input data-expected="totp" id="sign_in_totp_code" name="user[totp_code]" type="password" autocomplete="off"><input type="submit" value="Verify"></form>`,
  },
  {
    name: 'QuickSight',
    html: `<form><input data-expected="unknown" type="password" id="mfacode" name="mfacode" placeholder="MFA Code"><button>Sign in</button></form>`,
  },
  {
    name: 'a code hosting service',
    html: `<form class="gl-show-field-errors" id="new_user"><label for="user_otp_attempt">Enter verification code</label><input data-expected="totp" class="form-control" type="text" name="user[otp_attempt]" id="user_otp_attempt" required title="This field is required." inputmode="numeric"><p class="form-text">Enter the code from your two-factor authenticator app. If you've lost your device, you can enter one of your recovery codes.</p><button>Verify code</button></form>`,
  },
  {
    name: 'a federated network',
    html: `<form class="simple_form" action="/auth/sign_in"><p class="hint authentication-hint">Enter the two-factor code generated by your phone app or use one of your recovery codes:</p><div class="input"><label for="user_otp_attempt">Two-factor code</label><input data-expected="totp" aria-label="Two-factor code" autocomplete="one-time-code" type="text" name="user[otp_attempt]" id="user_otp_attempt"></div><button>Log in</button></form>`,
  },
  {
    name: 'a home’s controller',
    html: `<ha-authorize><template shadowrootmode="open"><form><h1>Just checking</h1><div>Enter the code given by two-factor authentication app.</div><ha-textfield><template shadowrootmode="open"><label class="mdc-text-field"><span class="mdc-floating-label" id="label">Two-factor authentication code</span><input data-expected="totp" class="mdc-text-field__input" aria-labelledby="label" type="text" name="code" autocomplete="one-time-code"></label></template></ha-textfield></form></template></ha-authorize>`,
  },
  {
    name: 'a payment service’s boxes that paste from the first',
    html: `<h2>Two-step authentication</h2><p>Enter the 6-digit code found in your authenticator app</p><div class="CodePuncher"><input data-expected="totp boxes" type="text" inputmode="numeric" maxlength="6" name="verification-0" aria-label="Digit 1">${boxes(5, 'totp', 'type="text" inputmode="numeric" maxlength="1" name="verification-#" aria-label="Digit #"')}</div>`,
  },
  {
    name: 'boxes of which only the first has a limit',
    html: `<h2>Verification</h2><p>Please enter the code sent to your email address</p><div class="otp"><input data-expected="email boxes" type="text" maxlength="1" class="otp-box">${boxes(3, 'email', 'type="text" class="otp-box"')}</div><button>Verify</button>`,
  },
  {
    name: 'numeric boxes in wrappers',
    html: `<div class="verify"><h3>OTP Verification</h3><p>Enter the OTP sent to your mobile number +91 ******1234</p><div class="d-flex">${boxes(4, 'sms', 'type="number" maxlength="1" min="0" max="9" class="form-control"').replace(/<input[^>]*>/g, '<div class="p-1"><span>$&</span></div>')}</div></div>`,
  },
  {
    name: 'password boxes',
    html: `<form><h2>Enter one-time PIN</h2>${boxes(6, 'unknown', 'type="password" maxlength="1" class="pin-field" autocomplete="off"')}<button>OK</button></form>`,
  },
  {
    name: 'a framework’s generated names with a proximate label',
    html: `<h2>Login verification</h2><div class="row"><div class="col-4">Verification code</div><div class="col-8"><input data-expected="unknown" name="ctl00$MainContent$txt1" id="ctl00_MainContent_txt1" type="text"></div></div><input type="submit" name="ctl00$MainContent$btn1" value="Continue">`,
  },
  {
    name: 'no label and no name',
    html: `<div class="c7"><div class="h">Two-step verification</div><p>Open your authenticator app and type the code it shows.</p><input data-expected="totp" class="f3"><button>Continue</button></div>`,
  },
  {
    name: 'a label that only the ear gets',
    html: `<div><span id="t1" class="sr-only">Enter the 6 digit passcode from your authenticator</span><input data-expected="totp" aria-labelledby="t1" type="text"></div><button>Go</button>`,
  },
  {
    name: 'a table layout',
    html: `<table><tr><td>User</td><td>ana</td></tr><tr><td>One-time password</td><td><input data-expected="unknown" name="f1" type="password"></td></tr><tr><td></td><td><input type="submit" value="OK"></td></tr></table>`,
  },
  {
    name: 'a single page with e-mail, password and code',
    html: `<form><input type="email" name="email" placeholder="Email"><input type="password" name="password" placeholder="Password"><input data-expected="unknown" type="text" name="tfa" placeholder="2FA code (if enabled)"><button>Log in</button></form>`,
  },
  {
    name: 'a Japanese sign-in to the cloud',
    html: `<h1>多要素認証</h1><p>認証アプリに表示されている認証コードを入力してください。</p><form><label for="m1">認証コード</label><input data-expected="totp" id="m1" name="m1" type="text"><button>サインイン</button></form>`,
  },
  {
    name: 'a Japanese shop’s e-mail',
    html: `<h1>ご本人確認</h1><p>ご登録のメールアドレスに6桁の認証コードを送信しました。</p><form><input data-expected="email" name="auth_code" placeholder="6桁の認証コード" maxlength="6"><button>送信する</button></form>`,
  },
  {
    name: 'a Japanese messenger’s four boxes',
    html: `<h2>認証番号を入力</h2><p>+81 90-****-5678にSMSで認証番号を送信しました。</p><div>${boxes(4, 'sms', 'type="tel" maxlength="1" class="n"')}</div>`,
  },
  {
    name: 'a Japanese password for one time',
    html: `<form><p>ワンタイムパスワード</p><input data-expected="unknown" name="OTPW" type="password" maxlength="8"><button>実行</button></form>`,
  },
  {
    name: 'a Chinese service with an e-mail code',
    html: `<form><p>验证码已发送至邮箱 t***@example.cn</p><label>邮箱验证码<input data-expected="email" name="emailCode"></label><button>确定</button></form>`,
  },
  {
    name: 'a Chinese authenticator',
    html: `<h2>两步验证</h2><p>请输入谷歌身份验证器中的6位数字</p><input data-expected="totp" name="ga" maxlength="6" placeholder="谷歌验证码"><button>提交</button>`,
  },
  {
    name: 'a Korean text message',
    html: `<form><label for="k">인증번호</label><input data-expected="sms" id="k" name="k" placeholder="문자로 전송된 인증번호 6자리" maxlength="6"><button>확인</button></form>`,
  },
  {
    name: 'Spanish',
    html: `<form><label for="e">Código de verificación</label><input data-expected="email" id="e" name="e"><p>Hemos enviado un código a tu correo electrónico.</p><button>Verificar</button></form>`,
  },
  {
    name: 'Portuguese',
    html: `<form><h2>Autenticação de dois fatores</h2><label for="e">Código de segurança</label><input data-expected="totp" id="e" name="e"><p>Abra seu aplicativo autenticador para ver o código.</p></form>`,
  },
  {
    name: 'French',
    html: `<form><label for="e">Saisissez le code généré par votre application d’authentification</label><input data-expected="totp" id="e" name="e"><button>Valider</button></form>`,
  },
  {
    name: 'German',
    html: `<form><label for="e">Bestätigungscode</label><input data-expected="email" id="e" name="e"><p>Wir haben einen Code an Ihre E-Mail-Adresse gesendet.</p></form>`,
  },
  {
    name: 'Italian',
    html: `<form><label for="e">Codice di verifica</label><input data-expected="sms" id="e" name="e"><p>Ti abbiamo inviato un SMS con un codice.</p></form>`,
  },
  {
    name: 'Dutch',
    html: `<form><label for="e">Verificatiecode</label><input data-expected="totp" id="e" name="e"><p>Open je authenticatie-app en vul de code in.</p></form>`,
  },
  {
    name: 'Russian',
    html: `<form><label for="e">Введите код из приложения для аутентификации</label><input data-expected="totp" id="e" name="e"></form>`,
  },
  {
    name: 'Ukrainian',
    html: `<form><label for="e">Код підтвердження</label><input data-expected="email" id="e" name="e"><p>Ми надіслали код на вашу електронну пошту</p></form>`,
  },
  {
    name: 'Polish',
    html: `<form><label for="e">Kod weryfikacyjny</label><input data-expected="sms" id="e" name="e"><p>Wysłaliśmy kod SMS na Twój telefon</p></form>`,
  },
  {
    name: 'Czech',
    html: `<form><label for="e">Ověřovací kód</label><input data-expected="unknown" id="e" name="e"></form>`,
  },
  {
    name: 'Turkish',
    html: `<form><label for="e">Doğrulama kodu</label><input data-expected="totp" id="e" name="e"><p>Kimlik doğrulayıcı uygulamanızdaki kodu girin</p></form>`,
  },
  {
    name: 'Indonesian',
    html: `<form><label for="e">Kode verifikasi</label><input data-expected="email" id="e" name="e"><p>Kode telah dikirim ke email Anda</p></form>`,
  },
  {
    name: 'Vietnamese',
    html: `<form><label for="e">Mã xác minh</label><input data-expected="totp" id="e" name="e"><p>Mở ứng dụng xác thực để lấy mã</p></form>`,
  },
  { name: 'Thai', html: `<form><label for="e">รหัสยืนยัน</label><input data-expected="unknown" id="e" name="e"></form>` },
  {
    name: 'Hindi',
    html: `<form><label for="e">सत्यापन कोड</label><input data-expected="unknown" id="e" name="e"></form>`,
  },
  {
    name: 'Persian',
    html: `<form dir="rtl"><label for="e">کد تأیید</label><input data-expected="sms" id="e" name="e"><p>کد تأیید پیامک شده را وارد کنید</p></form>`,
  },
  {
    name: 'Hebrew',
    html: `<form dir="rtl"><label for="e">קוד אימות</label><input data-expected="sms" id="e" name="e"><p>שלחנו קוד אימות במסרון</p></form>`,
  },
  {
    name: 'Swedish',
    html: `<form><label for="e">Verifieringskod</label><input data-expected="unknown" id="e" name="e"></form>`,
  },
  {
    name: 'Finnish',
    html: `<form><label for="e">Vahvistuskoodi</label><input data-expected="unknown" id="e" name="e"></form>`,
  },
  {
    name: 'Greek',
    html: `<form><label for="e">Κωδικός επαλήθευσης</label><input data-expected="unknown" id="e" name="e"></form>`,
  },
  {
    name: 'Romanian',
    html: `<form><label for="e">Cod de verificare</label><input data-expected="unknown" id="e" name="e"></form>`,
  },
  {
    name: 'Hungarian',
    html: `<form><label for="e">Ellenőrző kód</label><input data-expected="unknown" id="e" name="e"></form>`,
  },
  {
    name: 'Bengali',
    html: `<form><label for="e">যাচাইকরণ কোড</label><input data-expected="unknown" id="e" name="e"></form>`,
  },
  {
    name: 'a library’s one wide transparent input',
    html: `<h1>Verify</h1><p>Enter the code from your authenticator app</p><div data-input-otp-container="true" style="position:relative"><div>0 0 0 0 0 0</div><div style="position:absolute;inset:0"><input data-expected="totp" data-input-otp="true" autocomplete="one-time-code" inputmode="numeric" maxlength="6" style="position:absolute;inset:0;width:100%;height:100%;color:transparent;background:transparent;letter-spacing:-.5em"></div></div>`,
  },
  {
    name: 'a framework’s hashed classes',
    html: `<div id="root"><div class="css-1x5"><h6 class="MuiTypography-root">Verify your email</h6><p>Enter the 6-digit code sent to you@example.com</p><div class="MuiTextField-root"><label id=":r1:-label" for=":r1:">Code</label><div><input data-expected="email" id=":r1:" type="text" class="MuiInputBase-input" value=""></div></div><button>Verify</button></div></div>`,
  },
  {
    name: 'a code to turn two-factor off',
    html: `<h2>Disable two-factor authentication</h2><form action="/settings/2fa/disable"><p>Enter a code from your authenticator app to confirm.</p><input data-expected="totp" name="code" placeholder="123456"><button class="danger">Disable</button></form>`,
  },
  {
    name: 'a dialog over a page of fields',
    html: `<form><input name="first" placeholder="First name"><input name="last" placeholder="Last name"><input name="company" placeholder="Company"></form><div role="dialog" aria-modal="true"><h2>Confirm it’s you</h2><label>Code from your authenticator app<input data-expected="totp" name="c"></label><button>Confirm</button></div>`,
  },
  // Traps
  {
    name: 'a coupon',
    html: `<form><label for="c">Coupon code</label><input id="c" name="coupon_code"><button>Apply</button></form>`,
  },
  {
    name: 'a gift card',
    html: `<form><label for="c">Gift card code</label><input id="c" name="giftCode" maxlength="8"><label>PIN<input name="pin" maxlength="4"></label><button>Check balance</button></form>`,
  },
  {
    name: 'a voucher with a bare code',
    html: `<h1>Redeem a voucher</h1><form><input name="code" placeholder="Enter code" maxlength="8"><button>Redeem</button></form>`,
  },
  {
    name: 'a postcode',
    html: `<form><label>Postcode<input name="postcode"></label><button>Find address</button></form>`,
  },
  {
    name: 'an American zip',
    html: `<form><label>ZIP<input name="zip" maxlength="5" inputmode="numeric" pattern="[0-9]{5}"></label><button>Go</button></form>`,
  },
  {
    name: 'a card’s CVV',
    html: `<form><label>Card number<input name="cardnumber" maxlength="19"></label><label>CVV<input name="cvv" type="password" maxlength="4"></label></form>`,
  },
  {
    name: 'a card’s security code',
    html: `<form><label>Number on card<input name="ccnum" autocomplete="cc-number"></label><label>Security code<input name="security_code" maxlength="4" type="tel"></label></form>`,
  },
  {
    name: 'a captcha',
    html: `<form><label>Type the characters you see<input name="captcha_code"></label><img src="/captcha.png" alt="captcha"></form>`,
  },
  {
    name: 'a Chinese picture',
    html: `<form><input name="u" placeholder="账号"><input type="password" name="p"><input name="code" placeholder="验证码"><img src="/code.jpg" onclick="refresh()"></form>`,
  },
  {
    name: 'a Japanese picture',
    html: `<form><p>画像に表示されている文字を入力してください</p><img src="/img/auth.png"><input name="auth" maxlength="6"><button>送信</button></form>`,
  },
  {
    name: 'a phone number with a country code',
    html: `<form><label>Country code<input name="countryCode" maxlength="4"></label><label>Phone<input name="phone" type="tel"></label></form>`,
  },
  {
    name: 'a PIN',
    html: `<form><label>PIN<input type="password" name="pin" maxlength="4" inputmode="numeric"></label><button>Unlock</button></form>`,
  },
  {
    name: 'a recovery code',
    html: `<h1>Two-factor authentication</h1><form><label for="r">Recovery code</label><input id="r" name="recovery_code"><button>Verify</button></form>`,
  },
  {
    name: 'a backup code',
    html: `<form><p>Enter one of your 8-digit backup codes</p><input name="backupCode" aria-label="Enter a backup code" type="tel"><button>Next</button></form>`,
  },
  {
    name: 'a product code',
    html: `<form><label>Product code<input name="product_code" maxlength="8"></label><button>Look up</button></form>`,
  },
  {
    name: 'a reference',
    html: `<form><label>Reference code<input name="reference" maxlength="8"></label><button>Find</button></form>`,
  },
  { name: 'a search', html: `<form><input type="search" name="s" placeholder="Search"><button>Search</button></form>` },
  {
    name: 'a referral',
    html: `<form><label>Email<input name="email"></label><label>Password<input type="password" name="pw"></label><label>Referral code (optional)<input name="referral_code"></label><button>Sign up</button></form>`,
  },
  {
    name: 'a sign-in',
    html: `<form><label>Username<input name="username"></label><label>Password<input type="password" name="password"></label><button>Sign in</button></form>`,
  },
  {
    name: 'an identifier first',
    html: `<h1>Sign in</h1><form><input type="email" name="identifier" autocomplete="username webauthn" aria-label="Email or phone"><button>Next</button></form>`,
  },
  {
    name: 'Okta’s password',
    html: `<form><h2>Verify with your password</h2><label for="input59">Password</label><input type="password" name="credentials.passcode" id="input59" autocomplete="current-password"><input type="submit" value="Verify"></form>`,
  },
  {
    name: 'a phone to enrol',
    html: `<h1>Set up two-factor authentication</h1><p>We will send a verification code to this number by SMS.</p><label>Mobile number<input name="mobile" type="tel"></label><button>Send code</button>`,
  },
  {
    name: 'a language code',
    html: `<form><label>Language code<input name="lang_code" maxlength="5"></label><label>Encoding<input name="encoding"></label></form>`,
  },
  {
    name: 'a hidden copy',
    html: `<form style="visibility:hidden"><label>Verification code<input name="verification_code"></label></form><p>Approve on your phone</p>`,
  },
  { name: 'read-only', html: `<label>Your verification code<input readonly name="otp" value="123456"></label>` },
  {
    name: 'a room',
    html: `<form><label>Room code<input name="room" maxlength="6"></label><button>Join</button></form>`,
  },
  {
    name: 'a class',
    html: `<h1>Join class</h1><form><label>Class code<input name="classCode" maxlength="7"></label></form>`,
  },
  {
    name: 'a German postal code',
    html: `<form><label>PLZ<input name="plz" maxlength="5"></label><label>Ort<input name="ort"></label></form>`,
  },
  {
    name: 'a German voucher',
    html: `<form><label>Gutscheincode<input name="gutschein" maxlength="8"></label><button>Einlösen</button></form>`,
  },
  { name: 'a Spanish postal code', html: `<form><label>Código postal<input name="cp" maxlength="5"></label></form>` },
  {
    name: 'a Portuguese coupon',
    html: `<form><label>Código promocional<input name="codigo" maxlength="8"></label></form>`,
  },
  { name: 'an Italian tax code', html: `<form><label>Codice fiscale<input name="cf" maxlength="16"></label></form>` },
  {
    name: 'a Japanese postal code',
    html: `<form><label>郵便番号<input name="yubin" maxlength="7" type="tel"></label></form>`,
  },
  {
    name: 'a Japanese phone number to verify',
    html: `<h1>SMS認証</h1><p>認証コードを送信します。</p><label>電話番号<input type="tel" name="tel"></label><button>送信</button>`,
  },
  {
    name: 'a Japanese security code of a card',
    html: `<form><p>カード番号</p><input name="c1"><p>セキュリティコード</p><input name="c2" maxlength="4" type="tel"></form>`,
  },
  {
    name: 'a Japanese product',
    html: `<form><label>商品コード<input name="code" maxlength="8"></label><button>検索</button></form>`,
  },
  { name: 'a Chinese postal code', html: `<form><label>邮政编码<input name="zip" maxlength="6"></label></form>` },
  { name: 'a Korean coupon', html: `<form><label>쿠폰 코드<input name="code" maxlength="8"></label></form>` },
  { name: 'a Polish postal code', html: `<form><label>Kod pocztowy<input name="kod" maxlength="6"></label></form>` },
  { name: 'a Turkish postal code', html: `<form><label>Posta kodu<input name="pk" maxlength="5"></label></form>` },
  {
    name: 'a card number in four parts',
    html: `<form><p>Card number</p>${boxes(4, '', 'maxlength="4" name="cc#" type="tel"')}</form>`,
  },
  {
    name: 'a new PIN in boxes',
    html: `<form><h1>Create a PIN for your card</h1>${boxes(4, '', 'maxlength="1" type="password" name="pin#"')}</form>`,
  },
  {
    name: 'a survey with many fields',
    html: `<h1>Verify your details</h1><form>${Array.from({ length: 8 }, (_, at) => `<label>Question ${at}<input name="q${at}"></label>`).join('')}</form>`,
  },
  {
    name: 'an authenticator’s vault item',
    html: `<form><label>Name<input name="name"></label><label>Username<input name="username"></label><label>Password<input type="password" name="password"></label><label>Authenticator key (TOTP)<input name="totp"></label></form>`,
  },
  {
    name: 'a device’s code',
    html: `<h1>Device login</h1><form><p>Enter the code displayed in your terminal</p><input name="user_code" maxlength="9" placeholder="XXXX-XXXX"><button>Continue</button></form>`,
  },
  {
    name: 'an answer to a security question',
    html: `<h1>Verify your identity</h1><form><label>What was the name of your first pet?<input name="securityAnswer"></label><button>Verify</button></form>`,
  },
  {
    name: 'an API token',
    html: `<form><label>Token name<input name="token_name"></label><label>API token<input name="api_token"></label></form>`,
  },
  // Pages that were written after the first weighing
  {
    name: 'a mail service’s verification field',
    html: `<h2>Enter verification code</h2><p>A code was sent to ya•••@example.com</p><form><input data-expected="email" name="code" id="verification-code-field" type="text" autocomplete="off"><button name="verifyCode">Verify</button><button>Resend code</button></form>`,
  },
  {
    name: 'a work network’s PIN',
    html: `<h1>Let’s do a quick verification</h1><p>Enter the code you see on your authenticator app.</p><form id="two-step-challenge"><label for="input__phone_verification_pin">Enter code</label><input data-expected="totp" name="pin" id="input__phone_verification_pin" type="tel" maxlength="6"><button>Submit</button></form>`,
  },
  {
    name: 'a file host',
    html: `<h2>Two-step verification</h2><p>Enter the 6-digit security code from your authenticator app.</p><form><input data-expected="totp" name="code" type="text" aria-label="6-digit code" placeholder="6-digit code"><label><input type="checkbox" name="trust">Trust this computer</label><button>Continue</button></form>`,
  },
  {
    name: 'an issue tracker’s modal',
    html: `<div><h5>Two-step verification</h5><div><label for="two-step-verification-otp-code-input">6-digit verification code</label><input data-expected="unknown" id="two-step-verification-otp-code-input" name="otpCode" type="text" autocomplete="off" maxlength="6"></div><button>Log in</button></div>`,
  },
  {
    name: 'a router',
    html: `<h2>Login</h2><table><tr><td>User name</td><td><input name="u"></td></tr><tr><td>Password</td><td><input type="password" name="p"></td></tr><tr><td>OTP</td><td><input data-expected="unknown" name="t"></td></tr></table><input type="submit" value="Login">`,
  },
  {
    name: 'a VPN’s challenge',
    html: `<form><p>Enter your token code</p><input data-expected="unknown" type="password" name="answer"><input type="submit" value="Continue"></form>`,
  },
  {
    name: 'a gateway’s second password',
    html: `<form><label>User<input name="login"></label><label>Passcode (RSA token)<input data-expected="unknown" type="password" name="passwd1"></label><input type="submit" value="Log On"></form>`,
  },
  {
    name: 'a bank with an SMS password',
    html: `<form><div>Please enter the SMS password sent to your mobile ending 482</div><input data-expected="sms" name="pw2" type="password" maxlength="8"><button>Confirm</button></form>`,
  },
  {
    name: 'a storage box',
    html: `<div role="dialog"><h3>Verify your identity</h3><label>Enter the 6-digit code<input data-expected="unknown" type="text" name="otp_code"></label><button>Sign in</button></div>`,
  },
  {
    name: 'a courier’s text message',
    html: `<h1>Check your phone</h1><p>We’ve sent a text message with a verification code.</p><div><div>Code</div><input data-expected="sms" id="mat-input-3" type="text" maxlength="6"></div><button>Continue</button>`,
  },
  {
    name: 'a student portal',
    html: `<h1>Duo Security</h1><form><p>Enter a passcode from Duo Mobile or a text</p><label>Passcode<input data-expected="unknown" name="passcode" id="passcode-input"></label><button>Verify</button></form>`,
  },
  {
    name: 'a crypto wallet’s withdrawal',
    html: `<form><h2>Security verification</h2><label>Email verification code<input data-expected="email" name="emailCode"></label><label>Authenticator code<input data-expected="totp" name="gaCode"></label><button>Submit</button></form>`,
  },
  {
    name: 'a Japanese credit union',
    html: `<form><table><tr><th>メール通知パスワード</th><td><input data-expected="email" name="MailOtp" type="password" maxlength="6"></td></tr></table><p>メールで送信された6桁のワンタイムパスワードを入力してください。</p></form>`,
  },
  {
    name: 'a Japanese game',
    html: `<h2>ログイン</h2><form><input name="sqexid" placeholder="ID"><input type="password" name="password" placeholder="パスワード"><input data-expected="unknown" name="otppw" placeholder="ワンタイムパスワード（任意）"><button>ログイン</button></form>`,
  },
  {
    name: 'a Japanese admin’s 2FA in prose',
    html: `<p>アプリに表示されている6桁の認証コードを入力し、「認証」を押してください。</p><input data-expected="totp" class="tx" maxlength="6"><button>認証</button>`,
  },
  {
    name: 'a French bank',
    html: `<p>Un code d’authentification vous a été envoyé par SMS au 06 •• •• •• 12.</p><form><label for="z">Code reçu par SMS</label><input data-expected="sms" id="z" name="z" type="tel"></form>`,
  },
  {
    name: 'a Spanish shop',
    html: `<p>Te hemos enviado un código a tu móvil</p><form><input data-expected="sms" name="x" placeholder="Introduce el código"><button>Verificar</button></form>`,
  },
  {
    name: 'a German health insurer',
    html: `<h1>Zwei-Faktor-Authentifizierung</h1><form><label for="q">Einmalpasswort</label><input data-expected="unknown" id="q" name="q"><button>Anmelden</button></form>`,
  },
  {
    name: 'a Chinese bank',
    html: `<form><label>动态口令</label><input data-expected="unknown" type="password" name="dtkl" maxlength="6"></form>`,
  },
  {
    name: 'a Korean bank',
    html: `<form><label for="x">OTP 번호</label><input data-expected="unknown" id="x" name="x" type="password" maxlength="6"></form>`,
  },
  {
    name: 'a help page with a comment',
    html: `<title>Two-factor authentication</title><h1>How to use an authenticator app</h1><p>Enter the verification code when you sign in.</p><form><label>Your e-mail<input name="author_email"></label><label>Your name<input name="author"></label><input name="q" aria-label="Search help"><button>Send</button></form>`,
  },
  {
    name: 'a help page with a nameless search',
    html: `<title>Two-factor authentication</title><header><input placeholder="Find articles" class="s"></header><h1>Two-factor authentication</h1><p>Enter the verification code from your authenticator app.</p>`,
  },
  {
    name: 'a checkout',
    html: `<h1>Checkout</h1><form><input name="email" placeholder="Email"><input name="first" placeholder="First name"><input name="postal" placeholder="Postal code"><input name="discount" placeholder="Discount code"><input name="card" placeholder="Card number"><input name="cvc" placeholder="Security code"></form>`,
  },
  {
    name: 'a security page of settings',
    html: `<h1>Security</h1><h2>Two-factor authentication</h2><p>Protect your account with a verification code.</p><form><label>Current password<input type="password" name="current_password"></label><button>Enable</button></form>`,
  },
  {
    name: 'a set-up that asks for a phone',
    html: `<h2>Text message verification</h2><p>We’ll send a verification code to this number.</p><form><select name="c"><option>+1</option></select><input type="tel" name="n" placeholder="555 555 5555"><button>Send</button></form>`,
  },
  {
    name: 'a sign-up that verifies an e-mail',
    html: `<h1>Verify your email</h1><p>Enter your email and we will send you a code.</p><form><input name="address" placeholder="you@example.com"><button>Send code</button></form>`,
  },
  {
    name: 'a store’s pick-up',
    html: `<h1>Pick up your order</h1><form><label>Order number<input name="order"></label><label>Pick-up code<input name="pickup" maxlength="6" inputmode="numeric"></label></form>`,
  },
  {
    name: 'a poll by code',
    html: `<h1>Join an event</h1><form><label>Enter event code<input name="code" placeholder="#1234567" inputmode="numeric"></label><button>Join</button></form>`,
  },
  {
    name: 'a certificate’s check',
    html: `<h1>Verify a certificate</h1><form><label>Certificate verification code<input name="cert" maxlength="16"></label><button>Check</button></form>`,
  },
  {
    name: 'a receipt in Japanese',
    html: `<h1>予約の確認</h1><form><label>予約番号<input name="no" maxlength="8"></label><label>電話番号<input name="tel" type="tel"></label></form>`,
  },
  {
    name: 'a bank’s branch in Japanese',
    html: `<h1>ログイン</h1><form><label>店番号<input name="br" maxlength="3"></label><label>口座番号<input name="ac" maxlength="7"></label><label>ログインパスワード<input type="password" name="pw"></label></form>`,
  },
  {
    name: 'a Japanese PIN',
    html: `<form><label>暗証番号<input type="password" name="pin" maxlength="4"></label><button>確認</button></form>`,
  },
  {
    name: 'a German identity card',
    html: `<h1>Identität bestätigen</h1><form><label>Ausweisnummer<input name="n" maxlength="9"></label><label>Geburtsdatum<input name="d"></label></form>`,
  },
  {
    name: 'a French licence',
    html: `<form><h1>Vérification</h1><label>Numéro de permis<input name="n"></label></form>`,
  },
  {
    name: 'a spreadsheet',
    html: `<table><tr><th>Code</th><th>Name</th></tr>${Array.from({ length: 6 }, (_, at) => `<tr><td><input name="code${at}" maxlength="8"></td><td><input name="name${at}"></td></tr>`).join('')}</table>`,
  },
];
