/** What the service answers instead of a result: `exception` is the name on the wire. */
export class CognitoException extends Error {
  constructor(
    readonly exception: string,
    message: string,
    readonly status = 400,
  ) {
    super(message);
    this.name = 'CognitoException';
  }
}

const notAuthorized = (message: string) => new CognitoException('NotAuthorizedException', message);
const invalidParameter = (message: string) => new CognitoException('InvalidParameterException', message);
const resourceNotFound = (message: string) => new CognitoException('ResourceNotFoundException', message);

/** Every refusal of this server with the type and text that Cognito gives it. */
export const refusals = {
  // The protocol
  unknownOperation: () => new CognitoException('UnknownOperationException', ''),
  unreadableRequest: () => new CognitoException('SerializationException', 'Could not parse the request body'),
  invalidParameter,
  missingParameter: (name: string) => invalidParameter(`Missing required parameter ${name}`),
  internalError: () => new CognitoException('InternalErrorException', 'Internal server error', 500),

  // The app client
  clientNotFound: (clientId: string) => resourceNotFound(`User pool client ${clientId} does not exist.`),
  flowNotEnabled: (flow: string) => invalidParameter(`${flow} flow not enabled for this client`),
  secretHashMissing: (clientId: string) =>
    notAuthorized(`Client ${clientId} is configured with secret but SECRET_HASH was not received`),
  secretHashUnexpected: (clientId: string) =>
    notAuthorized(`Unable to verify secret hash for client ${clientId}, which has no secret`),
  secretHashWrong: (clientId: string) => notAuthorized(`Unable to verify secret hash for client ${clientId}`),

  // The user
  wrongCredentials: () => notAuthorized('Incorrect username or password.'),
  passwordAttemptsExceeded: () => notAuthorized('Password attempts exceeded'),
  userNotFound: () => new CognitoException('UserNotFoundException', 'User does not exist.'),
  userDisabled: () => notAuthorized('User is disabled.'),
  userNotConfirmed: () => new CognitoException('UserNotConfirmedException', 'User is not confirmed.'),
  passwordResetRequired: () =>
    new CognitoException('PasswordResetRequiredException', 'Password reset required for the user'),

  // Sessions
  sessionTooShort: () =>
    invalidParameter(
      "1 validation error detected: Value at 'session' failed to satisfy constraint: Member must have length greater than or equal to 20",
    ),
  sessionInvalid: () => notAuthorized('Invalid session for the user.'),
  sessionExpired: () => notAuthorized('Invalid session for the user, session is expired.'),
  sessionSpent: () => notAuthorized('Invalid session for the user, session can only be used once.'),

  // Answers to challenges
  timestampFormat: () => invalidParameter('TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english.'),
  timestampRange: () => invalidParameter('TIMESTAMP is too far from the current time.'),
  totpWrong: () => new CognitoException('CodeMismatchException', 'Invalid code received for user'),
  totpUsed: () => new CognitoException('ExpiredCodeException', 'Your software token has already been used once.'),
  signInCodeWrong: () => new CognitoException('CodeMismatchException', 'Invalid code or auth state for the user.'),
  codeWrong: () =>
    new CognitoException('CodeMismatchException', 'Invalid verification code provided, please try again.'),
  codeExpired: () =>
    new CognitoException('ExpiredCodeException', 'Invalid code provided, please request a code again.'),
  attributeRequired: (name: string) =>
    invalidParameter(`Attributes did not conform to the schema: ${name}: The attribute is required\n`),
  attributeAlreadyProvided: (name: string) => notAuthorized(`Cannot modify an already provided ${name}`),
  passkeyOriginNotAllowed: () =>
    new CognitoException('WebAuthnOriginNotAllowedException', 'The origin is not allowed for this relying party.'),
  totpNotFound: () =>
    new CognitoException('SoftwareTokenMFANotFoundException', 'Software token MFA has not been set up for the user.'),
  deviceKeyExists: () => new CognitoException('DeviceKeyExistsException', 'Device already exists'),
  deviceNotFound: () => resourceNotFound('Device does not exist.'),

  // Tokens
  accessTokenInvalid: () => notAuthorized('Invalid Access Token'),
  accessTokenExpired: () => notAuthorized('Access Token has expired'),
  accessTokenRevoked: () => notAuthorized('Access Token has been revoked'),
  refreshTokenInvalid: () => notAuthorized('Invalid Refresh Token'),
  refreshTokenExpired: () => notAuthorized('Refresh Token has expired'),
  refreshTokenRevoked: () => notAuthorized('Refresh Token has been revoked'),
  refreshTokenReused: () =>
    new CognitoException('RefreshTokenReuseException', 'Refresh token has already been used to get new tokens.'),
  clientSecretWrong: (clientId: string) => notAuthorized(`Unable to verify client secret for client ${clientId}`),
  tokenTypeUnsupported: () => new CognitoException('UnsupportedTokenTypeException', 'Unsupported token type'),

  // Sign-up, confirmation, reset
  signUpNotPermitted: () => notAuthorized('SignUp is not permitted for this user pool'),
  usernameExists: () => new CognitoException('UsernameExistsException', 'User already exists'),
  aliasExists: (alias: string) =>
    new CognitoException('AliasExistsException', `An account with the given ${alias} already exists.`),
  alreadyConfirmed: (status: string) => notAuthorized(`User cannot be confirmed. Current status is ${status}`),
  unreachable: () =>
    invalidParameter('Cannot reset password for the user as there is no registered/verified email or phone_number'),
  resetNotPossible: () => notAuthorized('User password cannot be reset in the current state.'),
  limitExceeded: () =>
    new CognitoException('LimitExceededException', 'Attempt limit exceeded, please try after some time.'),

  // Preferences
  totpNotVerified: () => invalidParameter('User has not verified software token mfa'),

  // Passwords
  passwordTooWeak: (reason: string) =>
    new CognitoException('InvalidPasswordException', `Password did not conform with policy: ${reason}`),
  passwordUsedBefore: () =>
    new CognitoException('PasswordHistoryPolicyViolationException', 'Password has previously been used'),
} as const;

/** Refusals after which the person may answer the same challenge again. */
const correctable = new Set([
  'CodeMismatchException',
  'ExpiredCodeException',
  'EnableSoftwareTokenMFAException',
  'InvalidParameterException',
  'InvalidPasswordException',
  'PasswordHistoryPolicyViolationException',
]);

export function isCorrectable(error: unknown): boolean {
  return error instanceof CognitoException && correctable.has(error.exception);
}
