import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { cognitoErrorOf, exceptions, type Phase } from '../../src/cognito/errors';

const source = fileURLToPath(new URL('../../src/cognito', import.meta.url));
const require = createRequire(import.meta.url);
const sdkTypes = join(dirname(require.resolve('@aws-sdk/client-cognito-identity-provider')), '../dist-types/commands');

/** The commands that the product sends, read off its source. */
function usedCommands(): string[] {
  const sources = readdirSync(source).map((file) => readFileSync(join(source, file), 'utf8'));
  return [...new Set(sources.flatMap((text) => text.match(/\b[A-Z]\w+Command\b/g) ?? []))].sort();
}

/** What the SDK's own description of a command says that it can raise. */
function raisedBy(command: string): string[] {
  const description = readFileSync(join(sdkTypes, `${command}.d.ts`), 'utf8');
  return [...description.matchAll(/@throws \{@link (\w+Exception)\}/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => name !== 'CognitoIdentityProviderServiceException');
}

const because = (name: string, message: string, phase: Phase = 'challenge', httpStatus = 400) => {
  const { code, retry } = cognitoErrorOf({ name, message, httpStatus }, phase);
  return `${code}, ${retry}`;
};

describe('the exceptions of the service', () => {
  it('are read for every command that is sent', () => {
    expect(usedCommands()).toEqual([
      'AssociateSoftwareTokenCommand',
      'ConfirmDeviceCommand',
      'ConfirmForgotPasswordCommand',
      'ConfirmSignUpCommand',
      'ForgetDeviceCommand',
      'ForgotPasswordCommand',
      'GetTokensFromRefreshTokenCommand',
      'GlobalSignOutCommand',
      'InitiateAuthCommand',
      'ResendConfirmationCodeCommand',
      'RespondToAuthChallengeCommand',
      'RevokeTokenCommand',
      'UpdateDeviceStatusCommand',
      'VerifySoftwareTokenCommand',
    ]);
  });

  it.each(usedCommands())('that %s can raise are all known', (command) => {
    const raised = raisedBy(command);
    expect(raised.length).toBeGreaterThan(3);
    expect(raised.filter((name) => !(name in exceptions))).toEqual([]);
  });

  it('that are known are all ones that can come', () => {
    const raised = new Set(usedCommands().flatMap(raisedBy));
    const unheardOf = Object.keys(exceptions).filter((name) => !raised.has(name) && !name.startsWith('WebAuthn'));
    expect(unheardOf).toEqual([]);
  });
});

describe('a refusal', () => {
  it('of a first call is of the credentials, whether the user exists or not', () => {
    expect(because('NotAuthorizedException', 'Incorrect username or password.', 'credentials')).toBe(
      'wrong-credentials, start-again',
    );
    expect(because('UserNotFoundException', 'User does not exist.', 'credentials')).toBe(
      'wrong-credentials, start-again',
    );
  });

  it('after too many attempts is a lock, whenever it comes', () => {
    for (const phase of ['credentials', 'challenge'] as const) {
      expect(because('NotAuthorizedException', 'Password attempts exceeded', phase)).toBe('attempts-exceeded, later');
    }
    expect(because('TooManyFailedAttemptsException', '', 'reset-password')).toBe('attempts-exceeded, later');
    expect(because('LimitExceededException', '', 'reset-password')).toBe('limit-exceeded, later');
  });

  it.each([
    ['Invalid session for the user, session is expired.', 'session-expired, start-again'],
    ['Invalid session for the user, session can only be used once.', 'session-spent, start-again'],
    ['Invalid session for the user.', 'session-expired, start-again'],
    ['Incorrect username or password.', 'challenge-failed, start-again'],
  ])('of an answer with %j begins the sign-in anew', (message, expected) => {
    expect(because('NotAuthorizedException', message)).toBe(expected);
  });

  it.each([
    ['CodeMismatchException', '', 'wrong-code, same-step'],
    ['EnableSoftwareTokenMFAException', '', 'wrong-code, same-step'],
    ['ExpiredCodeException', 'Invalid code provided, please request a code again.', 'expired-code, same-step'],
    ['ExpiredCodeException', 'Your software token has already been used once.', 'used-code, same-step'],
    ['InvalidPasswordException', '', 'password-policy, same-step'],
    ['PasswordHistoryPolicyViolationException', '', 'password-history, same-step'],
    ['InvalidParameterException', '', 'invalid-input, same-step'],
    ['TooManyRequestsException', '', 'throttled, same-step'],
    ['InternalErrorException', '', 'service-unavailable, same-step'],
  ])('by %s (%j) leaves the step as it is', (name, message, expected) => {
    expect(because(name, message)).toBe(expected);
  });

  it('for want of the right app client says so, and not that a password is wrong', () => {
    const needsSecret = 'Client abc is configured with secret but SECRET_HASH was not received';
    expect(because('NotAuthorizedException', needsSecret, 'credentials')).toBe('client-secret-wrong, start-again');
    const noFlow = 'USER_SRP_AUTH is not enabled for the client.';
    expect(because('InvalidParameterException', noFlow, 'credentials')).toBe('flow-not-enabled, same-step');
    const noClient = 'User pool client abc does not exist.';
    expect(because('ResourceNotFoundException', noClient, 'credentials')).toBe('pool-not-found, start-again');
    expect(because('ResourceNotFoundException', 'Device does not exist.')).toBe('device-not-found, start-again');
  });

  it('of a token means signed out', () => {
    for (const name of ['NotAuthorizedException', 'UserNotFoundException', 'RefreshTokenReuseException']) {
      expect(because(name, '', 'tokens')).toBe('signed-out, start-again');
    }
  });

  it("carries a trigger's own words, without what Cognito puts in front", () => {
    const failure = { name: 'UserLambdaValidationException', httpStatus: 400 };
    const message = 'PreAuthentication failed with error Only on weekdays.';
    expect(cognitoErrorOf({ ...failure, message }, 'credentials')).toMatchObject({
      code: 'trigger-failed',
      retry: 'start-again',
      triggerMessage: 'Only on weekdays.',
    });
  });

  it("carries the policy's complaint about a password, and no other words of the service", () => {
    const complaint = 'Password did not conform with policy: Password not long enough';
    const policy = cognitoErrorOf(
      { name: 'InvalidPasswordException', message: complaint, httpStatus: 400 },
      'challenge',
    );
    expect(policy.policyMessage).toBe(complaint);
    const message = "1 validation error detected: Value '123456' at 'userCode' failed to satisfy constraint";
    const invalid = cognitoErrorOf({ name: 'InvalidParameterException', message, httpStatus: 400 }, 'challenge');
    expect(`${invalid.stack ?? ''} ${JSON.stringify(invalid)}`).not.toContain('123456');
  });

  it('that nobody has heard of is taken by its status', () => {
    expect(because('FutureException', '')).toBe('unknown-exception, start-again');
    expect(because('FutureException', '', 'challenge', 503)).toBe('service-unavailable, same-step');
    expect(because('ThrottlingException', '', 'challenge', 429)).toBe('throttled, same-step');
    expect(cognitoErrorOf({ name: 'FutureException', message: '', httpStatus: 400 }, 'tokens').exception).toBe(
      'FutureException',
    );
  });
});
