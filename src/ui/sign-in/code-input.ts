/** A code as it was typed or pasted, without what people and mails put between its digits; full-width digits made plain. */
export function cleanCode(typed: string): string {
  return typed.normalize('NFKC').replace(/[\s\p{Pd}\p{Cf}]/gu, '');
}
