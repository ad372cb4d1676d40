import type { PasswordPolicy } from '../../profiles/profile';

type Kind = PasswordPolicy['requires'][number];

/** As Cognito counts them: Latin letters, and the special characters of its documentation; a space in between is one. */
const characters: Record<Kind, RegExp> = {
  lowercase: /[a-z]/,
  uppercase: /[A-Z]/,
  numbers: /[0-9]/,
  symbols: /[$^*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|\S +\S/,
};

export type PasswordRule = { rule: Kind; met: boolean } | { rule: 'length'; minimum: number; met: boolean };

/** Each rule of a pool, and whether a password meets it. */
export function passwordRules({ minimumLength, requires }: PasswordPolicy, password: string): PasswordRule[] {
  return [
    { rule: 'length', minimum: minimumLength, met: password.length >= minimumLength },
    ...requires.map((rule) => ({ rule, met: characters[rule].test(password) })),
  ];
}
