import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '../../src/lib/bytes';
import { deriveSubkey, importAesKey, open, seal } from '../../src/vault/envelope';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const bytes = (max: number) => fc.uint8Array({ maxLength: max }).map((array) => new Uint8Array(array));

/** AES-256 test cases of "The Galois/Counter Mode of Operation", McGrew and Viega, appendix B. */
const gcmVectors = [
  {
    name: '13',
    key: '00'.repeat(32),
    iv: '00'.repeat(12),
    plaintext: '',
    associatedData: '',
    ciphertext: '530f8afbc74536b9a963b4f1c4cb738b',
  },
  {
    name: '14',
    key: '00'.repeat(32),
    iv: '00'.repeat(12),
    plaintext: '00'.repeat(16),
    associatedData: '',
    ciphertext: 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919',
  },
  {
    name: '16',
    key: 'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308',
    iv: 'cafebabefacedbaddecaf888',
    plaintext:
      'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    associatedData: 'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    ciphertext:
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
  },
];

describe('an envelope', () => {
  it.each(gcmVectors)('is AES-256-GCM: test case $name', async (vector) => {
    const key = await importAesKey(fromHex(vector.key));
    const plaintext = fromHex(vector.plaintext);
    const associatedData = fromHex(vector.associatedData);
    const envelope = await seal(key, plaintext, associatedData, () => fromHex(vector.iv));
    expect(toHex(envelope.ciphertext)).toBe(vector.ciphertext);
    expect(await open(key, envelope, associatedData)).toEqual(plaintext);
  });

  it('opens to what was sealed', async () => {
    await fc.assert(
      fc.asyncProperty(bytes(300), bytes(60), async (plaintext, associatedData) => {
        const key = await importAesKey(random(32));
        const envelope = await seal(key, plaintext, associatedData, random);
        expect(await open(key, envelope, associatedData)).toEqual(plaintext);
      }),
    );
  });

  it('does not open with one bit changed, wherever it is', async () => {
    const key = random(32);
    const parts = { key, plaintext: random(20), associatedData: random(20) };
    const sealed = await seal(await importAesKey(key), parts.plaintext, parts.associatedData, random);
    const whole = { key, iv: sealed.iv, ciphertext: sealed.ciphertext, associatedData: parts.associatedData };
    for (const part of ['key', 'iv', 'ciphertext', 'associatedData'] as const) {
      for (let bit = 0; bit < whole[part].length * 8; bit++) {
        const flipped = whole[part].map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        const changed = { ...whole, [part]: flipped };
        expect(await open(await importAesKey(changed.key), changed, changed.associatedData)).toBeUndefined();
      }
    }
  });

  it('does not open when cut short', async () => {
    const key = await importAesKey(random(32));
    const { iv, ciphertext } = await seal(key, random(20), random(0), random);
    for (let length = 0; length < ciphertext.length; length++) {
      expect(await open(key, { iv, ciphertext: ciphertext.slice(0, length) }, random(0))).toBeUndefined();
    }
  });
});

describe('a subkey', () => {
  /** RFC 5869 appendix A.1 and A.3; the first 32 bytes of a longer output are the output of 32 bytes. */
  it.each([
    {
      salt: '000102030405060708090a0b0c',
      info: 'f0f1f2f3f4f5f6f7f8f9',
      output: '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf',
    },
    { salt: '', info: '', output: '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d' },
  ])('is HKDF-SHA-256 with info "$info"', async ({ salt, info, output }) => {
    const subkey = await deriveSubkey(fromHex('0b'.repeat(22)), fromHex(salt), fromHex(info));
    const iv = fromHex('00'.repeat(12));
    const { ciphertext } = await seal(subkey, fromHex('c0ffee'), fromHex(''), () => iv);
    const cipher = createCipheriv('aes-256-gcm', fromHex(output), iv);
    const expected = Buffer.concat([cipher.update(fromHex('c0ffee')), cipher.final(), cipher.getAuthTag()]);
    expect(toHex(ciphertext)).toBe(expected.toString('hex'));
  });

  it('cannot be exported', async () => {
    const subkey = await deriveSubkey(random(32), random(16), random(4));
    await expect(crypto.subtle.exportKey('raw', subkey)).rejects.toThrow();
    await expect(crypto.subtle.exportKey('raw', await importAesKey(random(32)))).rejects.toThrow();
  });
});
