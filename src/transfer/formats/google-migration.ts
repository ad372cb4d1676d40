import { isMigrationUri } from '../../otp/migration';
import type { ImportFormat } from '../format';
import { setUpUrisIn } from '../set-up-uri-text';
import { readSetUpUris } from '../set-up-uris';

/** Google Authenticator's export, as the text of its QR codes: a text with no other set-up URIs. */
export const googleMigration: ImportFormat = {
  name: 'google-migration',

  recognizes({ text, json }) {
    if (text === undefined || json !== undefined || !text.toLowerCase().includes('otpauth-migration:')) return false;
    return setUpUrisIn(text).every(isMigrationUri);
  },

  read: ({ text = '' }, context) => readSetUpUris(setUpUrisIn(text), context),
};
