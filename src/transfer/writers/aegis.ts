import { type Bytes, toBase32, toBase64, toHex, utf8 } from '../../lib/bytes';
import type { JsonValue } from '../../lib/json';
import type { ImportedAccount } from '../account-fields';
import { sealAesGcm } from '../ciphers';
import { ownAllowance, scrypt } from '../kdf';
import { uuid } from './uuid';

const fileVersion = 1;
const databaseVersion = 3;
const passwordSlotType = 1;
/** As Aegis itself writes them. */
const cost = { n: 2 ** 15, r: 8, p: 1 };
const keyLength = 32;
const nonceLength = 12;
const tagLength = 16;

type RandomBytes = (length: number) => Uint8Array;

/** Aegis's vault file, which Aegis and many others read: plain, or sealed where there is a password. */
export async function writeAegis(
  accounts: readonly ImportedAccount[],
  { password, random }: { password: string; random: RandomBytes },
): Promise<Bytes> {
  const database = databaseOf(accounts, random);
  const vault = password === '' ? plainVault(database) : await sealedVault(database, password, random);
  return utf8(JSON.stringify({ version: fileVersion, ...vault }, undefined, 4));
}

function plainVault(db: JsonValue) {
  return { header: { slots: null, params: null }, db };
}

async function sealedVault(database: JsonValue, password: string, random: RandomBytes) {
  const masterKey = new Uint8Array(random(keyLength));
  const salt = new Uint8Array(random(keyLength));
  const slotKey = await scrypt({ password: utf8(password), salt, ...cost, length: keyLength }, ownAllowance());
  const { sealed: key, params: keyParams } = await seal(slotKey, masterKey, random);
  const { sealed: db, params } = await seal(masterKey, utf8(JSON.stringify(database)), random);
  const slot = { type: passwordSlotType, uuid: uuid(random), key: toHex(key), key_params: keyParams };
  const header = { slots: [{ ...slot, ...cost, salt: toHex(salt), repaired: true, is_backup: false }], params };
  return { header, db: toBase64(db) };
}

async function seal(key: Bytes, plain: Bytes, random: RandomBytes) {
  const iv = new Uint8Array(random(nonceLength));
  const sealed = await sealAesGcm(key, { iv, plain });
  const params = { nonce: toHex(iv), tag: toHex(sealed.subarray(-tagLength)) };
  return { sealed: sealed.slice(0, -tagLength), params };
}

function databaseOf(accounts: readonly ImportedAccount[], random: RandomBytes): JsonValue {
  const names = new Set(accounts.flatMap(({ tags }) => tags ?? []));
  const groupIds = new Map([...names].map((name) => [name, uuid(random)]));
  return {
    version: databaseVersion,
    entries: accounts.map((account) => entryOf(account, groupIds, random)),
    groups: Array.from(groupIds, ([name, id]) => ({ uuid: id, name })),
  };
}

function entryOf(
  { type, issuer, label, secret, algorithm, digits, periodSeconds, counter, tags, note, pinned }: ImportedAccount,
  groupIds: ReadonlyMap<string, string>,
  random: RandomBytes,
): JsonValue {
  const moving = type === 'hotp' ? { counter: counter ?? 0 } : { period: periodSeconds ?? 30 };
  return {
    type,
    uuid: uuid(random),
    name: label,
    issuer,
    note: note ?? '',
    favorite: pinned ?? false,
    icon: null,
    info: { secret: toBase32(secret), algo: algorithm, digits, ...moving },
    groups: (tags ?? []).flatMap((tag) => groupIds.get(tag) ?? []),
  };
}
