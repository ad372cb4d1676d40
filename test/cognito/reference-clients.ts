import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Exchange } from './srp-reference';

/** The SRP arithmetic inside of the two clients that others wrote. None of it is exported: it is taken file by file. */

const require = createRequire(import.meta.url);

interface BigInteger {
  toString(radix: number): string;
}
type BigIntegerClass = new (text: string, radix: number) => BigInteger;

interface IdentityJsHelper {
  smallAValue: BigInteger;
  largeAValue: BigInteger;
  generateHashDevice(deviceGroupKey: string, deviceKey: string, done: (error: unknown) => void): void;
  getRandomPassword(): string;
  getSaltDevices(): string;
  getVerifierDevices(): string;
  getPasswordAuthenticationKey(
    username: string,
    password: string,
    B: BigInteger,
    salt: BigInteger,
    done: (error: unknown, key: Uint8Array) => void,
  ): void;
}

const IdentityJs = (
  require('amazon-cognito-identity-js/lib/AuthenticationHelper.js') as {
    default: new (poolName: string) => IdentityJsHelper;
  }
).default;
const IdentityJsBigInteger = (require('amazon-cognito-identity-js/lib/BigInteger.js') as { default: BigIntegerClass })
  .default;

/** What amazon-cognito-identity-js claims, given the same secret exponent. */
export function identityJsClaim(exchange: Exchange, A: string): string {
  const { poolName, userId, password, bHex, saltHex, secretBlock, timestamp, a } = exchange;
  const helper = new IdentityJs(poolName);
  helper.smallAValue = new IdentityJsBigInteger(a.toString(16), 16);
  helper.largeAValue = new IdentityJsBigInteger(A, 16);
  const B = new IdentityJsBigInteger(bHex, 16);
  const salt = new IdentityJsBigInteger(saltHex, 16);
  let key: Uint8Array | undefined;
  helper.getPasswordAuthenticationKey(userId, password, B, salt, (_error, derived) => {
    key = derived;
  });
  if (key === undefined) throw new Error('no key was derived');
  const block = Buffer.from(secretBlock, 'base64');
  return createHmac('sha256', key).update(poolName).update(userId).update(block).update(timestamp).digest('base64');
}

/** A device as amazon-cognito-identity-js makes one up. */
export function identityJsDevice(deviceGroupKey: string, deviceKey: string) {
  const helper = new IdentityJs(deviceGroupKey);
  helper.generateHashDevice(deviceGroupKey, deviceKey, () => undefined);
  return {
    password: helper.getRandomPassword(),
    saltHex: helper.getSaltDevices(),
    verifierHex: helper.getVerifierDevices(),
  };
}

interface AmplifyHelper {
  getPasswordAuthenticationKey(input: {
    username: string;
    password: string;
    serverBValue: BigInteger;
    salt: BigInteger;
  }): Promise<Uint8Array>;
}

/** The package that aws-amplify itself depends on, wherever it was installed to. */
const amplifyAuth = createRequire(require.resolve('aws-amplify')).resolve('@aws-amplify/auth');
const amplifySrp = join(dirname(amplifyAuth), '../esm/providers/cognito/utils/srp');
const fromAmplify = (file: string): Promise<unknown> => import(pathToFileURL(join(amplifySrp, file)).href);

const { default: AmplifyBigInteger } = (await fromAmplify('BigInteger/BigInteger.mjs')) as { default: BigIntegerClass };
const { default: AmplifyHelper } = (await fromAmplify('AuthenticationHelper/AuthenticationHelper.mjs')) as {
  default: new (input: {
    userPoolName: string;
    a: BigInteger;
    g: BigInteger;
    A: BigInteger;
    N: BigInteger;
  }) => AmplifyHelper;
};
const { INIT_N } = (await fromAmplify('constants.mjs')) as { INIT_N: string };
const { getSignatureString } = (await fromAmplify('getSignatureString.mjs')) as {
  getSignatureString: (input: {
    userPoolName: string;
    username: string;
    challengeParameters: { SECRET_BLOCK: string };
    dateNow: string;
    hkdf: Uint8Array;
  }) => string;
};
export const { getNowString: amplifyTimestamp } = (await fromAmplify('getNowString.mjs')) as {
  getNowString: () => string;
};

/** What aws-amplify claims, given the same secret exponent. */
export async function amplifyClaim(exchange: Exchange, A: string): Promise<string> {
  const { poolName, userId, password, bHex, saltHex, secretBlock, timestamp, a } = exchange;
  const helper = new AmplifyHelper({
    userPoolName: poolName,
    a: new AmplifyBigInteger(a.toString(16), 16),
    g: new AmplifyBigInteger('2', 16),
    A: new AmplifyBigInteger(A, 16),
    N: new AmplifyBigInteger(INIT_N, 16),
  });
  const hkdf = await helper.getPasswordAuthenticationKey({
    username: userId,
    password,
    serverBValue: new AmplifyBigInteger(bHex, 16),
    salt: new AmplifyBigInteger(saltHex, 16),
  });
  return getSignatureString({
    userPoolName: poolName,
    username: userId,
    challengeParameters: { SECRET_BLOCK: secretBlock },
    dateNow: timestamp,
    hkdf,
  });
}
