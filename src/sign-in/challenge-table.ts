import type { MfaMethod } from '../cognito/challenges';
import type { Arrival, Conversation } from './conversation';
import { SignInError } from './errors';
import type { Credentials, OpenChallenge, Standing } from './state';
import type { CodeDeliveryDetails, MfaType, SignInStep, TotpSetupDetails } from './steps';

/** What a person says at a step. */
export interface Answer {
  value: string;
  userAttributes?: Record<string, string> | undefined;
  friendlyDeviceName?: string | undefined;
}

/** Where an answer is given. */
export interface Turn {
  conversation: Conversation;
  standing: Standing;
  /** What can be chosen at `SELECT_CHALLENGE`. */
  availableChallenges: string[];
  /** Keeps what was reached within the step, for the case that what follows fails. */
  keep(challenge: OpenChallenge, standing: Standing): void;
}

/** What an answer leads to: Cognito's next word, or another step that was chosen without asking Cognito. */
export type Outcome = Arrival | { kind: 'chosen'; challenge: OpenChallenge; standing: Standing };

/** All that is known of one challenge. */
interface Row<Waiting> {
  step(challenge: Waiting, context: { username: string; availableChallenges: string[] }): SignInStep;
  /** Sends the answer. Rejects with `SignInError` `'invalid-choice'` for one that the step does not have. */
  answer(challenge: Waiting, answer: Answer, turn: Turn): Promise<Outcome>;
  /**
   * What to do where the session turns out to be spent, after the sign-in was begun anew behind the scenes: give the same
   * answer again, or ask for the new code that was sent. `begin-anew` is for the person to decide.
   */
  afterSpentSession: 'answer-again' | 'ask-new-code' | 'begin-anew';
  /** What of a good answer is worth keeping for a sign-in begun anew. */
  remember?(answer: Answer): Partial<Credentials>;
  /** The answer that need not be asked for: the only one there is, or the one given before the sign-in was begun anew. */
  foregone?(challenge: Waiting, credentials: Credentials): string | undefined;
}

type OpenChallenges = { [Waiting in OpenChallenge as Waiting['name']]: Waiting };
type ChallengeName = keyof OpenChallenges;

export function rowOf<Name extends ChallengeName>(name: Name): Row<OpenChallenges[Name]> {
  return table[name];
}

