import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRecoveryCode,
  isRecoveryCodeGroup,
  readRecoveryCode,
  recoveryCodeGroups,
} from '../../src/vault/recovery-code';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const anyCode = fc
  .uint8Array({ minLength: 26, maxLength: 26 })
  .map((bytes) => createRecoveryCode(() => bytes).replaceAll('-', ''));
const place = fc.nat({ max: 27 });
const character = fc.constantFrom(...Array.from(alphabet));

const withAt = (code: string, at: number, other: string) => code.slice(0, at) + other + code.slice(at + 1);

describe('a recovery code', () => {
  it('is seven groups of four characters, none of which looks like another', () => {
    const code = createRecoveryCode((length) => new Uint8Array(length).fill(7));
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(recoveryCodeGroups(code)).toEqual(code.split('-'));
  });

  it('is drawn from 130 random bits, all of which count', () => {
    const codes = new Set<string>();
    for (let bit = 0; bit < 26 * 5; bit++) {
      const bytes = new Uint8Array(26);
      bytes[Math.floor(bit / 5)] = 1 << (bit % 5);
      codes.add(createRecoveryCode(() => bytes));
    }
    expect(codes.size).toBe(130);
  });

  it('reads as itself, also in another case, with other separators, full width, and with O, I and L', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const fullWidth = code.replace(/[0-9A-Z]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0));
        const typed = [code.toLowerCase(), recoveryCodeGroups(code).join(' ー'), fullWidth];
        const mistaken = code.replaceAll('0', 'O').replaceAll('1', 'l');
        for (const each of [...typed, mistaken]) expect(readRecoveryCode(each)).toBe(code);
      }),
    );
  });

  it('with one or two wrong characters, two that changed places, or one too few or too many is noticed', () => {
    fc.assert(
      fc.property(anyCode, place, character, place, character, (code, i, one, j, other) => {
        const wrong = withAt(withAt(code, i, one), j, other);
        if (wrong !== code) expect(readRecoveryCode(wrong)).toBeUndefined();
        const swapped = withAt(withAt(code, i, code.charAt(j)), j, code.charAt(i));
        if (swapped !== code) expect(readRecoveryCode(swapped)).toBeUndefined();
        expect(readRecoveryCode(withAt(code, i, ''))).toBeUndefined();
        expect(readRecoveryCode(withAt(code, i, code.charAt(i) + one))).toBeUndefined();
        expect(readRecoveryCode(withAt(code, i, 'U'))).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('is known to be written down when one of its groups is typed back', () => {
    const code = createRecoveryCode((length) => Uint8Array.from({ length }, (_, i) => i));
    const [first = '', second = ''] = recoveryCodeGroups(code);
    expect(isRecoveryCodeGroup(code, 1, ` ${second.toLowerCase()} `)).toBe(true);
    expect(isRecoveryCodeGroup(code, 1, first)).toBe(false);
    expect(isRecoveryCodeGroup(code, 9, '')).toBe(false);
  });
});
