import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex } from '../../src/lib/bytes';
import { openSecretStream } from '../../src/transfer/secret-stream';
import { sealSecretStream } from './secret-stream-reference';

const key = Uint8Array.from({ length: 32 }, (_, at) => at);
const message = (length: number) => Uint8Array.from({ length }, (_, at) => (7 * at + 3) % 256);

/** Made by libsodium 1.0.18: length of the message, its tag, header, what was sealed. */
const vectors: [number, number, string, string][] = [
  [0, 0, '1a118a90b424a3e21f555a5769e83e144d73fbd070abecb5', 'd65f4ca0c0e16789e2e5cb94c005bd9dc7'],
  [1, 3, '2c2028980a619c746fee67b82ec9d09cbe7745c702d45c0b', '3cda305fb46832146f64544d6f4c2f867aaf'],
  [
    15,
    0,
    '116055f3b19cd3d9905320a1f936ced64808af47de352d17',
    '70a7eaf8247f90e0df87d736d3be98467c270985405294374dbc21d52fbc6cd2',
  ],
  [
    16,
    3,
    'cabf15d8e1e02e3b0aab2854fbd39790bc6ef093ec9ee5b1',
    'bd757abe1488e4c5a854a2358553386b09db40f28a5e85cc598ece787ccead05cc',
  ],
  [
    17,
    3,
    'dcdb93a9948068fa765d8ee5f461799849d8ed4a287fd887',
    '467b0074cd569efde7509d1c4dd72863cf0d1e7578c909c32cb641cf4f13de15354b',
  ],
  [
    100,
    3,
    '5cd342cf25f2f3892e77a06df6edf9fb2bcf9315c12d96fe',
    '68ab5a310a09afdedda0918a556d3ac219e90f50b43c922a408d2618c99f6f39d9178f4fafe4c4c70b99ee292361efa329d684006092f74fa29246cc26058a60951ffe211b20f54aff4a97d6c834e3dfc88fe1678eeec2661bb7b3b785e621d87ee95002b2c6e073235f3498c79dfaaa99f7399cdf',
  ],
];

describe("libsodium's secret stream", () => {
  it.each(vectors)('of %i bytes with the tag %i opens', (length, _, header, sealed) => {
    expect(openSecretStream(key, fromHex(header), fromHex(sealed))).toEqual(message(length));
  });

  it('opens whatever the other implementation sealed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom(0, 3), (plain, tag) => {
        const anyKey = new Uint8Array(randomBytes(32));
        const { header, sealed } = sealSecretStream(anyKey, plain, tag);
        expect(openSecretStream(anyKey, new Uint8Array(header), new Uint8Array(sealed))).toEqual(plain);
      }),
    );
  });

  it('does not open wrong by one bit, cut short, or as part of a longer stream', () => {
    const { header, sealed } = sealSecretStream(key, message(40));
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const flipped = Uint8Array.from(sealed, (byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
      expect(openSecretStream(key, new Uint8Array(header), flipped)).toBeUndefined();
    }
    expect(openSecretStream(key, new Uint8Array(header), new Uint8Array(sealed.subarray(0, 16)))).toBeUndefined();
    const push = sealSecretStream(key, message(40), 1);
    expect(openSecretStream(key, new Uint8Array(push.header), new Uint8Array(push.sealed))).toBeUndefined();
  });
});
