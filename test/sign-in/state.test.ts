import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SignInError } from '../../src/sign-in/errors';
import { createSignIn } from '../../src/sign-in/sign-in';

const pool = { region: 'eu-west-1', userPoolId: 'eu-west-1_Abc', clientId: 'client' };
const standing = {
  version: 1,
  userPoolId: pool.userPoolId,
  clientId: pool.clientId,
  credentials: { username: 'ada', password: 'pw' },
  position: {
    at: 'challenge',
    challenge: { name: 'SOFTWARE_TOKEN_MFA' },
    session: 'session',
    username: 'ada',
    sessionExpiresAtMs: 180_000,
    failedAnswers: 0,
  },
  availableChallenges: [],
};

const takeUp = (state: string) => createSignIn({ pool, state });
const refused = (state: string) => {
  expect(() => takeUp(state)).toThrow(SignInError);
  expect(() => takeUp(state)).toThrow(expect.objectContaining({ code: 'invalid-state' }));
};

describe('a state that was written down', () => {
  it('is taken up where it stood', () => {
    const signIn = takeUp(JSON.stringify(standing));
    expect(signIn.step()).toEqual({ isSignedIn: false, nextStep: { signInStep: 'confirmSignInWithTotpMfaCode' } });
    expect(signIn.sessionExpiresAtMs()).toBe(180_000);
    expect(JSON.parse(signIn.toJSON())).toEqual(standing);
  });

  it('is empty at the start', () => {
    const signIn = takeUp(createSignIn({ pool }).toJSON());
    expect(signIn.step()).toBeUndefined();
    expect(signIn.tokens()).toBeUndefined();
    expect(signIn.sessionExpiresAtMs()).toBeUndefined();
    expect(signIn.canStartAgain()).toBe(false);
  });

  it.each([
    ['of another version', { version: 2 }],
    ['of another pool', { userPoolId: 'eu-west-1_Xyz' }],
    ['of another app client', { clientId: 'other' }],
    ['with more in it than there should be', { extra: true }],
    ['at a place that is none', { position: { at: 'the-beach' } }],
    ['at a challenge that is none', { position: { ...standing.position, challenge: { name: 'RIDDLE' } } }],
    ['without its session', { position: { ...standing.position, session: undefined } }],
  ])('%s is refused', (_what, change) => {
    refused(JSON.stringify({ ...standing, ...change }));
  });

  it('that is no JSON, or JSON of something else, is refused', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), refused));
  });

  it('that was damaged by one character is refused or says the same kind of thing', () => {
    const text = JSON.stringify(standing);
    fc.assert(
      fc.property(fc.nat(text.length - 1), (at) => {
        try {
          takeUp(text.slice(0, at) + text.slice(at + 1)).step();
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-state' });
        }
      }),
    );
  });

  it('is not quoted by the error', () => {
    const damaged = JSON.stringify({ ...standing, version: 2 });
    expect(() => takeUp(damaged)).toThrow(expect.objectContaining({ message: 'invalid-state', cause: undefined }));
  });
});
