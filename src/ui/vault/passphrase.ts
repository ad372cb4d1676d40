export const minimumPassphraseLength = 8;

export type PassphraseProblem = 'tooShort' | 'mismatch';

/** Counted in characters as a person sees them, so that one emoji is one. */
export function passphraseProblem(passphrase: string, repeated: string): PassphraseProblem | undefined {
  const characters = [...new Intl.Segmenter().segment(passphrase)].length;
  if (characters < minimumPassphraseLength) return 'tooShort';
  return passphrase === repeated ? undefined : 'mismatch';
}
