import {
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  resendSignUpCode,
  resetPassword,
  signIn,
  signOut,
  type SignInInput,
} from 'aws-amplify/auth';
import { vi } from 'vitest';
import type { LocalCognito } from '../local-cognito/server';
import { DevicesInMemory, Person, type Keeping, type Word } from '../sign-in/person';
import { pointAmplify, type MemoryStorage } from './amplify-client';
import type { Conversation, Saying } from './conversation';
import { amplifyFlows, ourDetailNames } from './names';
import { password } from './pool-fixture';
import type { Reply } from './reply';
import { stubBrowser } from './software-browser';
import { spoken, type Stage } from './stage';

/** One of the two, on a stage. */
export interface Client {
  /** Undefined where there is no such call, or nothing left to say. */
  say(saying: Saying): Promise<Reply | undefined>;
  signOut(): Promise<void>;
  loseDevicePassword(): void;
  close(): Promise<void>;
}

/** Unmodified Amplify, in the hands of a web app that does what its documentation says. */
export function openAmplify(conversation: Conversation, stage: Stage, cognito: LocalCognito): Client {
  const { flow = 'USER_SRP_AUTH', passkey } = conversation;
  const storage: MemoryStorage = pointAmplify(stage.pool);
  if (passkey !== undefined) stubBrowser(stage.authenticator, { isRefused: passkey === 'refused by the person' });
  // Amplify names a device after its browser, and gives the device up in silence where there is none (Node 20).
  else vi.stubGlobal('navigator', { userAgent: 'Conformance' });
  const options = { authFlowType: amplifyFlows[flow] };
  let isSignedIn = false;
  let begun: { username: string; password?: string } = { username: stage.username };

  const begin = async (input: typeof begun, preferredChallenge?: FirstFactorOf<SignInInput>) => {
    begun = input;
    const more = preferredChallenge === undefined ? {} : { preferredChallenge };
    return signIn({ ...input, options: { ...options, ...more } });
  };
  const calls: { [Call in Saying['call']]?: (saying: Extract<Saying, { call: Call }>) => Promise<SignInLike> } = {
    signIn: ({ username = stage.username, password: typed = password, preferredChallenge }) => {
      const needsPassword = flow !== 'CUSTOM_AUTH' && typed !== '';
      return begin({ username, ...(needsPassword && { password: typed }) }, preferredChallenge);
    },
    confirmSignIn: ({ value, userAttributes = {}, friendlyDeviceName }) =>
      confirmSignIn({
        challengeResponse: spoken(value, stage),
        options: { userAttributes, ...(friendlyDeviceName !== undefined && { friendlyDeviceName }) },
      }),
    async resetPassword() {
      const { nextStep } = await resetPassword({ username: begun.username });
      const { resetPasswordStep: signInStep, codeDeliveryDetails } = nextStep;
      return { isSignedIn: false, nextStep: { signInStep, codeDeliveryDetails } };
    },
    async confirmResetPassword({ code, newPassword }) {
      const { username } = begun;
      await confirmResetPassword({ username, confirmationCode: spoken(code, stage), newPassword });
      return begin({ username, password: newPassword });
    },
    async resendSignUpCode() {
      const codeDeliveryDetails = await resendSignUpCode({ username: begun.username });
      return { isSignedIn: false, nextStep: { signInStep: 'CONFIRM_SIGN_UP', codeDeliveryDetails } };
    },
    async confirmSignUp({ code }) {
      await confirmSignUp({ username: begun.username, confirmationCode: spoken(code, stage) });
      return begin(begun);
    },
  };

  return {
    async say(saying) {
      if (isSignedIn || isPasskey(saying)) return undefined;
      const call = calls[saying.call] as ((said: Saying) => Promise<SignInLike>) | undefined;
      if (call === undefined) return undefined;
      try {
        const result = await call(saying);
        ({ isSignedIn } = result);
        return amplifyReply(result.nextStep);
      } catch (error) {
        return { failure: error instanceof Error ? error.name : 'rejected without an error' };
      }
    },
    async signOut() {
      await signOut();
      isSignedIn = false;
    },
    loseDevicePassword() {
      for (const key of storage.items.keys()) {
        if (key.endsWith('.randomPasswordKey')) storage.items.set(key, lostPassword);
      }
    },
    async close() {
      vi.unstubAllGlobals();
      await forgetSignIn(cognito);
    },
  };
}

