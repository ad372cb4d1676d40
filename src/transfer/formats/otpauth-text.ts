import { parseOtpUri } from '../../otp/uri';
import { type ImportFormat, readEntries } from '../format';

/** A URI ends where white space, a quotation mark or a tag does: text, CSV, HTML. */
const setUpUri = /\b(?:apple-)?otpauth:\/\/[^\s"'<>]+|\bsteam:\/\/[A-Z2-7]{16,}=*/gi;

/** Set-up URIs, one a line or within any text, such as a page of HTML. */
export const otpauthText: ImportFormat = {
  name: 'otpauth',

  recognizes: ({ text }) => text !== undefined && text.search(setUpUri) >= 0,

  read: ({ text = '' }, context) =>
    readEntries(text.match(setUpUri) ?? [], context, { name: () => '', read: parseOtpUri }),
};
