/**
 * The part of Protocol Buffers' wire format that Google Authenticator's export needs: varints and length-delimited
 * fields; numbers of fixed width are skipped.
 *
 * @see https://protobuf.dev/programming-guides/encoding/
 */
import { concatBytes, type Bytes } from '../lib/bytes';

/** Varints are signed, as int32 and int64 are: a negative one has ten bytes. */
export interface Field {
  number: number;
  value: bigint | Uint8Array;
}

const wireTypes = { varint: 0, fixed64: 1, lengthDelimited: 2, fixed32: 5 } as const;
const longestVarint = 10;

/** Fields in their order, without those of fixed width. Throws `RangeError` where the bytes are no message. */
export function readFields(message: Uint8Array): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const readVarint = (): bigint => {
    let value = 0n;
    for (let length = 0; length < longestVarint; length++) {
      const byte = message[at++];
      if (byte === undefined) break;
      value |= BigInt(byte & 0x7f) << BigInt(7 * length);
      if (byte < 0x80) return BigInt.asUintN(64, value);
    }
    throw new RangeError('not a varint');
  };
  const take = (length: number): Uint8Array => {
    if (length > message.length - at) throw new RangeError('a field beyond the end');
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const tag = readVarint();
    const number = Number(tag >> 3n);
    switch (Number(tag & 7n)) {
      case wireTypes.varint:
        fields.push({ number, value: BigInt.asIntN(64, readVarint()) });
        break;
      case wireTypes.lengthDelimited:
        fields.push({ number, value: take(Number(readVarint())) });
        break;
      case wireTypes.fixed64:
        take(8);
        break;
      case wireTypes.fixed32:
        take(4);
        break;
      default:
        throw new RangeError('a wire type that is not known');
    }
  }
  return fields;
}

export function writeFields(fields: Field[]): Bytes {
  return concatBytes(
    ...fields.flatMap(({ number, value }) =>
      typeof value === 'bigint'
        ? [varint(BigInt(number << 3) | BigInt(wireTypes.varint)), varint(value)]
        : [varint(BigInt(number << 3) | BigInt(wireTypes.lengthDelimited)), varint(BigInt(value.length)), value],
    ),
  );
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, value);
  for (; rest >= 0x80n; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80);
  return Uint8Array.of(...bytes, Number(rest));
}
