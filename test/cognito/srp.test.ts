import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createDeviceKeys } from '../../src/cognito/device';
import { createSrp } from '../../src/cognito/srp';
import { k, N, pad, power, powerOfTwo } from '../../src/cognito/srp-group';
import { amplifyClaim, amplifyTimestamp, identityJsClaim, identityJsDevice } from './reference-clients';
import * as reference from './srp-reference';

/** Thousands of cases with `LATCHKEY_SLOW_TESTS`, hundreds without. */
const slow = process.env['LATCHKEY_SLOW_TESTS'] !== undefined;
const ownCases = slow ? 3000 : 150;
const foreignCases = slow ? 1000 : 30;
const timeout = slow ? 1_800_000 : 60_000;

interface Case extends reference.Identity {
  aBytes: Uint8Array;
  bHex: string;
  secretBlock: string;
  nowMs: number;
}

const bytesOf = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const hexOf = (length: number) => bytesOf(length).map((bytes) => Buffer.from(bytes).toString('hex'));
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 });

/** Secret exponents: any, and small ones, whose A is short and begins with zero bytes. */
const exponent = fc.oneof(
  { weight: 3, arbitrary: bytesOf(32) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 3071 }).map((a) => exponentBytes(BigInt(a))) },
);
/** Numbers as a server writes them: any, short ones, with zeros in front, with an odd count of digits. */
const publicHex = fc
  .oneof(
    { weight: 3, arbitrary: hexOf(384).filter(isUsable) },
    { weight: 1, arbitrary: hexOf(383) },
    { weight: 1, arbitrary: hexOf(383).map((hex) => `00${hex}`) },
    { weight: 1, arbitrary: fc.constantFrom('1', '7f', '80', '0ff', (reference.N - 1n).toString(16)) },
    { weight: 1, arbitrary: fc.constantFrom(1n, 0x80n).map((value) => (reference.N + value).toString(16)) },
  )
  .filter(isUsable);
const saltHex = fc.oneof(
  hexOf(16),
  hexOf(15).map((hex) => `00${hex}`),
  fc.constantFrom('0', '7f', '80', 'abc'),
);

const cases: fc.Arbitrary<Case> = fc.record({
  poolName: fc.stringMatching(/^[0-9a-zA-Z]{1,20}$/),
  userId: text,
  password: text,
  saltHex,
  aBytes: exponent,
  bHex: publicHex,
  secretBlock: fc.uint8Array({ minLength: 1, maxLength: 64 }).map((bytes) => Buffer.from(bytes).toString('base64')),
  nowMs: fc.integer({ min: 0, max: Date.UTC(2100, 0) }),
});

/** Public values for which the shared secret itself begins with zero bytes, or is nothing else. */
const shortSecrets = fc.tuple(cases, fc.constantFrom(0n, 1n, -1n)).map(([one, base]) => {
  const B = reference.k * reference.power(2n, reference.privateKey(one)) + base;
  return { ...one, bHex: (((B % reference.N) + reference.N) % reference.N).toString(16) };
});

function isUsable(hex: string): boolean {
  return BigInt(`0x${hex}`) % reference.N !== 0n;
}

function exponentBytes(a: bigint): Uint8Array {
  return Buffer.from(a.toString(16).padStart(64, '0'), 'hex');
}

async function claimOf({ aBytes, ...one }: Case) {
  const srp = createSrp({ poolName: one.poolName, random: () => aBytes });
  const { timestamp, signature } = await srp.claim(one);
  const exchange = { ...one, a: reference.numberOf(Buffer.from(aBytes)), timestamp };
  return { A: srp.A, signature, exchange };
}

describe('the arithmetic of SRP', () => {
  it('is that of the 3072-bit group, with the multiplier made of its two numbers', () => {
    expect(N).toBe(reference.N);
    expect(k).toBe(reference.k);
  });

  it('raises as square and multiply does', () => {
    const numbers = fc.oneof(fc.bigInt({ min: 0n, max: N - 1n }), fc.constantFrom(0n, 1n, 2n, N - 1n));
    const exponents = fc.oneof(fc.bigInt({ min: 0n, max: 1n << 512n }), fc.bigInt({ min: 0n, max: 66n }));
    const agree = fc.property(numbers, exponents, (base, exponent) => {
      expect(power(base, exponent)).toBe(reference.power(base, exponent));
      expect(powerOfTwo(exponent)).toBe(reference.power(2n, exponent));
    });
    fc.assert(agree, { numRuns: 60 });
  });

  it('writes numbers as Java does', () => {
    const written = [0n, 1n, 0x7fn, 0x80n, 0x100n, 0xffffn].map((value) => Buffer.from(pad(value)).toString('hex'));
    expect(written).toEqual(['00', '01', '7f', '0080', '0100', '00ffff']);
  });
});

