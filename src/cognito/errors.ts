import { CodedError } from '../lib/errors';

/** What a person can do about it: try the step once more, begin the sign-in anew, or come back after a while. */
export type Retry = 'same-step' | 'start-again' | 'later';

/** In what part of a conversation an exception came: the same one means different things. */
export type Phase = 'credentials' | 'challenge' | 'reset-password' | 'sign-up' | 'device' | 'tokens';

export type CognitoErrorCode =
  /** No reply: no network, no such host, a refused connection. */
  | 'network-failed'
  | 'timed-out'
  /** By the caller's own signal. */
  | 'aborted'
  /** A reply, but none that Cognito gives. */
  | 'unexpected-reply'
  | 'service-unavailable'
  | 'throttled'
  | 'limit-exceeded'
  /** Locked after wrong passwords or codes: a second, doubling with each further failure up to about 15 minutes. */
  | 'attempts-exceeded'
  /** By the web application firewall before the pool. */
  | 'blocked'
  | 'wrong-credentials'
  /** Where a username alone was sent. */
  | 'unknown-user'
  | 'user-disabled'
  | 'wrong-code'
  /** Right, but it has been used already. */
  | 'used-code'
  | 'expired-code'
  | 'password-policy'
  | 'password-history'
  | 'invalid-input'
  /** An e-mail address or telephone number that another user has. */
  | 'alias-taken'
  | 'session-expired'
  /** Cognito takes one answer for a session, and this one has had it. */
  | 'session-spent'
  /** Refused for good: a custom challenge that was failed, above all. */
  | 'challenge-failed'
  | 'reset-required'
  | 'reset-not-possible'
  | 'not-confirmed'
  | 'already-confirmed'
  | 'trigger-failed'
  | 'code-delivery-failed'
  /** The user has no authenticator or no number for the chosen method. */
  | 'mfa-method-missing'
  | 'concurrent-change'
  | 'pool-not-found'
  | 'flow-not-enabled'
  | 'client-secret-wrong'
  /** For the pool's administrator: a missing role, a feature that is not switched on. */
  | 'pool-misconfigured'
  /** The passkey, or the origin that it was asked from, is not one that the pool takes. */
  | 'passkey-refused'
  | 'device-not-found'
  | 'device-refused'
  /** Tokens that are revoked, expired or used twice. */
  | 'signed-out'
  /** An exception that this program does not know; `exception` names it. */
  | 'unknown-exception';

export interface CognitoFailure {
  retry: Retry;
  /** Cognito's own name. */
  exception?: string | undefined;
  /** What the pool's own trigger says, where it failed. */
  triggerMessage?: string | undefined;
  /** What of the pool's password policy is not met, in Cognito's words. */
  policyMessage?: string | undefined;
}

/** A call that failed. The service's own words are left out but for two kinds, since others may repeat what was sent. */
export class CognitoError extends CodedError<CognitoErrorCode> implements CognitoFailure {
  readonly retry: Retry;
  readonly exception: string | undefined;
  readonly triggerMessage: string | undefined;
  readonly policyMessage: string | undefined;

  constructor(code: CognitoErrorCode, failure: CognitoFailure, options?: { cause?: unknown }) {
    super(code, { ...options, ...(failure.exception !== undefined && { detail: failure.exception }) });
    this.retry = failure.retry;
    this.exception = failure.exception;
    this.triggerMessage = failure.triggerMessage;
    this.policyMessage = failure.policyMessage;
  }
}

interface Meaning {
  code: CognitoErrorCode;
  retry: Retry;
}

/** A meaning under a condition on the phase, on the service's words, or both. */
type Rule = Meaning & { during?: readonly Phase[]; says?: RegExp };

/** The first that holds counts; the last always does. */
type Rules = readonly [...Rule[], Meaning];

const misconfigured: Rules = [{ code: 'pool-misconfigured', retry: 'same-step' }];
const signedOut: Rules = [{ code: 'signed-out', retry: 'start-again' }];
const deviceRefused: Rules = [{ code: 'device-refused', retry: 'start-again' }];
const passkeyRefused: Rules = [{ code: 'passkey-refused', retry: 'start-again' }];
const unavailable: Rules = [{ code: 'service-unavailable', retry: 'same-step' }];
const methodMissing: Rules = [{ code: 'mfa-method-missing', retry: 'start-again' }];
const triggerFailed: Rules = [
  { during: ['reset-password', 'sign-up'], code: 'trigger-failed', retry: 'same-step' },
  { code: 'trigger-failed', retry: 'start-again' },
];

