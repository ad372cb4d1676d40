/** What a set-up QR code says, and all that is needed to compute codes from it. */
export interface OtpAccount {
  type: 'totp' | 'hotp' | 'steam';
  /** Who issued it, in the issuer's own words; empty where none is named. Never evidence of where it may be filled. */
  issuer: string;
  /** The account's name at the issuer, often an e-mail address; may be empty. */
  label: string;
  secret: Uint8Array;
  algorithm: OtpAlgorithm;
  /** 5 to 10. */
  digits: number;
  /** TOTP and Steam only. 1 to 86,400. */
  periodSeconds?: number;
  /** HOTP only: the counter of the next code, 0 to 2^53 - 1. */
  counter?: number;
}

export type OtpAlgorithm = 'SHA1' | 'SHA256' | 'SHA512';

/** What other programs keep beside an account, and ours with them. */
export interface AccountExtras {
  /** Or the names of its groups, folders, categories. */
  tags?: string[];
  note?: string;
  pinned?: boolean;
  /** The name of an icon, in the words of the program that it comes from. */
  icon?: string;
}
