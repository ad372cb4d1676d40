import type { ErrorCode } from '../messages/error-view';
import type { SignInStepName } from '../sign-in/steps';
import type { Choices } from './pool-secrets';

/** What a sign-in does of itself, and where it leaves off and asks. */

/** Codes for one step that the vault may try by itself: the second is for one that was used elsewhere. */
const mostVaultTries = 2;

const spentCode: ReadonlySet<ErrorCode> = new Set(['used-code', 'expired-code', 'new-code-needed']);

/** The answer of a worker that was stopped has reached Cognito, or the person took her time. */
const goneSession: ReadonlySet<ErrorCode> = new Set(['session-spent', 'session-expired']);

/** To begin anew with these would only count as one more wrong try. */
const wrongCredentials: ReadonlySet<ErrorCode> = new Set(['wrong-credentials', 'password-needed']);

/** What comes after a code of the vault was refused: another code, another sign-in, or the person is asked. */
export function afterVaultCode(
  code: ErrorCode,
  { stands, again, vaultTries }: { stands: boolean; again: boolean; vaultTries: number },
): 'next-code' | 'begin-anew' | 'ask' {
  if (vaultTries >= mostVaultTries) return 'ask';
  if (stands) return spentCode.has(code) ? 'next-code' : 'ask';
  return again && goneSession.has(code) ? 'begin-anew' : 'ask';
}

/** Whether a code that was sent has not been looked at, the session being gone before. */
export function wasRefusedUnseen(code: ErrorCode): boolean {
  return goneSession.has(code);
}

export function isWorthAnotherTry(code: ErrorCode): boolean {
  return !wrongCredentials.has(code);
}

const firstWaitMs = 2_000;
const longestWaitMs = 60_000;

/** A pool that has too much to do gets twice as long with every time in a row that it says so. */
export function throttleWaitMs(timesBefore: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** timesBefore);
}

/** What is remembered of an answer: only selections are choices. */
export function choicesOf(step: SignInStepName | undefined, value: string): Choices {
  switch (step) {
    case 'continueSignInWithMfaSelection':
      return value === 'SMS' || value === 'TOTP' || value === 'EMAIL' ? { mfaType: value } : {};
    case 'continueSignInWithFirstFactorSelection':
      return { firstFactor: value };
    default:
      return {};
  }
}
