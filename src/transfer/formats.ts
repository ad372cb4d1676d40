import type { ImportFormat } from './format';
import { aegis } from './formats/aegis';
import { andOtp, andOtpSealed } from './formats/andotp';
import { authenticatorExtension } from './formats/authenticator-extension';
import { bitwarden } from './formats/bitwarden';
import { bitwardenCsv } from './formats/bitwarden-csv';
import { ente } from './formats/ente';
import { freeOtpPlus } from './formats/freeotp-plus';
import { googleMigration } from './formats/google-migration';
import { keepass } from './formats/keepass';
import { lastPass } from './formats/lastpass';
import { latchkey } from './formats/latchkey';
import { onePassword } from './formats/one-password';
import { otpauth } from './formats/otpauth';
import { proton } from './formats/proton';
import { raivo } from './formats/raivo';
import { stratum } from './formats/stratum';
import { twoFas } from './formats/two-fas';
import { twoFauth } from './formats/two-fauth';

/**
 * Every format that we read, in the order in which they are asked whether a file is theirs: what is sure by a mark or a
 * name of its own stands before what is told by its shape, and last of all the text that merely holds set-up URIs, and
 * bytes that nothing marks.
 */
export const importFormats: readonly ImportFormat[] = [
  latchkey,
  aegis,
  twoFas,
  bitwarden,
  ente,
  stratum,
  proton,
  freeOtpPlus,
  lastPass,
  twoFauth,
  keepass,
  onePassword,
  raivo,
  authenticatorExtension,
  andOtp,
  bitwardenCsv,
  googleMigration,
  otpauth,
  andOtpSealed,
];