describe('a claim', () => {
  it('is what a client by the textbook claims', { timeout }, async () => {
    const agrees = fc.asyncProperty(fc.oneof({ weight: 5, arbitrary: cases }, shortSecrets), async (one) => {
      const { A, signature, exchange } = await claimOf(one);
      expect(BigInt(`0x${A}`)).toBe(reference.power(2n, exchange.a));
      expect(signature).toBe(reference.claim(exchange));
    });
    await fc.assert(agrees, { numRuns: ownCases, endOnFailure: true });
  });

  it('is what amazon-cognito-identity-js claims', { timeout }, async () => {
    const agrees = fc.asyncProperty(fc.oneof({ weight: 5, arbitrary: cases }, shortSecrets), async (one) => {
      const { A, signature, exchange } = await claimOf(one);
      expect(signature).toBe(identityJsClaim(exchange, A));
    });
    await fc.assert(agrees, { numRuns: foreignCases, endOnFailure: true });
  });

  it('is what aws-amplify claims', { timeout }, async () => {
    const agrees = fc.asyncProperty(fc.oneof({ weight: 5, arbitrary: cases }, shortSecrets), async (one) => {
      const { A, signature, exchange } = await claimOf(one);
      expect(signature).toBe(await amplifyClaim(exchange, A));
    });
    await fc.assert(agrees, { numRuns: foreignCases, endOnFailure: true });
  });

  const ada: reference.Identity = {
    poolName: 'Latchkey1',
    userId: 'ada',
    password: 'pässwörd 🔑',
    saltHex: '00c2a4b1f0e39d5a6b7c8d9e0f102132',
  };
  const nowMs = Date.UTC(2026, 10, 3, 5, 7, 9);
  const secretBlock = 'c2VjcmV0IGJsb2Nr';
  const b = BigInt(`0x${'5b'.repeat(32)}`);
  const verifier = reference.power(2n, reference.privateKey(ada));
  const bHex = reference.serverPublic(verifier, b).toString(16);

  it('convinces a server that knows the verifier alone', async () => {
    const aBytes = Buffer.alloc(32, 0xa7);
    const { signature, exchange } = await claimOf({ ...ada, aBytes, bHex, secretBlock, nowMs });
    expect(signature).toBe(reference.expectedClaim(exchange, verifier, b));
  });

  it.each([
    ['password', { password: 'pässwörd 🔒' }],
    ['user', { userId: 'adb' }],
    ['pool', { poolName: 'Latchkey2' }],
    ['salt', { saltHex: '00c2a4b1f0e39d5a6b7c8d9e0f102133' }],
  ])('does not convince it with another %s', async (_what, change) => {
    const aBytes = Buffer.alloc(32, 0xa7);
    const { signature, exchange } = await claimOf({ ...ada, ...change, aBytes, bHex, secretBlock, nowMs });
    expect(signature).not.toBe(reference.expectedClaim(exchange, verifier, b));
  });

  it('takes a secret block in the alphabet for addresses too', async () => {
    const srp = createSrp({ poolName: 'Latchkey1', random: () => Buffer.alloc(32, 3) });
    const challenge = { userId: 'ada', password: 'p', saltHex: '1', bHex, nowMs };
    const plain = await srp.claim({ ...challenge, secretBlock: '+/+/' });
    expect(await srp.claim({ ...challenge, secretBlock: '-_-_' })).toEqual(plain);
  });

  it('draws an exponent of 256 bits', () => {
    const asked: number[] = [];
    createSrp({
      poolName: 'Latchkey1',
      random: (bytes) => {
        asked.push(bytes);
        return Buffer.alloc(bytes, 1);
      },
    });
    expect(asked).toEqual([32]);
  });

  it('says A in lower case, and another one each time', () => {
    const [one, other] = [createSrp({ poolName: 'p' }), createSrp({ poolName: 'p' })];
    expect(one.A).toMatch(/^[0-9a-f]{700,768}$/);
    expect(one.A).not.toBe(other.A);
  });

  describe('against a server that is no honest one', () => {
    afterEach(() => {
      vi.restoreAllMocks();
    });

    const claim = (challenge: { bHex?: string; saltHex?: string; secretBlock?: string }) =>
      createSrp({ poolName: 'Latchkey1' }).claim({ ...ada, bHex, secretBlock, nowMs, ...challenge });

    it.each(['0', '00', reference.N.toString(16), (reference.N * 2n).toString(16)])(
      'is refused where B is nothing modulo N (%#)',
      async (zero) => {
        await expect(claim({ bHex: zero })).rejects.toMatchObject({ code: 'zero-b' });
      },
    );

    it('is refused where u is nothing', async () => {
      vi.spyOn(crypto.subtle, 'digest').mockResolvedValueOnce(new ArrayBuffer(32));
      await expect(claim({})).rejects.toMatchObject({ code: 'zero-u' });
    });

    it.each([
      { bHex: '' },
      { bHex: '0x12' },
      { bHex: '-5' },
      { bHex: 'g1' },
      { bHex: '1'.repeat(2000) },
      { saltHex: 'salt' },
      { secretBlock: '*' },
    ])('is refused where it sends no such number or block (%#)', async (challenge) => {
      await expect(claim(challenge)).rejects.toMatchObject({ code: 'malformed-challenge' });
    });
  });
});