const table: { [Name in ChallengeName]: Row<OpenChallenges[Name]> } = {
  SMS_MFA: sentCode('SMS_MFA', 'confirmSignInWithSmsMfaCode', 'SMS_MFA_CODE'),
  SMS_OTP: sentCode('SMS_OTP', 'confirmSignInWithOtpCode', 'SMS_OTP_CODE'),
  EMAIL_OTP: sentCode('EMAIL_OTP', 'confirmSignInWithOtpCode', 'EMAIL_OTP_CODE'),
  SOFTWARE_TOKEN_MFA: {
    step: () => ({ signInStep: 'confirmSignInWithTotpMfaCode' }),
    answer: (challenge, { value, friendlyDeviceName }, { conversation, standing }) =>
      conversation.respond(standing, challenge.name, {
        SOFTWARE_TOKEN_MFA_CODE: codeOf(value),
        ...(friendlyDeviceName !== undefined && { FRIENDLY_DEVICE_NAME: friendlyDeviceName }),
      }),
    afterSpentSession: 'answer-again',
  },
  SELECT_MFA_TYPE: {
    step: ({ methods }) => ({
      signInStep: 'continueSignInWithMfaSelection',
      allowedMfaTypes: typesOf(methods),
    }),
    answer: ({ name, methods }, { value }, { conversation, standing }) =>
      conversation.respond(standing, name, { ANSWER: methodChosen(methods, value) }),
    afterSpentSession: 'answer-again',
    remember: rememberMfaType,
    foregone: ({ methods }, { mfaType }) => typesOf(methods).find((type) => type === mfaType),
  },
  MFA_SETUP: {
    step: ({ methods }) => ({
      signInStep: 'continueSignInWithMfaSetupSelection',
      allowedMfaTypes: typesOf(methods),
    }),
    answer: ({ methods }, { value }, turn) => setups[methodChosen(methods, value)](turn),
    afterSpentSession: 'answer-again',
    remember: rememberMfaType,
    foregone: ({ methods }, { mfaType }) => {
      const possible = typesOf(methods).filter((type) => type !== 'SMS');
      return possible.length === 1 ? possible[0] : possible.find((type) => type === mfaType);
    },
  },
  TOTP_SETUP: {
    step: ({ sharedSecret }, { username }) => ({
      signInStep: 'continueSignInWithTotpSetup',
      totpSetupDetails: totpSetupDetails(sharedSecret, username),
    }),
    answer: async (challenge, { value, friendlyDeviceName }, turn) => {
      const { conversation } = turn;
      let { standing } = turn;
      if (!challenge.verified) {
        standing = await conversation.verifySoftwareToken(standing, codeOf(value), friendlyDeviceName);
        turn.keep({ ...challenge, verified: true }, standing);
      }
      return conversation.respond(standing, 'MFA_SETUP', {});
    },
    // A sign-in begun anew draws another secret, and the code is of the old one.
    afterSpentSession: 'begin-anew',
  },
  EMAIL_SETUP: {
    step: () => ({ signInStep: 'continueSignInWithEmailMfaSetup' }),
    answer: (_challenge, { value }, { conversation, standing }) =>
      conversation.respond(standing, 'MFA_SETUP', { EMAIL: value.trim() }),
    afterSpentSession: 'answer-again',
    remember: ({ value }) => ({ setupEmail: value.trim() }),
    foregone: (_challenge, { setupEmail }) => setupEmail,
  },
  NEW_PASSWORD_REQUIRED: {
    step: ({ requiredAttributes }) => ({
      signInStep: 'confirmSignInWithNewPassword',
      missingAttributes: requiredAttributes,
    }),
    answer: (challenge, { value, userAttributes = {} }, { conversation, standing }) =>
      conversation.respond(standing, challenge.name, { ...attributeAnswers(userAttributes), NEW_PASSWORD: value }),
    afterSpentSession: 'answer-again',
    remember: ({ value }) => ({ password: value }),
  },
  CUSTOM_CHALLENGE: {
    step: ({ parameters }) => ({ signInStep: 'confirmSignInWithCustomChallenge', additionalInfo: parameters }),
    answer: (challenge, { value }, { conversation, standing }) =>
      conversation.respond(standing, challenge.name, { ANSWER: value }),
    afterSpentSession: 'begin-anew',
  },
  SELECT_CHALLENGE: {
    step: (_challenge, { availableChallenges }) => ({
      signInStep: 'continueSignInWithFirstFactorSelection',
      availableChallenges,
    }),
    answer: (_challenge, { value }, turn) => selectFirstFactor(value, turn),
    afterSpentSession: 'answer-again',
    remember: rememberFirstFactor,
    foregone: ({ available }, { preferredChallenge, password }) =>
      (password ?? '') === '' && isPassword(preferredChallenge)
        ? available.find((name) => name === preferredChallenge)
        : undefined,
  },
  PASSWORD: typedPassword('PASSWORD'),
  PASSWORD_SRP: typedPassword('PASSWORD_SRP'),
  WEB_AUTHN: {
    step: ({ credentialRequestOptions }) => ({
      signInStep: 'continueSignInWithPasskey',
      additionalInfo: { credentialRequestOptions },
    }),
    // Another first factor may be chosen where the passkey is not at hand.
    answer: (challenge, { value }, turn) =>
      turn.availableChallenges.includes(value)
        ? selectFirstFactor(value, turn)
        : turn.conversation.respond(turn.standing, challenge.name, { CREDENTIAL: value }),
    afterSpentSession: 'begin-anew',
    remember: rememberFirstFactor,
  },
};

/** A code that Cognito sent: by text message or by e-mail. */
function sentCode<Name extends 'SMS_MFA' | 'SMS_OTP' | 'EMAIL_OTP'>(
  name: Name,
  signInStep: 'confirmSignInWithSmsMfaCode' | 'confirmSignInWithOtpCode',
  answerName: string,
): Row<{ name: Name; delivery?: CodeDeliveryDetails }> {
  return {
    step: ({ delivery }) => ({ signInStep, ...(delivery !== undefined && { codeDeliveryDetails: delivery }) }),
    answer: (_challenge, { value }, { conversation, standing }) =>
      conversation.respond(standing, name, { [answerName]: codeOf(value) }),
    afterSpentSession: 'ask-new-code',
  };
}

