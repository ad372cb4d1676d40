import type { Pool } from './pool';
import type { LocalCognito } from './server';

/** The pool that is shown first: a software token is required of everyone. */
export const demoPoolId = 'eu-west-1_Latchkey1';
export const demoClientId = 'latchkeydemo00000000000001';

/** The pool with every other kind of step. */
export const showcasePoolId = 'eu-west-1_Latchkey2';
export const showcaseClientId = 'latchkeydemo00000000000002';
export const showcaseSecretClientId = 'latchkeydemo00000000000003';
export const showcaseClientSecret = 'demo0secret0of0an0app0client0that0is0no0secret0at0all';

/** The pool where a second factor is required, and which one is the person's choice. */
export const setupPoolId = 'eu-west-1_Latchkey3';
export const setupClientId = 'latchkeydemo00000000000004';

/** One password for everyone who has one. */
export const demoPassword = 'Latchkey-2026!';

/** Ada's authenticator has this secret already. */
export const adaTotpSecretBase32 = 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43UOV3HO6DZPIYTEMZUGU3A';

export interface DemoPerson {
  poolId: string;
  clientId: string;
  username: string;
  /** What happens when she signs in. */
  what: string;
}

/** Who can sign in, for print. */
export const demoPeople: readonly DemoPerson[] = [
  { username: 'ada', what: `has an authenticator, secret ${adaTotpSecretBase32}` },
  { username: 'grace', what: 'sets an authenticator up while signing in' },
  { username: 'linus', what: 'is another who sets one up' },
].map((person) => ({ ...person, poolId: demoPoolId, clientId: demoClientId }));

export const showcasePeople: readonly DemoPerson[] = [
  { username: 'plain', what: 'needs nothing but the password' },
  { username: 'sms', what: 'gets a code by SMS' },
  { username: 'email', what: 'gets a code by e-mail' },
  { username: 'choice', what: 'chooses among SMS, authenticator and e-mail' },
  { username: 'newcomer', what: 'has to choose a new password and give her name' },
  { username: 'unconfirmed', what: 'has not confirmed her sign-up' },
  { username: 'forgetful', what: 'has to reset her password' },
].map((person) => ({ ...person, poolId: showcasePoolId, clientId: showcaseClientId }));

export const setupPeople: readonly DemoPerson[] = [
  { username: 'undecided', what: 'sets up either an authenticator or e-mail codes while signing in' },
].map((person) => ({ ...person, poolId: setupPoolId, clientId: setupClientId }));

/** Fills a server with the pools and people of the demo. */
export function createDemoPools(cognito: LocalCognito): { demo: Pool; showcase: Pool; setup: Pool } {
  return {
    demo: createDemoPool(cognito),
    showcase: createShowcasePool(cognito),
    setup: createSetupPool(cognito),
  };
}

function createDemoPool(cognito: LocalCognito): Pool {
  const pool = cognito.createPool({ id: demoPoolId, mfa: 'ON' });
  pool.createClient({ id: demoClientId });
  for (const { username } of demoPeople) {
    pool.createUser({
      username,
      password: demoPassword,
      attributes: { email: `${username}@example.com` },
      ...(username === 'ada' ? { totpSecretBase32: adaTotpSecretBase32 } : {}),
    });
  }
  return pool;
}

function createShowcasePool(cognito: LocalCognito): Pool {
  const pool = cognito.createPool({
    id: showcasePoolId,
    mfa: 'OPTIONAL',
    mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
    firstFactors: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'],
    requiredAttributes: ['given_name', 'family_name'],
    aliases: ['email'],
    customChallenge: {
      rounds: [
        { parameters: { hint: 'The answer is "swordfish".' }, answer: 'swordfish' },
        { parameters: { hint: 'Once more: the answer is 42.' }, answer: '42' },
      ],
    },
    devices: { remember: 'opt-in' },
  });
  pool.createClient({ id: showcaseClientId });
  pool.createClient({ id: showcaseSecretClientId, secret: showcaseClientSecret });
  const person = (username: string) => ({
    username,
    password: demoPassword,
    attributes: { email: `${username}@example.com`, phone_number: '+15550101234' },
  });
  pool.createUser(person('plain'));
  pool.createUser({ ...person('sms'), enabledMfa: ['SMS_MFA'] });
  pool.createUser({ ...person('email'), enabledMfa: ['EMAIL_OTP'] });
  pool.createUser({
    ...person('choice'),
    totpSecretBase32: adaTotpSecretBase32,
    enabledMfa: ['SMS_MFA', 'EMAIL_OTP'],
  });
  pool.createUser({ ...person('newcomer'), status: 'FORCE_CHANGE_PASSWORD' });
  pool.createUser({ ...person('unconfirmed'), status: 'UNCONFIRMED' });
  pool.createUser({ ...person('forgetful'), status: 'RESET_REQUIRED' });
  return pool;
}

function createSetupPool(cognito: LocalCognito): Pool {
  const pool = cognito.createPool({ id: setupPoolId, mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] });
  pool.createClient({ id: setupClientId });
  for (const { username } of setupPeople) pool.createUser({ username, password: demoPassword });
  return pool;
}