describe("a claim's timestamp", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  const timestampAt = async (nowMs: number) => {
    const srp = createSrp({ poolName: 'p', random: () => Buffer.alloc(32, 1) });
    return (await srp.claim({ userId: 'u', password: 'p', saltHex: '1', bHex: '5', secretBlock: 'AAAA', nowMs }))
      .timestamp;
  };

  it('names day and month in English, does not pad the day, and is of Greenwich', async () => {
    expect(await timestampAt(Date.UTC(2026, 10, 3, 5, 7, 9, 999))).toBe('Tue Nov 3 05:07:09 UTC 2026');
    expect(await timestampAt(Date.UTC(2024, 1, 29, 23, 59, 59))).toBe('Thu Feb 29 23:59:59 UTC 2024');
  });

  it("is aws-amplify's", async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let month = 0; month < 24; month++) {
      const nowMs = Date.UTC(2026, month, 1 + ((month * 7) % 28), month, month, month);
      vi.setSystemTime(nowMs);
      expect(await timestampAt(nowMs)).toBe(amplifyTimestamp());
    }
  });
});

describe('a remembered device', () => {
  const device = { deviceKey: 'eu-west-1_0c8f2f3e-7d0c-4f43-9d6b-3f6a1a2b3c4d', deviceGroupKey: '-pQ8fKx2Zs' };

  it('is known again by its verifier, with a password that the pool never sees', { timeout }, async () => {
    const proves = fc.asyncProperty(bytesOf(40), bytesOf(16), exponent, async (password, salt, aBytes) => {
      const drawn = [password, salt];
      const { keys, verifier } = await createDeviceKeys(device, (bytes) => {
        const next = drawn.shift();
        expect(next).toHaveLength(bytes);
        return next ?? Buffer.alloc(bytes);
      });
      expect(drawn).toEqual([]);
      const b = BigInt(`0x${'3d'.repeat(32)}`);
      const stored = reference.numberOf(Buffer.from(verifier.PasswordVerifier, 'base64'));
      const { signature, exchange } = await claimOf({
        poolName: keys.deviceGroupKey,
        userId: keys.deviceKey,
        password: keys.password,
        saltHex: Buffer.from(verifier.Salt, 'base64').toString('hex'),
        aBytes,
        bHex: reference.serverPublic(stored, b).toString(16),
        secretBlock: 'AAAA',
        nowMs: 0,
      });
      expect(signature).toBe(reference.expectedClaim(exchange, stored, b));
    });
    await fc.assert(proves, { numRuns: slow ? 1000 : 20, endOnFailure: true });
  });

  it('that amazon-cognito-identity-js made up has the verifier that we make of its password', { timeout }, () => {
    for (let i = 0; i < (slow ? 200 : 5); i++) {
      const made = identityJsDevice(device.deviceGroupKey, device.deviceKey);
      const identity = { poolName: device.deviceGroupKey, userId: device.deviceKey, ...made };
      const verifier = powerOfTwo(reference.privateKey(identity));
      expect(Buffer.from(pad(verifier)).toString('hex')).toBe(made.verifierHex);
    }
  });
});
