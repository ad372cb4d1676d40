/**
 * Writes test/vectors/vault-v2.json: a vault sealed by this version, what opens it, and what it holds.
 * `npx tsx test/vault/write-vector.ts`, then prettier; once for each version of the format and never again.
 */
import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import { formatVersion } from '../../src/vault/format';
import { defaultKdfParameters } from '../../src/vault/kdf';
import type { VaultRecord } from '../../src/vault/records';
import { createVault } from '../../src/vault/vault';
import { dumpDatabase, dumpToJson } from './database';
import { account, createMemoryKeys, somePasskey, startMs } from './support';

const passphrase = 'Grüße vom zweiten Tresor';
const file = new URL(`../vectors/vault-v${formatVersion}.json`, import.meta.url);
const vault = createVault({ keys: createMemoryKeys(), clock: () => startMs, kdf: defaultKdfParameters });

await vault.create(passphrase);
const { code } = await vault.addRecoveryCode();
const passkey = somePasskey('鍵');
await vault.addPasskey(passkey);
const [first, , trashed] = await vault.addAll('account', [
  account(),
  account({
    otp: {
      type: 'hotp',
      issuer: '銀行',
      label: '',
      secret: Uint8Array.from({ length: 64 }, (_, i) => 255 - i),
      algorithm: 'SHA512',
      digits: 8,
      counter: 9_007_199_254_740_991,
    },
    tags: ['work', 'old'],
    note: 'line one\nline two 😀',
    pinned: true,
    order: 1.5,
  }),
  account({
    otp: { ...account().otp, type: 'steam', digits: 5 },
    origin: 'https://example.com:8443',
    pool: { userPoolId: 'eu-west-1_aBcDeFgHi', username: 'alice' },
    confirmed: false,
    sites: [{ kind: 'path', value: 'https://example.com/login' }],
    submitAfterFill: true,
    icon: 'bank',
    lastUsedAtMs: startMs,
  }),
]);
if (first === undefined || trashed === undefined) throw new Error('nothing was added');
await vault.update('account', first.id, (value) => ({ ...value, lastUsedStep: 58_909_440 }));
await vault.trash(trashed.id);
const user = { userPoolId: 'eu-west-1_aBcDeFgHi', username: 'alice' };
await vault.add('device', { ...user, deviceKey: 'eu-west-1_d1', deviceGroupKey: '-g1', password: 'device password' });
await vault.add('clientSecret', { userPoolId: user.userPoolId, clientId: 'client1', clientSecret: 'client secret' });
await vault.add('savedSignIn', { ...user, clientId: 'client1', mfaType: 'TOTP', password: 'kept password' });
const session = { ...user, clientId: 'client1', tokens: '{"refreshToken":"…"}', signedInAtMs: startMs };
await vault.add('session', { ...session, refreshedAtMs: startMs + 1, expiresAtMs: startMs + 2 });

const stored: VaultRecord[] = [
  ...(await vault.list('account')).records,
  ...(await vault.list('device')).records,
  ...(await vault.list('clientSecret')).records,
  ...(await vault.list('savedSignIn')).records,
  ...(await vault.list('session')).records,
  ...(await vault.listTrash()),
];
const records = stored.map(({ kind, value, trashedAtMs }) => ({ kind, value, trashedAtMs }));
const vector = { passphrase, code, prfOutput: passkey.prfOutput, database: await dumpDatabase(), records };
writeFileSync(file, `${dumpToJson(vector)}\n`);
