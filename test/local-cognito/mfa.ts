import type { SignInContext } from './challenge';
import type { MfaType } from './pool-settings';

/** Second factors that this user can answer with now, in the pool's order. */
export function usableMfa({ pool, attempt: { user } }: SignInContext): MfaType[] {
  if (user === undefined || pool.settings.mfa === 'OFF') return [];
  const canReceive: Record<MfaType, boolean> = {
    SOFTWARE_TOKEN_MFA: user.softwareToken?.verified === true,
    SMS_MFA: user.attributes.has('phone_number'),
    EMAIL_OTP: user.attributes.has('email'),
  };
  const offered = pool.settings.mfaTypes ?? ['SOFTWARE_TOKEN_MFA'];
  return offered.filter((type) => user.enabledMfa.has(type) && canReceive[type]);
}
