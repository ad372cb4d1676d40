import type { AccountView } from '../../messages/views';

/** Every word of the query is somewhere in the issuer, label or user; width, case, kana and accents do not matter. */
export function findAccounts(accounts: AccountView[], query: string): AccountView[] {
  const words = searchForm(query).split(/\s+/).filter(Boolean);
  return accounts.filter((account) => {
    const haystack = searchForm(`${account.issuer} ${account.label} ${account.pool?.username ?? ''}`);
    return words.every((word) => haystack.includes(word));
  });
}

const katakana = /[\u30a1-\u30f6]/g;
const kanaDistance = 0x60;

function searchForm(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(katakana, (character) => String.fromCharCode(character.charCodeAt(0) - kanaDistance))
    .normalize('NFD')
    .replace(/\p{Script=Latin}\p{M}+/gu, (character) => character.charAt(0));
}
