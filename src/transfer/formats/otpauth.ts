import type { ImportFormat } from '../format';
import { setUpUrisIn } from '../set-up-uri-text';
import { readSetUpUris } from '../set-up-uris';

/** Set-up URIs, one a line or within any text, such as a page of HTML; with them, where there are any, Google's exports. */
export const otpauth: ImportFormat = {
  name: 'otpauth',

  recognizes: ({ text, json }) => text !== undefined && json === undefined && setUpUrisIn(text).length > 0,

  read: ({ text = '' }, context) => readSetUpUris(setUpUrisIn(text), context),
};
