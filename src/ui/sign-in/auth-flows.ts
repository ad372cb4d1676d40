/** The ways of signing in, the usual first. */
export const authFlows = [
  'USER_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'USER_AUTH',
  'CUSTOM_AUTH_WITH_SRP',
  'CUSTOM_AUTH',
] as const;
