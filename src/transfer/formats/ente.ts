import * as v from 'valibot';
import { type Bytes, utf8 } from '../../lib/bytes';
import { jsonObject, parseStrictJson } from '../../lib/json';
import { parseOtpUri } from '../../otp/uri';
import { percentDecode } from '../../otp/uri-text';
import { extrasOf, type ImportedAccount } from '../account-fields';
import { base64Bytes, entryShapeOf, shapeOf, utf8String } from '../decode';
import { EntryError, TransferError } from '../errors';
import { type ImportContext, type ImportFormat, requirePassword } from '../format';
import { argon2id } from '../kdf';
import { openSecretStream, streamHeaderLength } from '../secret-stream';
import { setUpUrisIn } from '../set-up-uri-text';
import { readSetUpUris } from '../set-up-uris';

const keyLength = 32;
const bytesPerKib = 1024;

const sealedSchema = v.object({
  version: v.literal(1),
  kdfParams: v.object({ memLimit: v.number(), opsLimit: v.number(), salt: v.string() }),
  encryptedData: v.string(),
  encryptionNonce: v.string(),
});

const displaySchema = v.object({
  pinned: v.nullish(v.boolean()),
  trashed: v.nullish(v.boolean()),
  tags: v.nullish(v.array(v.string())),
  note: v.nullish(v.string()),
});

/** Ente Auth's export: set-up URIs with what it shows of them, as lines or sealed. */
export const ente: ImportFormat = {
  name: 'ente',

  recognizes({ text, json }) {
    const sealed = jsonObject(json);
    if (sealed !== undefined) return 'kdfParams' in sealed && 'encryptedData' in sealed && 'encryptionNonce' in sealed;
    return text !== undefined && /^[ \t]*otpauth:\/\/\S+[?&]codeDisplay=/im.test(text);
  },

  async read({ text = '', json }, context) {
    const lines = json === undefined ? text : utf8String(await openExport(json, context));
    return readSetUpUris(setUpUrisIn(lines), context, readUri);
  },
};

async function openExport(json: unknown, context: ImportContext): Promise<Bytes> {
  const { kdfParams, encryptedData, encryptionNonce } = shapeOf(sealedSchema, json);
  const header = base64Bytes(encryptionNonce);
  if (header.length !== streamHeaderLength) throw new TransferError('damaged');
  const key = await argon2id(
    {
      password: utf8(requirePassword(context)),
      salt: base64Bytes(kdfParams.salt),
      memoryKiB: Math.floor(kdfParams.memLimit / bytesPerKib),
      passes: kdfParams.opsLimit,
      lanes: 1,
      length: keyLength,
    },
    context,
  );
  const lines = openSecretStream(key, header, base64Bytes(encryptedData));
  if (lines === undefined) throw new TransferError('wrong-password');
  return lines;
}

function readUri(uri: string): ImportedAccount {
  const { trashed, tags, note, pinned } = displayOf(uri);
  const account = { ...parseOtpUri(uri), ...extrasOf({ tags: tags ?? [], note, pinned }) };
  if (trashed) throw new EntryError('in-trash');
  return account;
}

function displayOf(uri: string): v.InferOutput<typeof displaySchema> {
  const [, display] = /[?&]codeDisplay=([^&]*)/i.exec(uri) ?? [];
  if (display === undefined || display === '') return {};
  return entryShapeOf(displaySchema, displayJson(percentDecode(display)));
}

function displayJson(json: string): unknown {
  try {
    return parseStrictJson(json);
  } catch {
    throw new EntryError('entry-malformed');
  }
}