/** Every exception that the operations in use can raise, by the service's model. */
export const exceptions = {
  AliasExistsException: [{ code: 'alias-taken', retry: 'same-step' }],
  CodeDeliveryFailureException: [{ code: 'code-delivery-failed', retry: 'same-step' }],
  CodeMismatchException: [{ code: 'wrong-code', retry: 'same-step' }],
  ConcurrentModificationException: [{ code: 'concurrent-change', retry: 'same-step' }],
  DeviceKeyExistsException: deviceRefused,
  EnableSoftwareTokenMFAException: [{ code: 'wrong-code', retry: 'same-step' }],
  ExpiredCodeException: [
    { says: /already been used/i, code: 'used-code', retry: 'same-step' },
    { code: 'expired-code', retry: 'same-step' },
  ],
  FeatureUnavailableInTierException: misconfigured,
  ForbiddenException: [{ code: 'blocked', retry: 'later' }],
  InternalErrorException: unavailable,
  InvalidEmailRoleAccessPolicyException: misconfigured,
  InvalidLambdaResponseException: triggerFailed,
  InvalidParameterException: [
    { says: /flow|not enabled/i, during: ['credentials'], code: 'flow-not-enabled', retry: 'same-step' },
    { says: /secret/i, code: 'client-secret-wrong', retry: 'same-step' },
    { code: 'invalid-input', retry: 'same-step' },
  ],
  InvalidPasswordException: [{ code: 'password-policy', retry: 'same-step' }],
  InvalidSmsRoleAccessPolicyException: misconfigured,
  InvalidSmsRoleTrustRelationshipException: misconfigured,
  InvalidUserPoolConfigurationException: misconfigured,
  LimitExceededException: [{ code: 'limit-exceeded', retry: 'later' }],
  MFAMethodNotFoundException: methodMissing,
  NotAuthorizedException: [
    { says: /attempts exceeded/i, code: 'attempts-exceeded', retry: 'later' },
    { says: /user is disabled/i, code: 'user-disabled', retry: 'start-again' },
    { says: /secret/i, code: 'client-secret-wrong', retry: 'start-again' },
    { during: ['tokens'], code: 'signed-out', retry: 'start-again' },
    { during: ['device'], code: 'device-refused', retry: 'start-again' },
    { during: ['reset-password'], code: 'reset-not-possible', retry: 'start-again' },
    { during: ['sign-up'], code: 'already-confirmed', retry: 'start-again' },
    { says: /used once/i, code: 'session-spent', retry: 'start-again' },
    { says: /session/i, code: 'session-expired', retry: 'start-again' },
    { during: ['credentials'], code: 'wrong-credentials', retry: 'start-again' },
    { code: 'challenge-failed', retry: 'start-again' },
  ],
  OperationNotEnabledException: misconfigured,
  PasswordHistoryPolicyViolationException: [{ code: 'password-history', retry: 'same-step' }],
  PasswordResetRequiredException: [{ code: 'reset-required', retry: 'start-again' }],
  RefreshTokenReuseException: signedOut,
  ResourceNotFoundException: [
    { says: /device/i, code: 'device-not-found', retry: 'start-again' },
    { code: 'pool-not-found', retry: 'start-again' },
  ],
  SoftwareTokenMFANotFoundException: methodMissing,
  TooManyFailedAttemptsException: [{ code: 'attempts-exceeded', retry: 'later' }],
  TooManyRequestsException: [{ code: 'throttled', retry: 'same-step' }],
  UnauthorizedException: signedOut,
  UnexpectedLambdaException: triggerFailed,
  UnsupportedOperationException: misconfigured,
  UnsupportedTokenTypeException: signedOut,
  UserLambdaValidationException: triggerFailed,
  UserNotConfirmedException: [{ code: 'not-confirmed', retry: 'start-again' }],
  UserNotFoundException: [
    { during: ['tokens'], code: 'signed-out', retry: 'start-again' },
    { during: ['reset-password', 'sign-up'], code: 'unknown-user', retry: 'start-again' },
    { code: 'wrong-credentials', retry: 'start-again' },
  ],
  UsernameExistsException: deviceRefused,
  // The model names these for the registration of passkeys alone; a sign-in with one can meet them as well.
  WebAuthnChallengeNotFoundException: passkeyRefused,
  WebAuthnClientMismatchException: passkeyRefused,
  WebAuthnConfigurationMissingException: passkeyRefused,
  WebAuthnCredentialNotSupportedException: passkeyRefused,
  WebAuthnNotEnabledException: passkeyRefused,
  WebAuthnOriginNotAllowedException: passkeyRefused,
  WebAuthnRelyingPartyMismatchException: passkeyRefused,
} as const satisfies Record<string, Rules>;

const rulesByName = new Map<string, Rules>(Object.entries(exceptions));

/** What the service's reply says went wrong. */
export interface ServiceException {
  name: string;
  message: string;
  httpStatus: number;
}

export function cognitoErrorOf(exception: ServiceException, phase: Phase): CognitoError {
  const { code, retry } = meaningOf(exception, phase);
  return new CognitoError(code, {
    retry,
    exception: exception.name,
    triggerMessage: code === 'trigger-failed' ? triggerMessageOf(exception.message) : undefined,
    policyMessage: code === 'password-policy' ? exception.message : undefined,
  });
}

function meaningOf({ name, message, httpStatus }: ServiceException, phase: Phase): Meaning {
  const rules = rulesByName.get(name);
  const rule = rules?.find(
    (each: Rule) => (each.during?.includes(phase) ?? true) && (each.says?.test(message) ?? true),
  );
  return rule ?? meaningOfStatus(httpStatus);
}

/** For what is outside of the service's model: gateways, load balancers, exceptions yet to come. */
function meaningOfStatus(httpStatus: number): Meaning {
  if (httpStatus === 429) return { code: 'throttled', retry: 'same-step' };
  if (httpStatus >= 500) return { code: 'service-unavailable', retry: 'same-step' };
  return { code: 'unknown-exception', retry: 'start-again' };
}

/** Cognito puts `PreAuthentication failed with error ` in front of a trigger's own words. */
function triggerMessageOf(message: string): string {
  return message.replace(/^\w+ failed with error /, '');
}