/** The password of a sign-in whose first factor was chosen. */
function typedPassword<Name extends 'PASSWORD' | 'PASSWORD_SRP'>(name: Name): Row<{ name: Name }> {
  return {
    step: () => ({ signInStep: 'confirmSignInWithPassword' }),
    answer: (_challenge, { value }, { conversation, standing }) =>
      conversation.answerWithPassword(standing, name, value),
    afterSpentSession: 'answer-again',
    remember: ({ value }) => ({ password: value, preferredChallenge: name }),
  };
}

async function selectFirstFactor(value: string, turn: Turn): Promise<Outcome> {
  const { availableChallenges, standing, conversation } = turn;
  if (availableChallenges.length > 0 && !availableChallenges.includes(value)) throw invalidChoice(value);
  if (isPassword(value)) return { kind: 'chosen', challenge: { name: value }, standing };
  return conversation.respond(standing, 'SELECT_CHALLENGE', { ANSWER: value });
}

/** What is a choice of our own until the password is there. */
function isPassword(factor: string | undefined): factor is 'PASSWORD' | 'PASSWORD_SRP' {
  return factor === 'PASSWORD' || factor === 'PASSWORD_SRP';
}

/** Passwords are remembered once they were right, at the step where they are typed. */
function rememberFirstFactor({ value }: Answer): Partial<Credentials> {
  return ['EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'].includes(value) ? { preferredChallenge: value } : {};
}

/** How each second factor is set up within a sign-in. */
const setups: Record<MfaMethod, (turn: Turn) => Promise<Outcome>> = {
  async SOFTWARE_TOKEN_MFA({ conversation, standing }) {
    const associated = await conversation.associateSoftwareToken(standing);
    const { sharedSecret } = associated;
    const challenge: OpenChallenge = { name: 'TOTP_SETUP', sharedSecret, verified: false };
    return { kind: 'chosen', challenge, standing: associated.standing };
  },
  EMAIL_OTP: ({ standing }) => Promise.resolve({ kind: 'chosen', challenge: { name: 'EMAIL_SETUP' }, standing }),
  SMS_MFA: () =>
    Promise.reject(new SignInError('mfa-setup-needs-administrator', { retry: 'same-step', subject: 'SMS' })),
};

const mfaTypes: Record<MfaMethod, MfaType> = { SMS_MFA: 'SMS', SOFTWARE_TOKEN_MFA: 'TOTP', EMAIL_OTP: 'EMAIL' };

function typesOf(methods: MfaMethod[]): MfaType[] {
  return methods.map((method) => mfaTypes[method]);
}

/** A choice is written as `'SMS'`, `'TOTP'`, `'EMAIL'`, or by Cognito's name. */
function methodChosen(methods: MfaMethod[], value: string): MfaMethod {
  const method = methods.find((each) => each === value || mfaTypes[each] === value);
  if (method === undefined) throw invalidChoice(value);
  return method;
}

function rememberMfaType({ value }: Answer): Partial<Credentials> {
  const [, mfaType] = Object.entries(mfaTypes).find(([method, type]) => method === value || type === value) ?? [];
  return mfaType === undefined ? {} : { mfaType };
}

function invalidChoice(value: string): SignInError {
  return new SignInError('invalid-choice', { retry: 'same-step', subject: value });
}

/** Codes are typed and pasted with spaces in them. */
export function codeOf(value: string): string {
  return value.replace(/\s/g, '');
}

function attributeAnswers(userAttributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(userAttributes)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [`userAttributes.${name}`, value]),
  );
}

function totpSetupDetails(sharedSecret: string, username: string): TotpSetupDetails {
  return {
    sharedSecret,
    getSetupUri(appName, accountName = username) {
      const issuer = encodeURIComponent(appName);
      return `otpauth://totp/${issuer}:${encodeURIComponent(accountName)}?secret=${sharedSecret}&issuer=${issuer}`;
    },
  };
}
