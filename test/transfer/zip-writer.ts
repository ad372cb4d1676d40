/** zip archives as their specifications say: APPNOTE.TXT 6.3, and WinZip's AES (AE-2, 256 bits). */
import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipMember {
  name: string;
  data: Uint8Array | string;
  password?: string;
  /** What the directory says that it unpacks to, where it lies. */
  claimedSize?: number;
}

const deflated = 8;
const aes = 99;

export function zipArchive(members: ZipMember[]): Uint8Array {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const { local, central } = zipMember(member, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

function zipMember(
  { name, data, password, claimedSize }: ZipMember,
  offset: number,
): { local: Buffer; central: Buffer } {
  const plain = Buffer.from(data);
  const packed = deflateRawSync(plain);
  const body = password === undefined ? packed : sealed(packed, password);
  const nameBytes = Buffer.from(name);
  const extra = password === undefined ? Buffer.alloc(0) : aesExtra();
  const header = Buffer.alloc(26);
  header.writeUInt16LE(password === undefined ? 20 : 51, 0);
  header.writeUInt16LE((password === undefined ? 0 : 1) | 0x800, 2);
  header.writeUInt16LE(password === undefined ? deflated : aes, 4);
  header.writeUInt32LE(password === undefined ? crc32(plain) : 0, 10);
  header.writeUInt32LE(body.length, 14);
  header.writeUInt32LE(claimedSize ?? plain.length, 18);
  header.writeUInt16LE(nameBytes.length, 22);
  header.writeUInt16LE(extra.length, 24);
  const attributes = Buffer.alloc(14);
  attributes.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), header, nameBytes, extra, body]),
    central: Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), header, attributes, nameBytes, extra]),
  };
}

function aesExtra(): Buffer {
  const extra = Buffer.alloc(11);
  extra.writeUInt16LE(0x9901, 0);
  extra.writeUInt16LE(7, 2);
  extra.writeUInt16LE(2, 4);
  extra.write('AE', 6);
  extra.writeUInt8(3, 8);
  extra.writeUInt16LE(deflated, 9);
  return extra;
}

/** Salt, the two bytes that tell a password, ciphertext in counter mode (little endian, from one), ten bytes of HMAC. */
function sealed(packed: Buffer, password: string): Buffer {
  const salt = randomBytes(16);
  const derived = pbkdf2Sync(password, salt, 1000, 66, 'sha1');
  const cipher = createCipheriv('aes-256-ecb', derived.subarray(0, 32), null);
  const counters = Buffer.alloc(Math.ceil(packed.length / 16) * 16);
  for (let block = 0; block * 16 < counters.length; block++) counters.writeUInt32LE(block + 1, block * 16);
  const stream = cipher.update(counters);
  const ciphertext = packed.map((byte, at) => byte ^ (stream[at] ?? 0));
  const code = createHmac('sha1', derived.subarray(32, 64)).update(ciphertext).digest().subarray(0, 10);
  return Buffer.concat([salt, derived.subarray(64), ciphertext, code]);
}