interface SignInLike {
  isSignedIn: boolean;
  nextStep: { signInStep: string };
}
type FirstFactorOf<Input extends SignInInput> = NonNullable<NonNullable<Input['options']>['preferredChallenge']>;

const lostPassword = 'c29tZXRoaW5nIGVsc2U=';

/** Amplify holds one sign-in for the whole process, and lets go of it when another fails. */
async function forgetSignIn(cognito: LocalCognito): Promise<void> {
  cognito.faults.clear();
  pointAmplify({ userPoolId: 'eu-west-1_Nowhere', clientId: 'nobody', endpoint: cognito.url });
  const options = { authFlowType: 'USER_PASSWORD_AUTH' } as const;
  await signIn({ username: 'nobody', password, options }).catch(() => undefined);
}

function amplifyReply({ signInStep, ...rest }: SignInLike['nextStep']): Reply {
  const details = Object.fromEntries(
    Object.entries<unknown>(rest)
      .filter(([, value]) => !isEmpty(value))
      .map(([name, value]) => [ourDetailNames[name] ?? name, value]),
  );
  const { totpSetupDetails, ...others } = details;
  if (totpSetupDetails === undefined) return { step: signInStep, details: others };
  const { sharedSecret, getSetupUri } = totpSetupDetails as TotpSetup;
  return {
    step: signInStep,
    details: { ...others, sharedSecret, setupUri: String(getSetupUri('Latchkey')) },
  };
}

/** Amplify asks the browser by itself. */
function isPasskey(saying: Saying): boolean {
  return saying.call === 'confirmSignIn' && typeof saying.value === 'object' && saying.value.the === 'passkey';
}

/** Amplify spells out what Cognito did not say, as an object of nothing. */
function isEmpty(value: unknown): boolean {
  if (value === undefined) return true;
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isRecord && Object.values(value).length > 0 && Object.values(value).every((member) => member === undefined);
}

interface TotpSetup {
  sharedSecret: string;
  getSetupUri: (appName: string) => URL;
}

/** Our engine. */
export function openLatchkey({ flow }: Conversation, stage: Stage, keeping: Keeping): Client {
  const devices = new DevicesInMemory();
  const open = () => new Person({ pool: stage.pool, clock: () => stage.nowMs(), devices }, keeping);
  let person = open();
  const calls: { [Call in Saying['call']]: (saying: Extract<Saying, { call: Call }>) => Promise<Word> } = {
    signIn: ({ username = stage.username, password: typed = password, preferredChallenge }) =>
      person.signIn(username, flow === 'CUSTOM_AUTH' || typed === '' ? undefined : typed, {
        ...(preferredChallenge !== undefined && { preferredChallenge }),
      }),
    confirmSignIn: ({ value, call: _call, ...options }) => person.confirms(spoken(value, stage), options),
    resetPassword: () => person.says((engine) => engine.resetPassword()),
    confirmResetPassword: ({ code, newPassword }) =>
      person.says((engine) => engine.confirmResetPassword({ code: spoken(code, stage), newPassword })),
    resendSignUpCode: () => person.says((engine) => engine.resendSignUpCode()),
    confirmSignUp: ({ code }) => person.says((engine) => engine.confirmSignUp(spoken(code, stage))),
    step: () =>
      person.says((engine) => {
        const step = engine.step();
        return step === undefined ? Promise.reject(new Error('no step')) : Promise.resolve(step);
      }),
  };
  return {
    async say(saying) {
      const call = calls[saying.call] as (said: Saying) => Promise<Word>;
      return ourReply(await call(saying));
    },
    signOut() {
      person = open();
      return Promise.resolve();
    },
    loseDevicePassword() {
      for (const [name, keys] of devices.known) devices.known.set(name, { ...keys, password: lostPassword });
    },
    close: () => Promise.resolve(),
  };
}

function ourReply(word: Word): Reply {
  const { signInStep, code, exception, retry: _retry, ...details } = word;
  if (typeof signInStep === 'string') return { step: signInStep, details };
  return { failure: String(exception ?? code) };
}
