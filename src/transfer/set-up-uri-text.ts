/** Where set-up URIs stand in a text. What they say is not looked at here. */
import { ownValue } from '../otp/fields';
import { parameterName, type ParameterName } from '../otp/uri-text';

/** Of set-up URIs and their kin, which are read or at least named. */
const scheme = '(?:apple-otpauth|otpauth-migration|otpauth|motp)://';
const schemes = new RegExp(scheme, 'gi');
const uriFirst = new RegExp(`^${scheme}`, 'i');
const beforeQuotationMarks = new RegExp(`^[^"]*?${scheme}`, 'i');
const onLineOfItsOwn = new RegExp(`^[ \\t]*${scheme}`, 'im');

/** Escaped in HTML, what would end a URI ends it as well. */
const bareCharacter = `(?!&(?:quot|apos|lt|gt|#3[49]);|${scheme})[^\\s"'<>]`;
/** Within a text a URI ends with the quotation that it stands in, with white space, a tag or another URI. */
const uriWithin = new RegExp(`(["'])(${scheme}.*?)\\1|(${scheme}(?:${bareCharacter})+)`, 'gi');
/** Steam's own, which hold nothing but the secret. */
const steamUri = /\bsteam:\/\/[A-Z2-7]{16,}=*/gi;

const lineEnds = /[\r\n\u2028\u2029]+/;

/** What follows a URI in tables, in brackets, in Markdown and in escaped text, and stands in no value but a name's. */
const delimiter = /[,;|)\]}`*\\]/;
/** Of the quotation mark that closes a URI in escaped text. */
const escapeAtEnd = /\\$/;
const endOfSentence = /(?<![.:!?])[.:!?]+$/;

/** Of parameters whose value is a number or a word from a list. */
const plainNames: ReadonlySet<ParameterName> = new Set(['algorithm', 'digits', 'period', 'counter', 'encoder']);

const characterReferences: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The set-up URIs in a text, in their order: each on a line of its own, or anywhere in a page of HTML, where the same one
 * often stands twice, as a link and as its text.
 */
export function setUpUrisIn(text: string): string[] {
  if (!/^\s*</.test(text)) {
    return text.split(lineEnds).flatMap((line) => [...urisOfLine(line.trim()), ...(line.match(steamUri) ?? [])]);
  }
  return [...new Set([...urisWithin(text, withoutReferences), ...(text.match(steamUri) ?? [])])];
}

/** Whether a text that begins as JSON does is none after all: JSON holds URIs in its strings alone, which end with their line. */
export function holdsBareSetUpUri(text: string): boolean {
  return beforeQuotationMarks.test(text) || onLineOfItsOwn.test(text);
}

/** A line that is nothing but a URI may hold raw spaces and quotation marks. */
function urisOfLine(line: string): string[] {
  const isUri = uriFirst.test(line) && line.match(schemes)?.length === 1;
  return isUri ? [withoutColumns(withPlainAmpersands(line))] : urisWithin(line, withPlainAmpersands);
}

function urisWithin(text: string, unescaped: (uri: string) => string): string[] {
  return Array.from(text.matchAll(uriWithin), ([, , quoted, bare = '']) =>
    quoted === undefined ? withoutDelimiters(unescaped(bare)) : unescaped(quoted.replace(escapeAtEnd, '')),
  );
}

/** Of a line that begins with a URI: more of a table may follow what is a number or a word from a list. */
function withoutColumns(uri: string): string {
  const last = lastParameter(uri);
  if (last?.name === undefined || !plainNames.has(last.name)) return uri;
  return upToDelimiter(uri, last.at, last.end);
}

/** A name's value may hold delimiters where other parameters follow it; what comes last holds none. */
function withoutDelimiters(uri: string): string {
  const last = lastParameter(uri);
  return last === undefined ? uri : upToDelimiter(uri, last.at).replace(endOfSentence, '');
}

function upToDelimiter(uri: string, from: number, to = uri.length): string {
  const at = uri.slice(from, to).search(delimiter);
  return at < 0 ? uri : uri.slice(0, from + at);
}

/** From its name to the next ampersand; without parameters that we know, from the question mark on. */
function lastParameter(uri: string): { name?: ParameterName; at: number; end: number } | undefined {
  const queryAt = uri.indexOf('?');
  if (queryAt < 0) return undefined;
  let last: { name?: ParameterName; at: number; end: number } = { at: queryAt + 1, end: uri.length };
  let at = queryAt + 1;
  for (const segment of uri.slice(at).split('&')) {
    const name = parameterName(segment.split('=', 1)[0] ?? '');
    if (name !== undefined) last = { name, at, end: at + segment.length };
    at += segment.length + 1;
  }
  return last;
}

/** Set-up URIs are copied out of pages as their source spells them. */
function withPlainAmpersands(uri: string): string {
  return uri.replaceAll('&amp;', '&');
}

function withoutReferences(html: string): string {
  return html.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,4});/gi, (whole, reference: string) => {
    if (!reference.startsWith('#')) return ownValue(characterReferences, reference.toLowerCase()) ?? whole;
    const codePoint = Number(reference.replace('#x', '0x').replace('#X', '0x').replace('#', ''));
    return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : whole;
  });
}
