import type { ImportFormat } from './format';
import { aegis } from './formats/aegis';
import { andOtp, andOtpSealed } from './formats/andotp';
import { authenticatorExtension } from './formats/authenticator-extension';
import { freeOtpPlus } from './formats/freeotp-plus';
import { keepass } from './formats/keepass';
import { lastPass } from './formats/lastpass';
import { onePassword } from './formats/one-password';
import { otpauthText } from './formats/otpauth-text';
import { proton } from './formats/proton';
import { raivo } from './formats/raivo';
import { stratum } from './formats/stratum';
import { twoFauth } from './formats/two-fauth';

/**
 * Every format that we read, in the order in which they are asked whether a file is theirs: what is sure by a mark or a
 * name of its own stands before what is told by its shape, and last of all the text that merely holds set-up URIs, and
 * bytes that nothing marks.
 */
export const importFormats: readonly ImportFormat[] = [
  aegis,
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
  otpauthText,
  andOtpSealed,
];
