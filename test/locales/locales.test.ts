import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { en, type Texts } from '../../src/locales/en';
import type { ExplainedCode } from '../../src/locales/error-sentences';
import { ja } from '../../src/locales/ja';
import { textsFor } from '../../src/locales/text';

const uiFolder = new URL('../../src/ui', import.meta.url).pathname;

/** Sections that are looked up by what the worker says; their types already name every key. */
const tables = [
  'sessions.copies',
  'sessions.signature',
  'sessions.page',
  'apps.colours',
  'errors',
  'steps',
  'attributes',
  'attributeHints',
  'passwordRules.kinds',
  'profile.authFlows',
  'profile.fields',
  'step.sentBy',
  'step.mfaTypes',
  'step.firstFactors',
  'security.kinds',
  'security.removeWayMeaning',
  'security.changePassphrase',
  'security.renewKey',
  'damage.problems',
  'trash.kinds',
  'trash.purgeMeaning',
  'history.endedBy',
  'typed.types',
  'sites.rules',
  'transfer.formats',
  'transfer.problems',
  'transfer.beside',
  'transfer.lost',
  'transfer.cannotCarry',
  'transfer.exportFormats',
];

function leaves(section: object, prefix = ''): [path: string, value: unknown][] {
  return Object.entries(section).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null ? leaves(value, `${prefix}${key}.`) : [[prefix + key, value]],
  );
}

const sources = readdirSync(uiFolder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(join(uiFolder, path), 'utf8'))
  .join('\n');

describe('every language', () => {
  it('says the same things, with what they need to be told', () => {
    const shape = (texts: object) => leaves(texts).map(([path, value]) => `${path}: ${typeof value}`);
    const plain = (lines: string[]) => lines.filter((line) => !line.startsWith('errors.')).sort();
    expect(plain(shape(ja))).toEqual(plain(shape(en)));
    expect(Object.keys(ja.errors).sort()).toEqual(Object.keys(en.errors).sort());
  });

  it('leaves nothing empty', () => {
    for (const texts of [en, ja])
      for (const [path, value] of leaves(texts)) if (typeof value === 'string') expect(value, path).not.toBe('');
  });

  it('is written in its own script', () => {
    const sentences = leaves(ja.errors).map(([, value]) => (typeof value === 'function' ? value.toString() : value));
    for (const sentence of sentences) expect(sentence).toMatch(/[\u3040-\u30ff]/);
    const english = leaves(en).map(([, value]) => (typeof value === 'string' ? value : ''));
    for (const sentence of english) expect(sentence).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  });

  it('says nothing that no view shows', () => {
    const unused = leaves(en)
      .map(([path]) => path)
      .filter((path) => !tables.some((table) => path.startsWith(`${table}.`)))
      .filter(
        (path) => !new RegExp(`text\\.${path.replaceAll('.', '\\s*\\.')}\\b`).test(sources.replace(/\s*\n\s*\./g, '.')),
      );
    expect(unused).toEqual([]);
  });

  it('ends the sentence for an error, and says what to do in a second one or after a comma', () => {
    for (const texts of [en, ja])
      for (const [code, sentence] of Object.entries(texts.errors)) {
        const said = typeof sentence === 'string' ? sentence : sentence({ code: code as ExplainedCode });
        expect(said, code).toMatch(/[.。]$/);
        expect(said.split(/[.。;,、]\s*/).filter(Boolean).length, code).toBeGreaterThan(1);
      }
  });
});

describe('texts', () => {
  it('are those of the browser’s language, whatever its region', () => {
    expect(textsFor('ja')).toBe(ja);
    expect(textsFor('ja-JP')).toBe(ja);
    expect(textsFor('JA_jp')).toBe(ja);
    expect(textsFor('en-GB')).toBe(en);
  });

  it('are English where there are none for the language', () => {
    expect(textsFor('tlh')).toBe(en);
    expect(textsFor('')).toBe(en);
    expect(textsFor('__proto__')).toBe(en);
    expect(textsFor('constructor')).toBe(en);
  });

  it('count in the language’s own way', () => {
    expect(en.codes.damaged(1)).toContain('One account');
    expect(en.codes.damaged(1_200)).toContain('1,200 accounts');
    expect(ja.codes.damaged(1)).toContain('1件');
    expect(en.common.tryAgainIn(1)).toBe('You can try again in 1 second.');
    expect(en.common.tryAgainIn(121)).toBe('You can try again in 3 minutes.');
    expect(ja.common.tryAgainIn(30)).toBe('あと30秒で再試行できます。');
    expect(en.scan.added(['A', 'B', 'C'])).toBe('Added A, B, and C.');
  });

  it('name an unknown exception and an unknown challenge', () => {
    const named = (texts: Texts, code: 'unknown-exception' | 'unsupported-challenge') => {
      const sentence = texts.errors[code];
      return typeof sentence === 'string' ? sentence : sentence({ code, exception: 'OddException', subject: 'ODD' });
    };
    for (const texts of [en, ja]) {
      expect(named(texts, 'unknown-exception')).toContain('OddException');
      expect(named(texts, 'unsupported-challenge')).toContain('ODD');
    }
  });
});
