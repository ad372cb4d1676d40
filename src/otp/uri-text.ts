/** The text of a set-up URI: where its parts begin, and what its escapes stand for. It knows no meaning of a value. */
import { OtpError } from './errors';

export type ParameterName =
  | 'secret'
  | 'issuer'
  | 'algorithm'
  | 'digits'
  | 'period'
  | 'counter'
  | 'encoder'
  /** Without a value: 2FAS and others mark Steam's codes by it. */
  | 'steam';

/** Names as they are in the wild, in lower case. Others are other programs' own (colours, icons) and mean nothing here. */
const parameterNames: Record<string, ParameterName> = {
  secret: 'secret',
  issuer: 'issuer',
  algorithm: 'algorithm',
  algo: 'algorithm',
  digits: 'digits',
  digit: 'digits',
  period: 'period',
  interval: 'period',
  counter: 'counter',
  encoder: 'encoder',
  steam: 'steam',
};

/** What programs write for "none". A name that is spelled so by intent comes percent-encoded from `percentEncode`. */
const nothing = /^(null|\(null\)|undefined)?$/i;

export interface UriParts {
  /** Lower case, without its colon. */
  scheme: string;
  /** All that follows the scheme. */
  rest: string;
  /** What stands where a URL has its host; lower case. */
  type: string;
  path: string;
  query: string;
}

/** `undefined` where the text does not begin as a URI does. */
export function splitUri(text: string): UriParts | undefined {
  const match = /^([a-z][a-z0-9+.-]*):(?:\/\/)?(.*)$/is.exec(text.trim().replaceAll('&amp;', '&'));
  if (match === null) return undefined;
  const [, scheme = '', rest = ''] = match;
  const queryAt = queryStart(rest);
  const beforeQuery = queryAt < 0 ? rest : rest.slice(0, queryAt);
  const slashAt = beforeQuery.indexOf('/');
  const type = slashAt < 0 ? beforeQuery : beforeQuery.slice(0, slashAt);
  return {
    scheme: scheme.toLowerCase(),
    rest,
    type: type.toLowerCase(),
    path: slashAt < 0 ? '' : beforeQuery.slice(slashAt + 1),
    query: queryAt < 0 ? '' : rest.slice(queryAt + 1),
  };
}

/** A label may hold a raw question mark: the query begins at the first one that a parameter follows. */
function queryStart(text: string): number {
  for (let at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
    const name = /^[&\s]*(\w+)(?==)/.exec(text.slice(at + 1, at + 40))?.[1];
    if (name !== undefined && parameterName(name) !== undefined) return at;
  }
  return text.indexOf('?');
}

/**
 * Values stay as they are written, still percent-encoded; a parameter that says nothing is left out.
 *
 * @throws {OtpError} `parameter-repeated` where one is given two values
 */
export function parseQuery(query: string): Map<ParameterName, string> {
  const parameters = new Map<ParameterName, string>();
  for (const parameter of namedValues(query)) {
    const { name } = parameter;
    const value = parameter.value.trim();
    if (name !== 'steam' && nothing.test(value)) continue;
    if (name === 'steam' && /^(false|0)$/i.test(value)) continue;
    const earlier = parameters.get(name);
    if (earlier !== undefined && earlier !== value) throw new OtpError('parameter-repeated', { detail: name });
    parameters.set(name, value);
  }
  return parameters;
}

/** An ampersand that no parameter follows is the issuer's own: `issuer=AT&T&secret=…`. */
function namedValues(query: string): { name: ParameterName; value: string }[] {
  const found: { name: ParameterName; value: string }[] = [];
  let issuer: { name: ParameterName; value: string } | undefined;
  for (const segment of query.split('&')) {
    const equalsAt = segment.indexOf('=');
    const name = parameterName(equalsAt < 0 ? segment : segment.slice(0, equalsAt));
    if (name !== undefined) {
      const parameter = { name, value: equalsAt < 0 ? '' : segment.slice(equalsAt + 1) };
      found.push(parameter);
      issuer = name === 'issuer' && equalsAt >= 0 ? parameter : undefined;
    } else if (equalsAt >= 0) issuer = undefined;
    else if (issuer !== undefined && segment !== '') issuer.value += `&${segment}`;
  }
  return found;
}

export function parameterName(text: string): ParameterName | undefined {
  const key = text.trim().toLowerCase();
  return Object.hasOwn(parameterNames, key) ? parameterNames[key] : undefined;
}

/**
 * `Issuer:account`, the colon raw or encoded and spaces allowed after it. After an empty prefix the label stands as it
 * is. A prefix that disagrees with the issuer named in the query stays with the label, so that both are shown.
 */
export function parseLabel(path: string, namedIssuer: string): { issuer: string; label: string } {
  if (nothing.test(path)) return { issuer: namedIssuer, label: '' };
  const colon = path.includes(':') ? /:/.exec(path) : /%3A/i.exec(path);
  if (colon === null) return { issuer: namedIssuer, label: textValue(path) };
  const prefix = textValue(path.slice(0, colon.index));
  const rest = textValue(path.slice(colon.index + colon[0].length));
  if (prefix === '') return { issuer: namedIssuer, label: rest };
  const label = rest.replace(/^ +/, '');
  if (namedIssuer === '' || isSameName(prefix, namedIssuer)) return { issuer: namedIssuer || prefix, label };
  return { issuer: namedIssuer, label: `${prefix}:${label}` };
}

function isSameName(a: string, b: string): boolean {
  return a.trimEnd().toLowerCase() === b.trimEnd().toLowerCase();
}

/** One at sign, raw or encoded. No part of it can match in two ways, so that a long text takes no longer than its length. */
const address = /^(?:(?!%40)[^\s@()<>,;:])+(?:@|%40)(?:(?!%40)[^\s@()<>,;:+])+$/i;

/** What an address ends at, raw or escaped. */
const aroundAddress = /([\s()<>,;:]|%(?:20|2[89C]|3[ABCE]))/i;

/** Text for people: a plus stands for a space, as in forms, but not in an address, where it is itself. */
export function textValue(raw: string): string {
  const words = raw.split(aroundAddress);
  return percentDecode(words.map((word) => (address.test(word) ? word : word.replaceAll('+', ' '))).join(''));
}

/** Escapes that are no UTF-8, and percent signs that begin none, stay as they are. */
export function percentDecode(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes.replace(/%[0-7][0-9a-f]/gi, decodeURIComponent);
    }
  });
}

/** Lone surrogates, which UTF-8 cannot carry, become the replacement character. */
export function percentEncode(text: string): string {
  const encoded = encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return nothing.test(encoded) ? encoded.replace(/^./, (first) => `%${first.charCodeAt(0).toString(16)}`) : encoded;
}
