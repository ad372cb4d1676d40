import { describe, expect, it } from 'vitest';
import { en } from '../../src/locales/en';
import type { ExplainedError } from '../../src/locales/error-sentences';
import { ja } from '../../src/locales/ja';
import { errorSentence, toExplainedError } from '../../src/ui/error-text';
import { RequestError } from '../../src/messages/client';
import { modulesPath } from '../../src/ui/controls/qr-code';
import { targetIndex } from '../../src/ui/controls/tabs';
import { secondsUntil } from '../../src/ui/now';
import type { AccountView } from '../../src/messages/views';
import { accountsFor } from '../../src/ui/sign-in/account-order';
import { deliverySentence } from '../../src/ui/sign-in/delivery';
import { questionOf } from '../../src/ui/sign-in/steps/custom-challenge';
import { firstFactorsToOffer } from '../../src/ui/sign-in/steps/selections';
import { stepName } from '../../src/ui/sign-in/step-list';

describe('an error', () => {
  it('of a code that the interface does not know still has a sentence', () => {
    const fromLaterWorker = (code: string) => JSON.parse(JSON.stringify({ code })) as ExplainedError;
    expect(errorSentence(en, fromLaterWorker('made-up-later'))).toBe(en.errors.internal);
    expect(errorSentence(en, fromLaterWorker('toString'))).toBe(en.errors.internal);
  });
  it('is told together with what the user pool says of it', () => {
    const sentence = errorSentence(en, { code: 'trigger-failed', triggerMessage: 'Not at night.' });
    expect(sentence).toMatch(/^The app’s own check .* The app says: “Not at night\.”$/);
    expect(errorSentence(ja, { code: 'password-policy', policyMessage: 'too short' })).toContain('too short');
  });
  it('that the worker refused with is shown as the worker gave it', () => {
    const view = { code: 'throttled' as const, retryAtMs: 5 };
    expect(toExplainedError(new RequestError(view))).toBe(view);
  });
});

describe('where a code went', () => {
  it('is said for each medium, and for one that nobody knows yet', () => {
    expect(deliverySentence(en, { destination: '+***44', deliveryMedium: 'SMS' })).toContain('text message');
    expect(deliverySentence(en, { destination: 'm***@h***', deliveryMedium: 'EMAIL' })).toContain('email');
    expect(deliverySentence(en, { destination: 'loft', deliveryMedium: 'PIGEON' })).toBe(
      'A code went to loft (PIGEON).',
    );
    expect(deliverySentence(en, undefined)).toBe(en.step.sent);
  });
});

describe('a step', () => {
  it('that the texts do not know goes by its own name', () => {
    expect(stepName(en.steps, 'confirmSignInWithTotpMfaCode')).toBe('Authenticator code');
    expect(stepName(en.steps, 'confirmSignInWithTelepathy')).toBe('confirmSignInWithTelepathy');
  });
  it('of the pool’s own asks by its hint, and shows its other parameters', () => {
    expect(questionOf({ hint: 'Which gate?', attempt: '2', USERNAME: 'mika', USER_ID_FOR_SRP: 'm' })).toEqual({
      hint: 'Which gate?',
      parameters: [['attempt', '2']],
    });
    expect(questionOf({})).toEqual({ parameters: [] });
  });
  it('offers one way to use a password, the one that does not send it', () => {
    expect(firstFactorsToOffer(['PASSWORD', 'EMAIL_OTP', 'PASSWORD_SRP'])).toEqual(['EMAIL_OTP', 'PASSWORD_SRP']);
    expect(firstFactorsToOffer(['PASSWORD', 'WEB_AUTHN'])).toEqual(['PASSWORD', 'WEB_AUTHN']);
  });
});

it('offers the account of this user first, then those that are called like her', () => {
  const account = (id: string, label: string, more: Partial<AccountView> = {}): AccountView => ({
    id,
    label,
    issuer: 'Shop',
    type: 'totp',
    sites: [],
    submitAfterFill: false,
    confirmed: true,
    tags: [],
    note: '',
    pinned: false,
    ...more,
  });
  const accounts = [
    account('other', 'someone'),
    account('counts', 'mika', { type: 'hotp' }),
    account('elsewhere', 'x', { pool: { userPoolId: 'p2', username: 'mika' } }),
    account('named', 'Mika'),
    account('hers', 'y', { pool: { userPoolId: 'p1', username: 'mika' } }),
  ];
  const order = accountsFor(accounts, { userPoolId: 'p1', username: 'mika' }).map(({ id }) => id);
  expect(order).toEqual(['hers', 'named', 'other', 'elsewhere']);
});

it('counts seconds that have begun, and none that are over', () => {
  expect(secondsUntil(10_000, 9_999)).toBe(1);
  expect(secondsUntil(10_000, 10_000)).toBe(0);
  expect(secondsUntil(10_000, 20_000)).toBe(0);
});

it('walks along tabs by arrow, round the ends, and the other way where reading goes the other way', () => {
  expect(targetIndex('ArrowRight', 1, 2, false)).toBe(0);
  expect(targetIndex('ArrowLeft', 0, 3, false)).toBe(2);
  expect(targetIndex('ArrowRight', 0, 3, true)).toBe(2);
  expect(targetIndex('Home', 2, 3, false)).toBe(0);
  expect(targetIndex('End', 0, 3, false)).toBe(2);
  expect(targetIndex('a', 0, 3, false)).toBe(-1);
});

it('draws a QR code’s dark modules, run by run', () => {
  expect(modulesPath([[true, true, false, true]])).toBe('M0 0h2v1h-2zM3 0h1v1h-1z');
});
