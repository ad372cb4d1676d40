import type { ImportFormat } from './format';
import { aegis } from './formats/aegis';
import { otpauthText } from './formats/otpauth-text';

/**
 * Every format that we read, in the order in which they are asked whether a file is theirs: what is sure by a mark or a
 * name of its own stands before what is told by its shape, and last of all the text that merely holds set-up URIs, and
 * bytes that nothing marks.
 */
export const importFormats: readonly ImportFormat[] = [aegis, otpauthText];
