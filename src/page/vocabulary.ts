import { fold } from './text';

const spaceless = /[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]/;

/**
 * A regular expression for a list of words, for texts that `plainWords` has made. `word` is a whole word, `word*` begins
 * with it, `*word` ends with it, `two_words` follow one another; in scripts without spaces any place will do.
 */
export function patternOf(words: string): string {
  return fold(words).split(' ').map(placed).join('|');
}

/** The same for the words of every concept. */
export function patternsOf<Concept extends string>(words: Record<Concept, string>): Record<Concept, string> {
  const patterns = (Object.entries(words) as [Concept, string][]).map(([concept, list]) => [concept, patternOf(list)]);
  return Object.fromEntries(patterns) as Record<Concept, string>;
}

function placed(word: string): string {
  if (spaceless.test(word)) return word;
  const [before, after] = [word.startsWith('*') ? '' : ' ', word.endsWith('*') ? '' : '(?= )'];
  return before + word.replaceAll('*', '').replaceAll('_', ' ') + after;
}

/** Tells which concepts a text has words for. The patterns are compiled at the first text. */
export function finderOf<Concept extends string>(
  patterns: () => Record<Concept, string>,
): (text: string) => ReadonlySet<Concept> {
  let compiled: [Concept, RegExp][] | undefined;
  return (text) => {
    compiled ??= (Object.entries(patterns()) as [Concept, string][]).map(([concept, pattern]) => [
      concept,
      new RegExp(pattern),
    ]);
    return new Set(compiled.flatMap(([concept, pattern]) => (pattern.test(text) ? [concept] : [])));
  };
}
