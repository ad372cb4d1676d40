import { en, type Texts } from './en';
import type { ExplainedCode } from './error-sentences';
import { ja } from './ja';

const languages = new Map<string, Texts>([
  ['en', en],
  ['ja', ja],
]);

/** The texts for a language tag such as `ja-JP`; English where there is no such language. */
export function textsFor(languageTag: string): Texts {
  return languages.get(languageTag.toLowerCase().split(/[-_]/)[0] ?? '') ?? en;
}

/** False for a code of another version of the worker, for one. */
export function isExplained(code: string): code is ExplainedCode {
  return Object.hasOwn(en.errors, code);
}
