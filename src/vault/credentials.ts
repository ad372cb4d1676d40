/** What opens a vault: each belongs to a slot of its kind. */
export type Credential =
  | { kind: 'passphrase'; passphrase: string }
  /** As it is typed: blanks, hyphens and case do not matter. */
  | { kind: 'recovery-code'; code: string }
  | PasskeyCredential;

export interface PasskeyCredential {
  kind: 'passkey';
  credentialId: Uint8Array;
  /** The 32 bytes that the authenticator's PRF makes of the slot's salt (WebAuthn Level 3 section 10.1.4). */
  prfOutput: Uint8Array;
}

/** A passkey that may open the vault: what `navigator.credentials.get` is to be asked for. */
export interface PasskeyRequest {
  credentialId: Uint8Array;
  /** 32 bytes: `eval.first` of the PRF extension. */
  prfSalt: Uint8Array;
  rpId: string;
}

/** A passkey that was just made or asked, to become a way in. */
export interface NewPasskey extends PasskeyRequest {
  /** What the person calls it. */
  name: string;
  /** 32 bytes: what its PRF made of `prfSalt`. */
  prfOutput: Uint8Array;
}

/** A way into the vault, for the person to see. */
export interface SlotInfo {
  id: string;
  kind: Credential['kind'];
  /** What the person called it; empty for all but passkeys. */
  name: string;
  /** Unknown of a passphrase that version 1 of the vault took. */
  createdAtMs?: number;
}
