import * as v from 'valibot';
import { utf8 } from '../../lib/bytes';
import { jsonObject } from '../../lib/json';
import { accountOf, type ImportedAccount } from '../account-fields';
import { openAesGcm } from '../ciphers';
import { base64Bytes, entryShapeOf, parseJson, shapeOf, utf8String } from '../decode';
import { TransferError } from '../errors';
import { entryName, type ImportContext, type ImportFormat, readEntries, requirePassword } from '../format';
import { pbkdf2 } from '../kdf';

const kdfIterations = 10_000;
const keyLength = 32;

const backupSchema = v.object({
  services: v.nullish(v.array(v.unknown())),
  servicesEncrypted: v.nullish(v.string()),
  groups: v.nullish(v.array(v.object({ id: v.string(), name: v.string() }))),
});

const serviceSchema = v.object({
  name: v.nullish(v.string()),
  secret: v.string(),
  groupId: v.nullish(v.string()),
  /** Of the first schema, some parts are missing: they take their defaults. */
  otp: v.nullish(
    v.looseObject({
      account: v.nullish(v.string()),
      issuer: v.nullish(v.string()),
      label: v.nullish(v.string()),
    }),
  ),
});

/** 2FAS's backup, schemas 1 to 4, plain and under a password. */
export const twoFas: ImportFormat = {
  name: '2fas',

  recognizes({ json }) {
    const backup = jsonObject(json);
    if (backup === undefined || !('schemaVersion' in backup)) return false;
    return Array.isArray(backup['services']) || typeof backup['servicesEncrypted'] === 'string';
  },

  async read({ json }, context) {
    const { services, servicesEncrypted, groups } = shapeOf(backupSchema, json);
    const entries = servicesEncrypted ? await openServices(servicesEncrypted, context) : (services ?? []);
    const groupNames = new Map((groups ?? []).map(({ id, name }) => [id, name]));
    return readEntries(entries, context, { name: nameOf, read: (service) => readService(service, groupNames) });
  },
};

/** Ciphertext with its tag, salt and initialization vector, each in base64, with colons between them. */
async function openServices(sealed: string, context: ImportContext): Promise<unknown[]> {
  const [ciphertext, salt, iv] = sealed.split(':').map(base64Bytes);
  if (ciphertext === undefined || salt === undefined || iv === undefined) throw new TransferError('damaged');
  const password = utf8(requirePassword(context));
  const key = await pbkdf2({ hash: 'SHA-256', password, salt, iterations: kdfIterations, length: keyLength }, context);
  const plain = await openAesGcm(key, { iv, sealed: ciphertext });
  return shapeOf(v.array(v.unknown()), parseJson(utf8String(plain)));
}

/** `name` is what the person called the service, at first its issuer: where the two differ, it is kept as the note. */
function readService(value: unknown, groupNames: ReadonlyMap<string, string>): ImportedAccount {
  const { name, secret, groupId, otp } = entryShapeOf(serviceSchema, value);
  const issuer = otp?.issuer ?? name ?? '';
  return accountOf({
    type: otp?.['tokenType'],
    issuer,
    label: otp?.account ?? otp?.label,
    secret,
    algorithm: otp?.['algorithm'],
    digits: otp?.['digits'],
    periodSeconds: otp?.['period'],
    counter: otp?.['counter'],
    tags: groupId ? [groupNames.get(groupId)] : [],
    note: name === issuer ? undefined : name,
  });
}

function nameOf(service: unknown): string {
  const { name, otp } = jsonObject(service) ?? {};
  return entryName(name, jsonObject(otp)?.['account']);
}
