import { replies, type Scripted } from '../../sign-in/scripted-server';
import { answer, signIn, type Conversation } from '../conversation';

const notSigned = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2lnbmF0dXJl`;

/** Amplify reads what the tokens claim; nobody here asks who signed them. */
const tokens: Scripted = replies.tokens({
  AccessToken: notSigned({ sub: '7', username: 'ada', exp: 4102444800, iat: 1, token_use: 'access' }),
  IdToken: notSigned({ sub: '7', 'cognito:username': 'ada', exp: 4102444800, iat: 1, token_use: 'id' }),
});
const setUpOf = (...types: string[]) => replies.challenge('MFA_SETUP', { MFAS_CAN_SETUP: JSON.stringify(types) });
const secretOf = (sharedSecret: string): Scripted => ({
  body: { SecretCode: sharedSecret, Session: 'session-after-associating' },
});

/** What no local pool says. They begin with a password that is sent, unless told otherwise. */
const conversations: readonly Conversation[] = [
  {
    name: 'a challenge that nobody knows',
    recorded: [replies.challenge('PROVE_YOU_ARE_A_TEAPOT')],
    turns: [[signIn(), 'unsupported-challenge']],
  },
  {
    name: 'a challenge that nobody knows, later on',
    recorded: [replies.challenge('SOFTWARE_TOKEN_MFA'), replies.challenge('PROVE_YOU_ARE_A_TEAPOT')],
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer('123456'), 'unsupported-challenge'],
    ],
  },
  {
    name: 'second factors among which is an unknown one',
    recorded: [
      replies.challenge('SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '["SMS_MFA","PIGEON","SOFTWARE_TOKEN_MFA"]' }),
      replies.challenge('SOFTWARE_TOKEN_MFA'),
      tokens,
    ],
    turns: [
      [signIn(), 'continueSignInWithMfaSelection'],
      [answer('TOTP'), 'confirmSignInWithTotpMfaCode'],
      [answer('123456'), 'done'],
    ],
  },
  {
    name: 'second factors that are no JSON',
    recorded: [replies.challenge('SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '["SMS_MFA"' })],
    turns: [[signIn(), 'unexpected-reply']],
  },
  {
    name: 'required attributes that are no JSON',
    recorded: [replies.challenge('NEW_PASSWORD_REQUIRED', { requiredAttributes: '[' })],
    turns: [[signIn(), 'unexpected-reply']],
  },
  {
    name: 'required attributes that are not told',
    recorded: [replies.challenge('NEW_PASSWORD_REQUIRED', { USER_ID_FOR_SRP: 'ada-of-the-pool' }), tokens],
    turns: [
      [signIn(), 'confirmSignInWithNewPassword'],
      [answer('Long-enough-1!'), 'done'],
    ],
  },
  {
    name: 'SMS as all that can be set up',
    recorded: [setUpOf('SMS_MFA')],
    turns: [[signIn(), 'mfa-setup-needs-administrator']],
  },
  {
    name: 'nothing that can be set up',
    recorded: [setUpOf()],
    turns: [[signIn(), 'mfa-setup-needs-administrator']],
  },
  {
    name: 'a set-up of an authenticator after that of something unknown',
    recorded: [setUpOf('PIGEON', 'SOFTWARE_TOKEN_MFA'), secretOf('JBSWY3DPEHPK3PXP')],
    turns: [[signIn(), 'continueSignInWithTotpSetup']],
  },
  {
    name: 'a name that the pool has for the user',
    recorded: [replies.challenge('SMS_MFA', { USERNAME: 'ada-of-the-pool' }), tokens],
    turns: [
      [signIn(), 'confirmSignInWithSmsMfaCode'],
      [answer('123456'), 'done'],
    ],
  },
  {
    name: 'a name that the pool has for the user, and another for the proof of her password',
    flow: 'USER_SRP_AUTH',
    recorded: [
      replies.challenge('PASSWORD_VERIFIER', {
        SALT: '5a17',
        SRP_B: 'b'.repeat(768),
        SECRET_BLOCK: 'c2VjcmV0IGJsb2Nr',
        USERNAME: 'ada-of-the-pool',
        USER_ID_FOR_SRP: 'ada-of-the-proof',
      }),
      replies.challenge('SOFTWARE_TOKEN_MFA'),
      tokens,
    ],
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer('123456'), 'done'],
    ],
    shows: ['name with the proof'],
  },
  {
    name: 'a code that went nobody knows where',
    recorded: [replies.challenge('EMAIL_OTP'), tokens],
    turns: [
      [signIn(), 'confirmSignInWithOtpCode'],
      [answer('12345678'), 'done'],
    ],
  },
  {
    name: 'a custom challenge without parameters, and one with',
    recorded: [
      replies.challenge('CUSTOM_CHALLENGE'),
      replies.challenge('CUSTOM_CHALLENGE', { question: 'And now?' }),
      tokens,
    ],
    turns: [
      [signIn(), 'confirmSignInWithCustomChallenge'],
      [answer('this'), 'confirmSignInWithCustomChallenge'],
      [answer('that'), 'done'],
    ],
  },
  {
    name: 'a passkey that is given up for the password',
    flow: 'USER_AUTH',
    passkey: 'refused by the person',
    recorded: [
      replies.challenge('SELECT_CHALLENGE', {}, { AvailableChallenges: ['PASSWORD', 'WEB_AUTHN'] }),
      replies.challenge('WEB_AUTHN', {
        CREDENTIAL_REQUEST_OPTIONS: '{"challenge":"Y2hhbGxlbmdl","rpId":"example.com"}',
      }),
      tokens,
    ],
    turns: [
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('WEB_AUTHN'), 'continueSignInWithPasskey'],
      [answer('PASSWORD'), 'confirmSignInWithPassword'],
      [answer('typed'), 'done'],
    ],
    shows: ['passkey as a step'],
  },
  {
    name: 'first factors asked for twice, the second time without the list',
    recorded: [
      replies.challenge('SELECT_CHALLENGE', {}, { AvailableChallenges: ['EMAIL_OTP', 'SMS_OTP'] }),
      replies.challenge('SELECT_CHALLENGE'),
      replies.challenge('EMAIL_OTP'),
      tokens,
    ],
    turns: [
      [signIn(), 'continueSignInWithFirstFactorSelection'],
      [answer('SMS_OTP'), 'continueSignInWithFirstFactorSelection'],
      [answer('EMAIL_OTP'), 'confirmSignInWithOtpCode'],
      [answer('12345678'), 'done'],
    ],
    shows: ['list of first factors'],
  },
  {
    name: 'first factors asked for twice, with the list',
    recorded: [
      replies.challenge('SELECT_CHALLENGE', {}, { AvailableChallenges: ['EMAIL_OTP', 'SMS_OTP'] }),
      replies.challenge('SELECT_CHALLENGE', {}, { AvailableChallenges: ['EMAIL_OTP', 'SMS_OTP'] }),
    ],
    turns: [
      [signIn(), 'continueSignInWithFirstFactorSelection'],
      [answer('SMS_OTP'), 'continueSignInWithFirstFactorSelection'],
    ],
    shows: ['list of first factors'],
  },
  {
    name: 'a reply that is none of Cognito’s',
    recorded: [{ status: 200, body: '<html>Sign in to the hotel’s network</html>' }],
    turns: [[signIn(), 'unexpected-reply']],
  },
];

export const recorded: readonly Conversation[] = conversations.map((conversation) => ({
  flow: 'USER_PASSWORD_AUTH',
  ...conversation,
}));
