/** Longer text than this is prose; what it says about a field is at its beginning. */
const mostCharacters = 600;

/** Letters that Unicode does not take apart into a plain letter and a mark. */
const plainLetters: Record<string, string> = { đ: 'd', ı: 'i', ß: 'ss', ø: 'o', ł: 'l', æ: 'ae', œ: 'oe' };

/** Lower case, no accents, half-width kana made whole. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replace(/[đıßøłæœ]/g, (letter) => plainLetters[letter] ?? letter);
}

/**
 * Folded words alone, between single spaces and with one at either end: ` code de verification `, ` 認証コード 6桁 `.
 * An address or a half-hidden number becomes what it is: ` sent to phone `.
 */
export function plainWords(text: string): string {
  const words = text
    .slice(0, mostCharacters)
    .replace(/\S+@\S+/g, ' email ')
    .replace(/[*•·●x]{2,}[-\s*•·●x]*\d{2,4}(?!\d)/gi, ' phone ');
  return ` ${fold(words)} `
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .replace(/([\u3040-\u9fff]) (?=[\u3040-\u9fff])/g, '$1');
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
