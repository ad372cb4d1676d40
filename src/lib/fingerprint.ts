import { concatBytes, fromHex, toHex, utf8 } from './bytes';

/** Tells whether a text is a certain one, without saying which: SHA-256 of 16 random bytes and the text, in hexadecimal. */
export interface Fingerprint {
  salt: string;
  digest: string;
}

export async function fingerprintOf(text: string, random: (length: number) => Uint8Array): Promise<Fingerprint> {
  const salt = toHex(random(16));
  return { salt, digest: await digestOf(text, salt) };
}

export async function isTextOf({ salt, digest }: Fingerprint, text: string): Promise<boolean> {
  return (await digestOf(text, salt)) === digest;
}

async function digestOf(text: string, salt: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', concatBytes(fromHex(salt), utf8(text)))));
}
