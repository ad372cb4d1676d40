import type { KeyObject } from 'node:crypto';

/** A registered WebAuthn credential. */
export interface Passkey {
  /** base64url */
  credentialId: string;
  /** P-256. */
  publicKey: KeyObject;
  signCount: number;
}
