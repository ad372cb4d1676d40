import type { Deviation } from './compare';

/** Something that Amplify does otherwise and we mean to do as we do. */
export interface Difference {
  /** What Amplify does, and why we do not. */
  reason: string;
  explains(deviation: Deviation): boolean;
}

const notAuthorized = 'NotAuthorizedException';

/** Every deliberate difference. One that no conversation shows, and a deviation that none explains, fails the tests. */
export const differences = {
  'client secret': {
    reason: 'Amplify knows no client secret, and is refused by an app client that has one; we send SECRET_HASH.',
    explains: (deviation) =>
      (deviation.of === 'outcome' && deviation.amplify !== undefined && amplifyGaveUp.has(deviation.amplify)) ||
      isOurs(deviation, 'AuthParameters.SECRET_HASH', 'ChallengeResponses.SECRET_HASH', 'SecretHash') ||
      (deviation.of === 'request' && deviation.by === 'ours'),
  },
  'list of first factors': {
    reason: 'Amplify loses the list of first factors when Cognito asks a second time; we keep it.',
    explains: (deviation) => isDetail(deviation, 'availableChallenges') && deviation.amplify === undefined,
  },
  'first factor not on the list': {
    reason: 'Amplify sends a first factor that is not on the list, for Cognito to refuse; we refuse it here.',
    explains: (deviation) =>
      (deviation.of === 'outcome' && deviation.ours === 'invalid-choice') ||
      (deviation.of === 'request' && deviation.by === 'amplify' && deviation.label.endsWith(' SELECT_CHALLENGE')),
  },
  'name of the authenticator': {
    reason:
      'Amplify drops friendlyDeviceName at a code; Cognito takes it there as well as at the set-up, so we send it.',
    explains: (deviation) => isOurs(deviation, 'ChallengeResponses.FRIENDLY_DEVICE_NAME'),
  },
  'name of the device': {
    reason: 'Amplify names a remembered device after the browser; we tell the pool nothing about the browser.',
    explains: (deviation) =>
      deviation.of === 'field' && deviation.path === 'DeviceName' && deviation.ours === undefined,
  },
  'device key with every answer': {
    reason:
      'Amplify leaves DEVICE_KEY out of choices and chosen passwords, so that a known device is asked for a code.',
    explains: (deviation) =>
      isOurs(deviation, 'ChallengeResponses.DEVICE_KEY') ||
      (isOutcome(deviation, 'CONFIRM_SIGN_IN_WITH_TOTP_CODE') && deviation.ours === 'done') ||
      (deviation.of === 'request' && deviation.by === 'ours' && deviation.label.includes('DEVICE_')),
  },
  'device that is refused': {
    reason: 'Amplify keeps a device whose proof is refused, and fails for good; we forget it, and the next try passes.',
    explains: (deviation) =>
      isOutcome(deviation, notAuthorized) ||
      (deviation.of === 'request' && /Device|DEVICE_/.test(deviation.label)) ||
      (deviation.of === 'field' && deviation.path === 'ChallengeResponses.DEVICE_KEY' && deviation.ours === undefined),
  },
  'name with the proof': {
    reason: 'Amplify gives USER_ID_FOR_SRP as the name with a proof; we give USERNAME there too, as with every answer.',
    explains: (deviation) => deviation.of === 'field' && deviation.path === 'ChallengeResponses.USERNAME',
  },
  'passkey as a step': {
    reason: 'Amplify asks the browser for the passkey by itself; here that is a step, which another factor can leave.',
    explains: (deviation) =>
      deviation.of === 'outcome' && (deviation.ours === 'continueSignInWithPasskey' || deviation.amplify === undefined),
  },
  'SMS among the set-ups': {
    reason:
      'Amplify leaves SMS out of the second factors to set up; we name it, as one that the administrator sets up.',
    explains: (deviation) =>
      isDetail(deviation, 'allowedMfaTypes') && String(deviation.ours).split(',').includes('SMS'),
  },
  'spaces in codes': {
    reason: 'Amplify sends a code with the spaces that were pasted with it; we take them out.',
    explains: (deviation) =>
      (deviation.of === 'outcome' && deviation.amplify !== undefined && amplifyGaveUp.has(deviation.amplify)) ||
      (deviation.of === 'field' && /\s/.test(deviation.amplify ?? '')) ||
      (deviation.of === 'request' && deviation.by === 'ours'),
  },
  'names in the set-up URI': {
    reason:
      'Amplify puts names into the otpauth URI as they are, so that one with & changes the secret; we escape them.',
    explains: (deviation) => isDetail(deviation, 'setupUri'),
  },
  'attribute that a code goes to': {
    reason: 'Amplify also tells the attribute that a code was sent to; our steps tell the address and the medium.',
    explains: (deviation) =>
      isDetail(deviation, 'codeDeliveryDetails') && hasMember(deviation.amplify, 'attributeName'),
  },
  'where it stands': {
    reason:
      'Amplify cannot tell where a sign-in stands, so that a reload loses the set-up details; ours is written down.',
    explains: (deviation) => deviation.of === 'outcome' && deviation.amplify === undefined,
  },
  'spent session': {
    reason:
      'Amplify fails where a wrong code has spent the session; we begin anew with what is held, and answer again.',
    explains: (deviation) =>
      isOutcome(deviation, notAuthorized) || (deviation.of === 'request' && deviation.by === 'ours'),
  },
  'expired by the clock': {
    reason: 'Amplify sends an answer that no session can be good for any more; we say so without asking.',
    explains: (deviation) =>
      (isOutcome(deviation, notAuthorized) && deviation.ours === 'session-expired') ||
      (deviation.of === 'request' && deviation.by === 'amplify'),
  },
  'tries of its own': {
    reason:
      'Amplify sends a request that failed up to three times; an answer is good once, so we leave that to the person.',
    explains: (deviation) =>
      (deviation.of === 'outcome' && (deviation.amplify === undefined || mayPass.has(deviation.ours))) ||
      (deviation.of === 'request' && deviation.by === 'amplify' && deviation.repeated),
  },
  'verified once': {
    reason:
      'Amplify verifies a new authenticator once more when what follows failed, and is refused; we go on from there.',
    explains: (deviation) =>
      isOutcome(deviation, notAuthorized) ||
      (deviation.of === 'request' && deviation.by === (deviation.label === 'VerifySoftwareToken' ? 'amplify' : 'ours')),
  },
} as const satisfies Record<string, Difference>;

export type DifferenceName = keyof typeof differences;

/** How Amplify ends where it goes no further with Cognito. */
const amplifyGaveUp = new Set([notAuthorized, 'SignInException', 'CodeMismatchException']);

/** Failures that may be gone with the next try. */
const mayPass = new Set(['network-failed', 'InternalErrorException', 'TooManyRequestsException']);

function isOutcome(deviation: Deviation, amplify: string): deviation is Deviation & { of: 'outcome' } {
  return deviation.of === 'outcome' && deviation.amplify === amplify;
}

function isDetail(deviation: Deviation, name: string): deviation is Deviation & { of: 'detail' } {
  return deviation.of === 'detail' && deviation.name === name;
}

/** A field that we send and Amplify does not. */
function isOurs(deviation: Deviation, ...paths: string[]): boolean {
  return deviation.of === 'field' && deviation.amplify === undefined && paths.includes(deviation.path);
}

function hasMember(value: unknown, name: string): boolean {
  return typeof value === 'object' && value !== null && name in value;
}
