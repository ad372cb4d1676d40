import { getDomain } from 'tldts';

/**
 * Where an account may be filled: an origin with its port; a host name, whatever the port; a registrable domain with
 * all below it; an origin with a path prefix.
 */
export interface SiteRule {
  kind: 'origin' | 'host' | 'domain' | 'path';
  value: string;
}

/**
 * Whether the rule covers a frame at that URL, which is the browser's word for it. What is malformed, opaque (`about:`,
 * `data:`, `blob:`) or in the clear is covered by none.
 */
export function mayFill(rule: SiteRule, frameUrl: string): boolean {
  const frame = parseSecure(frameUrl);
  return frame !== undefined && matchers[rule.kind](rule.value, frame);
}

/** The URL where it is one that can be filled at all: https, or http on this computer; a host name in its usual form. */
export function parseSecure(url: string): URL | undefined {
  if (!URL.canParse(url)) return undefined;
  const parsed = new URL(url);
  const secure = parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname));
  // `example.com.` is the same name and another origin: nobody is sent there but by who wants that.
  return secure && !parsed.hostname.endsWith('.') ? parsed : undefined;
}

/** By the public suffix list with its private part. Undefined for what nobody registers: suffixes, addresses, one label. */
export function registrableDomain(host: string): string | undefined {
  if (isNumbered(host) || isLoopback(host)) return undefined;
  const domain = getDomain(host, { allowPrivateDomains: true });
  return domain === null || sharedDomains.has(domain) ? undefined : domain;
}

type Matcher = (value: string, frame: URL) => boolean;

const matchers: Record<SiteRule['kind'], Matcher> = {
  origin: (value, frame) => parseOrigin(value)?.origin === frame.origin,
  host: (value, frame) => isNamed(frame.hostname) && parseHost(value) === frame.hostname,
  domain: (value, frame) => coversByDomain(parseHost(value), frame.hostname),
  path: (value, frame) => {
    const prefix = parsePrefix(value);
    return prefix?.origin === frame.origin && isUnder(prefix.pathname, frame.pathname);
  },
};

/** Hosts of many owners that the public suffix list does not name in every region. */
const sharedDomains = new Set([
  'amazonaws.com',
  'amazoncognito.com',
  'amplifyapp.com',
  'awsapps.com',
  'cloudfront.net',
  'github.io',
]);

/** Signing in to AWS, which shares its domain with a shop: an exact host is asked for. */
const exactHostsUnder = ['aws.amazon.com'];

function coversByDomain(domain: string | undefined, host: string): boolean {
  if (domain === undefined || exactHostsUnder.some((name) => isWithin(name, host))) return false;
  return registrableDomain(domain) === domain && registrableDomain(host) === domain;
}

function isWithin(name: string, host: string): boolean {
  return host === name || host.endsWith(`.${name}`);
}

function parseOrigin(value: string): URL | undefined {
  const url = parseRule(value);
  return url?.pathname === '/' ? url : undefined;
}

/** An encoded separator means one thing to a browser and may mean another to the server. */
const encodedSeparator = /%(25)*(2f|5c)/i;

function parsePrefix(value: string): URL | undefined {
  const url = parseRule(value);
  return url === undefined || encodedSeparator.test(url.pathname) ? undefined : url;
}

/** The parser has resolved dot segments, encoded ones too, and turned backslashes round. */
function isUnder(prefix: string, path: string): boolean {
  const folder = prefix.endsWith('/') ? prefix : `${prefix}/`;
  return !encodedSeparator.test(path) && (path === prefix || path.startsWith(folder));
}

/** A rule holds no more than it says: no user, no query. */
function parseRule(value: string): URL | undefined {
  const url = parseSecure(value);
  const more = url && [url.username, url.password, url.search, url.hash].some((part) => part !== '');
  return more === false ? url : undefined;
}

/** In the form in which browsers write it (lower case, punycode). Undefined for addresses and for what is no host name. */
function parseHost(value: string): string | undefined {
  if (/[\s/\\?#@:[\]]/.test(value)) return undefined;
  const host = parseSecure(`https://${value}/`)?.hostname;
  return host !== undefined && isNamed(host) ? host : undefined;
}

/** Addresses and names of this computer are told apart by their ports: they take a rule with an origin. */
function isNamed(host: string): boolean {
  return !isNumbered(host) && !isLoopback(host);
}

/** The parser writes every way of putting an IPv4 address as four numbers. */
function isNumbered(host: string): boolean {
  return host.startsWith('[') || /^\d+(\.\d+){3}$/.test(host);
}

/** https://w3c.github.io/webappsec-secure-contexts/#is-origin-trustworthy */
function isLoopback(host: string): boolean {
  return isWithin('localhost', host) || host === '[::1]' || /^127(\.\d+){3}$/.test(host);
}
