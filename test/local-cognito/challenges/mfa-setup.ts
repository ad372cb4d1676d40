import type { Challenge } from '../challenge';
import { refusals } from '../exception';

/** The two turns inside a TOTP set-up, which `AssociateSoftwareToken` and `VerifySoftwareToken` open. */
export const associated = 'MFA_SETUP/associated';
export const verified = 'MFA_SETUP/verified';

export const mfaSetup: Challenge = {
  pose({ pool }) {
    const types = pool.settings.mfaTypes ?? ['SOFTWARE_TOKEN_MFA'];
    return { parameters: { MFAS_CAN_SETUP: JSON.stringify(types) } };
  },
  answer({ pool, attempt }, responses, session) {
    if (session.expects === verified) return { passes: ['mfa'] };
    const email = responses['EMAIL'];
    const offersEmail = pool.settings.mfaTypes?.includes('EMAIL_OTP') === true;
    if (session.expects !== 'MFA_SETUP' || email === undefined || !offersEmail) throw refusals.sessionInvalid();
    if (!/^[^@\s]+@[^@\s]+$/.test(email)) throw refusals.invalidParameter('Invalid email address format.');
    attempt.newEmail = email;
    return { next: 'EMAIL_OTP' };
  },
};
