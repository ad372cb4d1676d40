/** Words that many names have, and that say nothing of a site. */
const commonWords = new Set(['app', 'apps', 'com', 'corp', 'inc', 'ltd', 'net', 'org', 'the', 'web', 'www']);

/**
 * The host of the page, where an issuer names a site by a word that the host has nothing of. A name in letters that hosts
 * are not written in says nothing. It is no proof either way: a page may call itself what it likes.
 */
export function hostOfAnotherName(issuer: string, origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined;
  const { hostname } = new URL(origin);
  const words = (issuer.toLowerCase().match(/[a-z0-9]{3,}/g) ?? []).filter((word) => !commonWords.has(word));
  const letters = hostname.replace(/[^a-z0-9]/g, '');
  return words.length === 0 || words.some((word) => letters.includes(word)) ? undefined : hostname;
}
