/** Groups of three, or of two where threes do not come out even, which is how people read codes aloud. */
export function groupDigits(code: string): string {
  const size = code.length % 3 === 0 || code.length > 8 ? 3 : code.length % 4 === 0 ? 4 : code.length;
  return code.match(new RegExp(`.{1,${size}}`, 'g'))?.join('\u2009') ?? '';
}
