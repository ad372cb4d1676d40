import * as v from 'valibot';
import { fromHex } from '../../lib/bytes';
import { jsonObject, type JsonValue } from '../../lib/json';
import { accountOf, type ImportedAccount, textOf } from '../account-fields';
import { entryShapeOf } from '../decode';
import { EntryError } from '../errors';
import { entryName, type ImportFormat, readEntries } from '../format';
import { isOpensslText } from '../openssl';
import { openRows, type Row } from './authenticator-extension-seal';

/** Beside the accounts: the settings, and the key of version 2. */
const otherNames = new Set(['key', 'UserSettings', 'LocalStorage']);
const keyType = 'Key';

/**
 * Backups of the browser extension "Authenticator": a row for each account, by its id. A row is plain; or its secret is
 * sealed, until version 2; or, since version 3, it is sealed as a whole.
 */
export const authenticatorExtension: ImportFormat = {
  name: 'authenticator-extension',

  recognizes: ({ json }) => rowsOf(json).some(isRow),

  async read({ json }, context) {
    const rows = rowsOf(json).sort((a, b) => placeOf(a) - placeOf(b));
    const opened = await openRows(rows, jsonObject(json) ?? {}, context);
    return readEntries(opened, context, {
      name: ({ row }) => entryName(issuerOf(row['issuer']), row['account']),
      read({ row, isOpen }) {
        if (!isOpen) throw new EntryError('entry-malformed');
        return readRow(row);
      },
    });
  },
};

function rowsOf(json: JsonValue | undefined): Row[] {
  return Object.entries(jsonObject(json) ?? {}).flatMap(([name, value]) => {
    const row = jsonObject(value);
    return row === undefined || row['dataType'] === keyType || otherNames.has(name) ? [] : [row];
  });
}

/** By marks that no other program's rows have. */
function isRow(row: Row): boolean {
  if (row['dataType'] === 'OTPStorage' || row['dataType'] === 'EncOTPStorage') return true;
  const { secret, hash, encrypted, index } = row;
  return typeof secret === 'string' && typeof index === 'number' && (hash !== undefined || encrypted !== undefined);
}

function placeOf({ index }: Row): number {
  return typeof index === 'number' ? index : 0;
}

interface Kind {
  type: ImportedAccount['type'];
  digits?: number;
  isHex?: boolean;
}

const kinds: ReadonlyMap<string, Kind> = new Map([
  ['totp', { type: 'totp' }],
  ['hotp', { type: 'hotp' }],
  ['battle', { type: 'totp', digits: 8 }],
  ['steam', { type: 'steam' }],
  ['hex', { type: 'totp', isHex: true }],
  ['hhex', { type: 'hotp', isHex: true }],
]);
/** Rows write kinds and algorithms as names or as numbers, from one. */
const kindNames = ['', ...kinds.keys()];
const algorithmNames = ['', 'SHA1', 'SHA256', 'SHA512', 'GOST3411_2012_256', 'GOST3411_2012_512'];

/** Before there were kinds, these stood before the secret. */
const secretPrefixes = [
  { prefix: /^bli?z-/, kind: 'battle' },
  { prefix: /^stm-/, kind: 'steam' },
];

const rowSchema = v.looseObject({ secret: v.string() });

function readRow(value: Row): ImportedAccount {
  const row = entryShapeOf(rowSchema, value);
  const { kindName, secret } = kindAndSecretOf(row);
  const kind = kinds.get(kindName);
  return accountOf({
    type: kind?.type ?? kindName,
    issuer: issuerOf(row['issuer']),
    label: row['account'],
    secret: kind?.isHex ? hexSecret(secret) : secret,
    algorithm: numberedName(algorithmNames, row['algorithm']),
    digits: kind?.digits ?? row['digits'],
    periodSeconds: row['period'] === 0 ? undefined : row['period'],
    counter: row['counter'],
    pinned: row['pinned'],
  });
}

function kindAndSecretOf(row: Row & { secret: string }): { kindName: string; secret: string } {
  if (isOpensslText(row.secret)) throw new EntryError('entry-malformed');
  const secret = row.secret.replace(/\s/g, '');
  const prefixed = secretPrefixes.find(({ prefix }) => prefix.test(secret));
  if (prefixed !== undefined) return { kindName: prefixed.kind, secret: secret.replace(prefixed.prefix, '') };
  const kindName = numberedName(kindNames, row['type']).toLowerCase() || 'totp';
  if (!isHexAlone(secret)) return { kindName, secret };
  return { kindName: kindName === 'totp' ? 'hex' : kindName === 'hotp' ? 'hhex' : kindName, secret };
}

/** What is hexadecimal and no base32 means hexadecimal, whatever its kind is called. */
function isHexAlone(secret: string): boolean {
  return /^[0-9a-f]+$/i.test(secret) && !/^[a-z2-7]+=*$/i.test(secret);
}

function hexSecret(text: string): Uint8Array {
  try {
    return fromHex(text);
  } catch {
    throw new EntryError('entry-malformed');
  }
}

function numberedName(names: readonly string[], value: unknown): string {
  const name = textOf(value);
  return /^\d+$/.test(name) ? (names[Number(name)] ?? name) : name;
}

/** After two colons may stand the address of the sites that the account is for. */
function issuerOf(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/::[\w-]+(?:\.[\w-]+)+$/, '') : value;
}
