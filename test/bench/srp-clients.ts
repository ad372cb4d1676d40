import { createSrp } from '../../src/cognito/srp';

/** What the person and the server bring to a sign-in by SRP. */
export interface SignInInput {
  poolName: string;
  userId: string;
  password: string;
  saltHex: string;
  bHex: string;
  secretBlock: string;
}

/** All that a client computes for one sign-in with a password: its A, then its claim. */
export type SignInWork = (input: SignInInput) => Promise<unknown>;

/** The files of the two other clients that hold their SRP. None of them is exported: they are taken by path. */
export type SrpModule = 'amplify-srp' | 'amplify-integer' | 'identity-js-srp' | 'identity-js-integer';

interface BigInteger {
  toString(radix: number): string;
}
type BigIntegerClass = new (text: string, radix: number) => BigInteger;

interface AmplifySrp {
  getAuthenticationHelper(poolName: string): Promise<{
    getPasswordAuthenticationKey(input: {
      username: string;
      password: string;
      serverBValue: BigInteger;
      salt: BigInteger;
    }): Promise<Uint8Array>;
  }>;
  getNowString(): string;
  getSignatureString(input: {
    userPoolName: string;
    username: string;
    challengeParameters: { SECRET_BLOCK: string };
    dateNow: string;
    hkdf: Uint8Array;
  }): string;
}

type IdentityJsHelper = new (poolName: string) => {
  getPasswordAuthenticationKey(
    username: string,
    password: string,
    B: BigInteger,
    salt: BigInteger,
    done: (error: Error | null, key: Uint8Array) => void,
  ): void;
};

export interface SrpClients {
  latchkey: SignInWork;
  amplify: SignInWork;
  identityJs: SignInWork;
}

/** `load` gives the module's exports, where it runs: in Node, or in a page. */
export async function loadSrpClients(load: (module: SrpModule) => Promise<unknown>): Promise<SrpClients> {
  const amplify = (await load('amplify-srp')) as AmplifySrp;
  const amplifyInteger = (await load('amplify-integer')) as { default: BigIntegerClass };
  const identityJs = (await load('identity-js-srp')) as { default: IdentityJsHelper };
  const identityJsInteger = (await load('identity-js-integer')) as { default: BigIntegerClass };
  return {
    latchkey: signInWithLatchkey,
    amplify: (input) => signInWithAmplify(amplify, amplifyInteger.default, input),
    identityJs: (input) => signInWithIdentityJs(identityJs.default, identityJsInteger.default, input),
  };
}

async function signInWithLatchkey({ poolName, ...challenge }: SignInInput): Promise<unknown> {
  const srp = createSrp({ poolName });
  return [srp.A, await srp.claim({ ...challenge, nowMs: Date.now() })];
}

async function signInWithAmplify(amplify: AmplifySrp, Integer: BigIntegerClass, input: SignInInput): Promise<unknown> {
  const helper = await amplify.getAuthenticationHelper(input.poolName);
  const hkdf = await helper.getPasswordAuthenticationKey({
    username: input.userId,
    password: input.password,
    serverBValue: new Integer(input.bHex, 16),
    salt: new Integer(input.saltHex, 16),
  });
  return amplify.getSignatureString({
    userPoolName: input.poolName,
    username: input.userId,
    challengeParameters: { SECRET_BLOCK: input.secretBlock },
    dateNow: amplify.getNowString(),
    hkdf,
  });
}

/** Up to the key: its signature, a few microseconds more, is made in the midst of its network calls. */
function signInWithIdentityJs(
  Helper: IdentityJsHelper,
  Integer: BigIntegerClass,
  input: SignInInput,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const [B, salt] = [new Integer(input.bHex, 16), new Integer(input.saltHex, 16)];
    new Helper(input.poolName).getPasswordAuthenticationKey(input.userId, input.password, B, salt, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
