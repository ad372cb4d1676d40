/** zip files from strangers: what is listed is bounded before anything is unpacked, and unpacking stops at its bound. */
import {
  BlobReader,
  configure,
  ERR_ENCRYPTED,
  ERR_INVALID_PASSWORD,
  type FileEntry,
  Writer,
  ZipReader,
} from '@zip.js/zip.js/lib/zip-core-external.js';
import { type Bytes, concatBytes } from '../lib/bytes';
import { TransferError } from './errors';

const mostEntries = 10_000;
/** Bytes of one entry, unpacked. */
const largestEntry = 64 * 2 ** 20;
/** deflate itself cannot pack tighter than 1,032 to 1; JSON of many accounts packs about 20 to 1. */
const highestRatio = 200;
/** Below this, unpacked, no ratio does harm. */
const smallEntry = 2 ** 20;

export interface ZipEntries {
  /** Names as the file spells them. They are compared, never used as paths. */
  readonly names: readonly string[];
  /** @throws {TransferError} `unknown-format` where there is none or more than one of this name, `too-large`, `password-needed`, `wrong-password`, `damaged` */
  read(name: string, password?: string): Promise<Bytes>;
}

configure({ useWebWorkers: false });

/** Undefined where the bytes do not begin as a zip file's do. */
export async function openZip(bytes: Uint8Array): Promise<ZipEntries | undefined> {
  if (!beginsAsZip(bytes)) return undefined;
  const files = await readDirectory(bytes);
  return {
    names: files.map(({ filename }) => filename),
    async read(name, password) {
      const [file, another] = files.filter(({ filename }) => filename === name);
      if (file === undefined || another !== undefined) throw new TransferError('unknown-format');
      return unpack(file, password);
    },
  };
}

function beginsAsZip([p, k, three, four]: Uint8Array): boolean {
  return p === 0x50 && k === 0x4b && three === 3 && four === 4;
}

async function readDirectory(bytes: Uint8Array): Promise<FileEntry[]> {
  const files: FileEntry[] = [];
  let count = 0;
  try {
    const reader = new ZipReader(new BlobReader(new Blob([new Uint8Array(bytes)])), { strictness: 'balanced' });
    for await (const entry of reader.getEntriesGenerator()) {
      if (++count > mostEntries) throw new TransferError('too-large');
      if (!entry.directory) files.push(entry);
    }
  } catch (cause) {
    throw cause instanceof TransferError ? cause : new TransferError('damaged', { cause });
  }
  return files;
}

async function unpack(file: FileEntry, password: string | undefined): Promise<Bytes> {
  if (file.encrypted && password === undefined) throw new TransferError('password-needed');
  const most = Math.min(largestEntry, Math.max(smallEntry, file.compressedSize * highestRatio));
  if (file.uncompressedSize > most) throw new TransferError('too-large');
  const writer = new BoundedWriter(most);
  try {
    await file.getData(writer, { ...(password !== undefined && file.encrypted && { password }), checkSignature: true });
  } catch (cause) {
    throw unpackingError(cause, file);
  }
  return writer.bytes();
}

function unpackingError(cause: unknown, file: FileEntry): TransferError {
  if (cause instanceof TransferError) return cause;
  const message = cause instanceof Error ? cause.message : '';
  const isPassword = message === ERR_INVALID_PASSWORD || message === ERR_ENCRYPTED;
  return new TransferError(file.encrypted && isPassword ? 'wrong-password' : 'damaged', { cause });
}

/** Whatever the directory says, no more than this is kept. */
class BoundedWriter extends Writer<undefined> {
  readonly #parts: Uint8Array[] = [];
  #left: number;

  constructor(most: number) {
    super();
    this.#left = most;
  }

  override writeUint8Array(part: Uint8Array): Promise<void> {
    this.#left -= part.length;
    if (this.#left < 0) return Promise.reject(new TransferError('too-large'));
    this.#parts.push(part.slice());
    return Promise.resolve();
  }

  bytes(): Bytes {
    return concatBytes(...this.#parts);
  }
}
