import { parseSecure, registrableDomain, type SiteRule } from './site';

/** Where an account may be filled that was scanned, or first filled by hand, at that origin. */
export function rulesForOrigin(origin: string): SiteRule[] {
  const url = parseSecure(origin);
  if (url === undefined) return [];
  return [{ kind: 'origin', value: url.origin }, ...awsSignIn(url.hostname)];
}

/** AWS shows its set-up codes in a console and takes the codes at another host, which has the same region before it. */
function awsSignIn(host: string): SiteRule[] {
  const [, region] = /^(?:([a-z0-9-]+)\.)?console\.aws\.amazon\.com$/.exec(host) ?? [];
  if (region === undefined && host !== 'console.aws.amazon.com') return [];
  const hosts = ['signin.aws.amazon.com', ...(region === undefined ? [] : [`${region}.signin.aws.amazon.com`])];
  return hosts.map((value) => ({ kind: 'host', value }));
}

/** Wider rules that a person may choose for a site in place of its origin; none where the origin is all there is. */
export function widerRules(origin: string): SiteRule[] {
  const host = parseSecure(origin)?.hostname;
  const domain = host === undefined ? undefined : registrableDomain(host);
  if (host === undefined || domain === undefined) return [];
  const hostRule: SiteRule = { kind: 'host', value: host };
  return host.endsWith('.aws.amazon.com') ? [hostRule] : [hostRule, { kind: 'domain', value: domain }];
}

/**
 * Whether the issuer, which is the QR code's word alone, seems to name another site than this: a domain that is another,
 * or words of which none is in the host's name.
 */
export function namesAnotherSite(issuer: string, origin: string): boolean {
  const host = parseSecure(origin)?.hostname;
  const site = host === undefined ? undefined : registrableDomain(host);
  if (host === undefined || site === undefined) return false;
  const domain = /^[^\s/@:]+\.[^\s/@:.]{2,}$/.test(issuer) ? parseSecure(`https://${issuer}/`)?.hostname : undefined;
  const named = domain === undefined ? undefined : registrableDomain(domain);
  if (named !== undefined) return named !== site;
  const words = lettersOf(issuer);
  const hostName = host.replace(/[^a-z0-9]/g, '');
  return words.length > 0 && !words.some((word) => hostName.includes(word)) && !words.join('').includes(nameOf(site));
}

/** `example` of `example.co.uk`. */
function nameOf(domain: string): string {
  return domain.slice(0, domain.indexOf('.'));
}

/** Words long enough to tell something, in the letters that host names have. */
function lettersOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  return words.filter((word) => word.length >= 3);
}
