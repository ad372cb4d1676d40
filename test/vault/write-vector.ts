/**
 * Writes test/vectors/vault-v1.json: a vault sealed by this version, its passphrase, and what it holds.
 * `npx tsx test/vault/write-vector.ts`, then prettier; once for each version of the format and never again.
 */
import 'fake-indexeddb/auto';
import { writeFileSync } from 'node:fs';
import { formatVersion } from '../../src/vault/format';
import type { VaultRecord } from '../../src/vault/records';
import { createVault } from '../../src/vault/vault';
import { dumpDatabase, dumpToJson } from './database';
import { account, createMemoryKeys, startMs } from './support';

const passphrase = 'Grüße vom alten Tresor';
const file = new URL(`../vectors/vault-v${formatVersion}.json`, import.meta.url);
const vault = createVault({ keys: createMemoryKeys(), clock: () => startMs });

await vault.create(passphrase);
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
  }),
]);
if (first === undefined || trashed === undefined) throw new Error('nothing was added');
await vault.update('account', first.id, (value) => ({ ...value, lastUsedStep: 58_909_440 }));
await vault.trash(trashed.id);
const user = { userPoolId: 'eu-west-1_aBcDeFgHi', username: 'alice' };
await vault.add('device', { ...user, deviceKey: 'eu-west-1_d1', deviceGroupKey: '-g1', password: 'device password' });
await vault.add('clientSecret', { userPoolId: user.userPoolId, clientId: 'client1', clientSecret: 'client secret' });

const stored: VaultRecord[] = [
  ...(await vault.list('account')).records,
  ...(await vault.list('device')).records,
  ...(await vault.list('clientSecret')).records,
  ...(await vault.listTrash()),
];
const records = stored.map(({ kind, value, trashedAtMs }) => ({ kind, value, trashedAtMs }));
writeFileSync(file, `${dumpToJson({ passphrase, database: await dumpDatabase(), records })}\n`);
