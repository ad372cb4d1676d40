import type { AccountView } from '../../messages/views';

/** The issuer's first letter on a colour that is always the same for it. */
export function IssuerBadge({ account }: { account: AccountView }) {
  const name = account.issuer || account.label;
  return (
    <span class="badge" aria-hidden="true" style={{ '--hue': hueOf(name) }}>
      {firstLetter(name)}
    </span>
  );
}

function firstLetter(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? '·';
}

/** 0 to 359, in steps of 30 so that two are the same or clearly not. */
export function hueOf(name: string): number {
  let hash = 0;
  for (const character of name.toLowerCase()) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return (hash % 12) * 30;
}
