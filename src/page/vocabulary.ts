import { plainWords } from './text';

/**
 * Concepts and the words for them, by language. `word` is a whole word, `word*` begins with it, `*word` ends with it,
 * `two_words` follow one another; in scripts without spaces any place will do. Words that several languages share stand
 * once, in the first that has them: the page script is short of room, so a language has only what those before it lack.
 */
export type Languages<Concept extends string> = Record<string, Partial<Record<Concept, string>>>;

/** Which concepts a text has words for, and where. */
export type Finder<Concept> = (text: string) => ReadonlyMap<Concept, number[]>;

interface Phrase<Concept> {
  text: string;
  concept: Concept;
}

/** The fields of a page share their heading, their form and often their words. */
const mostKnown = 300;

const spaceless = /[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]/;

/** Looks for the words in texts that `plainWords` has made. The tables are read at the first one. */
export function vocabulary<Concept extends string>(languages: Languages<Concept>): Finder<Concept> {
  let phrases: Map<string, Phrase<Concept>[]> | undefined;
  const known = new Map<string, ReadonlyMap<Concept, number[]>>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    phrases ??= phrasesByKey(languages);
    const found = new Map<Concept, number[]>();
    for (let at = 0; at < text.length - 1; at++)
      for (const phrase of phrases.get(keyAt(text, at)) ?? [])
        if (text.startsWith(phrase.text, at)) found.set(phrase.concept, [...(found.get(phrase.concept) ?? []), at]);
    if (known.size >= mostKnown) known.clear();
    known.set(text, found);
    return found;
  };
}

function phrasesByKey<Concept extends string>(languages: Languages<Concept>): Map<string, Phrase<Concept>[]> {
  const phrases = new Map<string, Phrase<Concept>[]>();
  for (const language of Object.values(languages))
    for (const [concept, list] of Object.entries(language) as [Concept, string][])
      for (const phrase of list.split(' ')) {
        const text = placed(phrase);
        const key = keyAt(text, 0);
        phrases.set(key, [...(phrases.get(key) ?? []), { text, concept }]);
      }
  return phrases;
}

/** A phrase as it stands in plain words, with the spaces that must be around it. */
function placed(phrase: string): string {
  const plain = plainWords(phrase.replaceAll('_', ' ')).trim();
  const before = phrase.startsWith('*') || spaceless.test(plain) ? '' : ' ';
  const after = phrase.endsWith('*') || spaceless.test(plain) ? '' : ' ';
  return before + plain + after;
}

/** Enough of a phrase to look it up by: the space before it says little. */
function keyAt(text: string, at: number): string {
  return text.slice(at, at + (text.startsWith(' ', at) ? 3 : 1));
}
