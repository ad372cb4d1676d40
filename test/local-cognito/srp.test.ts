import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { systemRandom } from './random';
import { createVerifier, isPassword, parseClaimTimestamp, SrpExchange } from './srp';

const identity = { group: 'Latchkey1', id: 'Ada.Lovelace' };
const stored = createVerifier(identity, 'correct horse', new Uint8Array(16).fill(0x80));

describe('a claim timestamp', () => {
  it('reads a day of one digit and one of two', () => {
    expect(parseClaimTimestamp('Tue Nov 3 05:07:09 UTC 2026')).toBe(Date.UTC(2026, 10, 3, 5, 7, 9));
    expect(parseClaimTimestamp('Thu Dec 31 23:59:59 UTC 2026')).toBe(Date.UTC(2026, 11, 31, 23, 59, 59));
  });

  it.each([
    'Tue Nov 03 05:07:09 UTC 2026',
    'Tue Nov  3 05:07:09 UTC 2026',
    'Mon Nov 3 05:07:09 UTC 2026',
    'Tue Nov 3 5:07:09 UTC 2026',
    'Tue Nov 3 05:07:09 GMT 2026',
    'mar. nov. 3 05:07:09 UTC 2026',
    '2026-11-03T05:07:09Z',
    '',
  ])('refuses %j', (text) => {
    expect(() => parseClaimTimestamp(text)).toThrow('TIMESTAMP format');
  });
});

describe('a stored verifier', () => {
  it('knows its password and no other', () => {
    expect(isPassword('correct horse', identity, stored)).toBe(true);
    expect(isPassword('correct horsf', identity, stored)).toBe(false);
    expect(isPassword('correct horse', { ...identity, id: 'ada.lovelace' }, stored)).toBe(false);
  });
});

describe('an exchange', () => {
  it.each(['0', '', 'xyz', 'ff'.repeat(400)])('is refused for an A of %j', (srpA) => {
    expect(() => new SrpExchange(identity, stored, srpA, systemRandom)).toThrow('SRP_A');
  });

  it('refuses the signature of a client that knows no password', () => {
    const exchange = new SrpExchange(identity, stored, '2', systemRandom);
    const timestamp = 'Tue Nov 3 05:07:09 UTC 2026';
    const key = new Uint8Array(hkdfSync('sha256', createHash('sha256').digest(), Buffer.alloc(0), '', 16));
    const signature = createHmac('sha256', key).update(timestamp).digest('base64');
    const { secretBlock } = exchange;
    expect(exchange.verifies({ secretBlock, timestamp, signature })).toBe(false);
    expect(exchange.verifies({ secretBlock, timestamp, signature: '' })).toBe(false);
  });
});
