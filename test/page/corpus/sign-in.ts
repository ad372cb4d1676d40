/** What `findSignInFields` is to find, every input by its name. */
export interface SignInPage {
  name: string;
  html: string;
  found: { purpose: string; username?: string; password?: string; newPasswords: string[] }[];
}

export const signInPages: SignInPage[] = [
  {
    name: 'a name and a password',
    html: `<h1>Sign in</h1><form><label>Email<input name="e" type="email"></label><label>Password<input type="password" name="p"></label><button>Sign in</button></form>`,
    found: [{ purpose: 'sign-in', username: 'e', password: 'p', newPasswords: [] }],
  },
  {
    name: 'a name alone, first',
    html: `<h1>Sign in</h1><form><label>Email or phone<input name="identifier" type="email"></label><button>Next</button></form>`,
    found: [{ purpose: 'sign-in', username: 'identifier', newPasswords: [] }],
  },
  {
    name: 'a name for a passkey',
    html: `<form><input name="u" autocomplete="username webauthn"><button>Continue</button></form>`,
    found: [{ purpose: 'sign-in', username: 'u', newPasswords: [] }],
  },
  {
    name: 'the password, then',
    html: `<h1>Welcome back</h1><form><input type="hidden" name="u" value="ana"><label>Password<input type="password" name="p"></label><button>Sign in</button></form>`,
    found: [{ purpose: 'sign-in', password: 'p', newPasswords: [] }],
  },
  {
    name: 'a new account',
    html: `<h1>Create your account</h1><form><input name="e" placeholder="Email"><input type="password" name="p" placeholder="Password"><button>Sign up</button></form>`,
    found: [{ purpose: 'sign-up', username: 'e', newPasswords: ['p'] }],
  },
  {
    name: 'a new account with a repetition',
    html: `<form><input name="user" placeholder="Username"><input type="password" name="p1"><input type="password" name="p2"><button>Register</button></form>`,
    found: [{ purpose: 'sign-up', username: 'user', newPasswords: ['p1', 'p2'] }],
  },
  {
    name: 'a change of password',
    html: `<form><label>Current password<input type="password" name="a"></label><label>New password<input type="password" name="b"></label><label>Confirm new password<input type="password" name="c"></label></form>`,
    found: [{ purpose: 'change-password', password: 'a', newPasswords: ['b', 'c'] }],
  },
  {
    name: 'a change of password in Japanese',
    html: `<form><label>現在のパスワード<input type="password" name="a"></label><label>新しいパスワード<input type="password" name="b"></label></form>`,
    found: [{ purpose: 'change-password', password: 'a', newPasswords: ['b'] }],
  },
  {
    name: 'a choice after a reset',
    html: `<h1>Reset password</h1><form><input type="password" name="b" autocomplete="new-password"><input type="password" name="c" autocomplete="new-password"></form>`,
    found: [{ purpose: 'change-password', newPasswords: ['b', 'c'] }],
  },
  {
    name: 'a Japanese sign-in with a code',
    html: `<h1>ログイン</h1><form><label>会員ID<input name="id"></label><label>パスワード<input type="password" name="p"></label><label>ワンタイムパスワード<input type="password" name="o"></label><button>ログイン</button></form>`,
    found: [{ purpose: 'sign-in', username: 'id', password: 'p', newPasswords: [] }],
  },
  {
    name: 'a German sign-in beside a search',
    html: `<form role="search"><input name="q" placeholder="Suche"></form><form><label>Benutzername<input name="b"></label><label>Passwort<input type="password" name="p"></label><button>Anmelden</button></form>`,
    found: [{ purpose: 'sign-in', username: 'b', password: 'p', newPasswords: [] }],
  },
  {
    name: 'a sign-in beside a sign-up',
    html: `<form id="login"><input name="u"><input type="password" name="p"><button>Log in</button></form><form id="register"><input name="nu"><input type="email" name="ne"><input name="nn"><input type="password" name="np"><button>Register</button></form>`,
    found: [
      { purpose: 'sign-in', username: 'u', password: 'p', newPasswords: [] },
      { purpose: 'sign-up', username: 'ne', newPasswords: ['np'] },
    ],
  },
  {
    name: 'a newsletter',
    html: `<form><h3>Newsletter</h3><input name="email" type="email"><button>Subscribe</button></form>`,
    found: [],
  },
  {
    name: 'a card',
    html: `<form><label>Card number<input name="n"></label><label>CVV<input type="password" name="cvv"></label></form>`,
    found: [],
  },
];
