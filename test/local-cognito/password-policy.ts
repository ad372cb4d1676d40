import { refusals } from './exception';
import type { PasswordPolicy } from './pool-settings';

export const defaultPasswordPolicy: PasswordPolicy = {
  minimumLength: 8,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: true,
  historySize: 0,
};

const rules: readonly { broken(password: string, policy: PasswordPolicy): boolean; reason: string }[] = [
  { broken: (password, policy) => password.length < policy.minimumLength, reason: 'Password not long enough' },
  {
    broken: (p, policy) => policy.requireLowercase && !/[a-z]/.test(p),
    reason: 'Password must have lowercase characters',
  },
  {
    broken: (p, policy) => policy.requireUppercase && !/[A-Z]/.test(p),
    reason: 'Password must have uppercase characters',
  },
  { broken: (p, policy) => policy.requireNumbers && !/[0-9]/.test(p), reason: 'Password must have numeric characters' },
  {
    broken: (p, policy) => policy.requireSymbols && !/[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/.test(p),
    reason: 'Password must have symbol characters',
  },
  { broken: (p) => p.startsWith(' ') || p.endsWith(' '), reason: 'Password must not start or end with a space' },
];

/** Throws `InvalidPasswordException` naming the first rule that is broken. */
export function assertPasswordAllowed(password: string, policy: PasswordPolicy): void {
  const broken = rules.find((rule) => rule.broken(password, policy));
  if (broken !== undefined) throw refusals.passwordTooWeak(broken.reason);
}
