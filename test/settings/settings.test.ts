import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { defaultSettings, readSettings, settingsSchema } from '../../src/settings/settings';

describe('settings', () => {
  it('are the defaults where nothing is stored', () => {
    expect(readSettings({})).toEqual(defaultSettings);
  });

  it('fall back one by one: what is sound beside them stays', () => {
    const stored = { lockAfterIdleMinutes: 'never', trashDays: -1, lockOnSystemLock: 'yes', ofALaterVersion: 7 };
    expect(readSettings(stored)).toEqual({ ...defaultSettings, lockAfterIdleMinutes: 'never' });
  });

  it('are whole, whatever is stored', () => {
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom(...Object.keys(defaultSettings), 'other') }), (stored) => {
        expect(v.is(settingsSchema, readSettings(stored))).toBe(true);
      }),
    );
  });
});
