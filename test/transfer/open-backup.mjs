// Opens Latchkey's encrypted backup with nothing of Latchkey's: Node's own cipher, and another Argon2.
// `src/transfer/backup.ts` says what the file is. Prints the accounts as set-up URIs, which other authenticators read.
//
//     npm install @noble/hashes && node open-backup.mjs latchkey-backup.json PASSPHRASE
import { createDecipheriv } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argon2id } from '@noble/hashes/argon2.js';

const [path, passphrase] = process.argv.slice(2);
if (path === undefined || passphrase === undefined) throw new Error('usage: open-backup.mjs FILE PASSPHRASE');

const file = JSON.parse(readFileSync(path, 'utf8'));
if (file.format !== 'latchkey-backup' || file.version !== 1) throw new Error('not a backup of version 1');
const [salt, iv, sealed] = [file.kdf.salt, file.iv, file.ciphertext].map((text) => Buffer.from(text, 'base64'));

const { memoryKiB: m, iterations: t, parallelism: p } = file.kdf;
const key = argon2id(Buffer.from(passphrase.normalize('NFKC')), salt, { m, t, p, dkLen: 32 });

const cipher = createDecipheriv('aes-256-gcm', key, iv);
cipher.setAAD(Buffer.from('latchkey-backup 1'));
cipher.setAuthTag(sealed.subarray(-16));
const plain = Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);

for (const account of JSON.parse(plain.toString('utf8')).accounts) {
  const { type, issuer, label, secret, algorithm, digits, periodSeconds, counter } = account;
  const query = { secret, issuer, algorithm, digits, ...(type === 'hotp' ? { counter } : { period: periodSeconds }) };
  const parameters = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const path = issuer === '' && !label.includes(':') ? label : `:${label}`;
  console.log(`otpauth://${type}/${path.split(':').map(encodeURIComponent).join(':')}?${parameters.join('&')}`);
}
