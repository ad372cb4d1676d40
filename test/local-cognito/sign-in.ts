import type { Factor } from './attempt';
import type { ChallengeName, ChallengeResponses, Outcome, SignInContext } from './challenge';
import { challenges } from './challenges';
import { refusals } from './exception';
import { newDevice, rememberedDevice } from './device';
import { usableMfa } from './mfa';
import { randomUuid } from './random';
import type { Session } from './session';
import type { AuthenticationResult, TokenIssuer } from './tokens';

export interface AuthReply {
  ChallengeName?: string;
  ChallengeParameters: Record<string, string>;
  Session?: string;
  AvailableChallenges?: string[];
  AuthenticationResult?: AuthenticationResult;
}

/** What stands between a first factor and tokens, in this order. */
const gates: readonly { factor: Factor; challenge(context: SignInContext): string | undefined }[] = [
  {
    factor: 'newPassword',
    challenge: ({ attempt }) =>
      attempt.user?.status === 'FORCE_CHANGE_PASSWORD' ? 'NEW_PASSWORD_REQUIRED' : undefined,
  },
  {
    factor: 'custom',
    challenge: ({ attempt }) => (attempt.flow === 'CUSTOM_AUTH' ? 'CUSTOM_CHALLENGE' : undefined),
  },
  { factor: 'unknown', challenge: ({ pool }) => pool.settings.unknownChallenge },
  {
    factor: 'device',
    challenge: (context) => (rememberedDevice(context) === undefined ? undefined : 'DEVICE_SRP_AUTH'),
  },
  { factor: 'mfa', challenge: mfaChallenge },
];

function mfaChallenge(context: SignInContext): ChallengeName | undefined {
  const { pool, attempt } = context;
  const usable = usableMfa(context);
  const [only, another] = usable;
  if (only === undefined) return pool.settings.mfa === 'ON' ? 'MFA_SETUP' : undefined;
  const preferred = usable.find((type) => type === attempt.user?.preferredMfa);
  return preferred ?? (another === undefined ? only : 'SELECT_MFA_TYPE');
}

/** Poses what an outcome leads to, or issues tokens where nothing is left to prove. */
export function follow(context: SignInContext, outcome: Outcome, issuer: TokenIssuer): AuthReply {
  if ('next' in outcome) return pose(context, outcome.next);
  if (context.attempt.user?.status === 'UNCONFIRMED') throw refusals.userNotConfirmed();
  for (const factor of outcome.passes) context.attempt.passed.add(factor);
  for (const gate of gates) {
    const name = context.attempt.passed.has(gate.factor) ? undefined : gate.challenge(context);
    if (name !== undefined) return pose(context, name);
  }
  return finish(context, issuer);
}

export function isKnown(name: string): name is ChallengeName {
  return Object.hasOwn(challenges, name);
}

function pose({ pool, attempt }: SignInContext, name: string): AuthReply {
  const posed = isKnown(name) ? challenges[name].pose({ pool, attempt }) : { parameters: {} };
  const session = pool.sessions.open(attempt, name);
  // In USER_SRP_AUTH the secret block alone carries the exchange.
  const withoutSession = name === 'PASSWORD_VERIFIER' && attempt.flow === 'USER_SRP_AUTH';
  return {
    ChallengeName: name,
    ChallengeParameters: posed.parameters,
    ...(withoutSession ? {} : { Session: session.token }),
    ...(posed.availableChallenges === undefined ? {} : { AvailableChallenges: posed.availableChallenges }),
  };
}

/** Answers a challenge whose session is already spent. */
export function answerChallenge(
  context: SignInContext,
  name: string,
  responses: ChallengeResponses,
  session: Session,
): Outcome {
  if (!isKnown(name)) return { passes: ['unknown'] };
  return challenges[name].answer(context, responses, session);
}

function finish(context: SignInContext, issuer: TokenIssuer): AuthReply {
  const { pool, attempt } = context;
  const { user, client } = attempt;
  if (user === undefined) throw refusals.wrongCredentials();
  if (!user.enabled) throw refusals.userDisabled();
  const device = newDevice(context);
  const deviceKey = device?.DeviceKey ?? attempt.deviceKey;
  const grant = { user, client, originJti: randomUuid(pool.random), authenticatedAtMs: pool.clock.nowMs(), deviceKey };
  const refreshToken = pool.refreshTokens.issue(grant);
  return {
    ChallengeParameters: {},
    AuthenticationResult: {
      ...issuer.issue(pool, grant),
      RefreshToken: refreshToken.token,
      ...(device === undefined ? {} : { NewDeviceMetadata: device }),
    },
  };
}
