/** A user pool that a person signs in to. Holds no secret: a client secret is a record of the vault. */
export interface Profile {
  id: string;
  name: string;
  region: string;
  /** `<region>_<pool name>`. */
  userPoolId: string;
  clientId: string;
  /** A server to use instead of AWS: https, or http on loopback only. */
  endpoint?: string;
  authFlow?: AuthFlow;
  /** What the pool asks of passwords, where a configuration file told. */
  passwordPolicy?: PasswordPolicy;
  /** By which the person tells it from others at a glance. */
  colour?: ProfileColour;
  /** Origins of the web app: a session may be handed to them, and to no other. */
  appOrigins?: string[];
}

export const profileColours = ['grey', 'blue', 'green', 'amber', 'red', 'purple'] as const;
export type ProfileColour = (typeof profileColours)[number];

export interface PasswordPolicy {
  minimumLength: number;
  requires: ('lowercase' | 'uppercase' | 'numbers' | 'symbols')[];
}

export type AuthFlow = 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'CUSTOM_AUTH_WITH_SRP' | 'USER_AUTH';
