/** Longer text than this is prose; what it says about a field is at its beginning. */
const mostCharacters = 600;

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const plainLetters: Record<string, string> = { đ: 'd', ı: 'i', ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe' };
const compound = new RegExp(`[${Object.keys(plainLetters).join('')}]`, 'g');

/**
 * Words alone, between single spaces and with one at either end: lower case, no accents, half-width kana made whole.
 * ` code de verification `, ` 認証コード 6桁 `. An address or a half-hidden number becomes what it is: ` sent to phone `.
 */
export function plainWords(text: string): string {
  const folded = text
    .slice(0, mostCharacters)
    .replace(/\S+@\S+/g, ' email ')
    .replace(/[*•·●x]{2,}[-\s*•·●x]*\d{2,4}(?!\d)/gi, ' phone ')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .replace(compound, (letter) => plainLetters[letter] ?? letter);
  return ` ${folded.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').replace(/([\u3040-\u9fff]) (?=[\u3040-\u9fff])/g, '$1')} `.replace(
    / +/g,
    ' ',
  );
}

/** The words of a programmer's name: `idTxtBx_OTPCode2` has ` id txt bx otp code 2 `, and 2FA stays whole. */
export function identifierWords(identifier: string): string {
  return plainWords(
    identifier
      .slice(0, mostCharacters)
      .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
      .replace(/(\p{L})(\p{N})/gu, '$1 $2')
      .replace(/(\p{N})(?!fa|sv|step|factor)(\p{Ll})/giu, '$1 $2'),
  );
}
