/** The parts of a file, read strictly: what is not as its format says is `damaged`, and within an entry its problem. */
import * as v from 'valibot';
import { type Bytes, fromBase64, fromHex, utf8Text } from '../lib/bytes';
import { type JsonValue, parseStrictJson } from '../lib/json';
import { EntryError, TransferError } from './errors';

/** @throws {TransferError} `damaged` */
export function shapeOf<Value>(schema: v.GenericSchema<unknown, Value>, value: unknown): Value {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new TransferError('damaged');
  return result.output;
}

/** @throws {EntryError} `entry-malformed` */
export function entryShapeOf<Value>(schema: v.GenericSchema<unknown, Value>, value: unknown): Value {
  const result = v.safeParse(schema, value);
  if (!result.success) throw new EntryError('entry-malformed');
  return result.output;
}

/** @throws {TransferError} `damaged` */
export const parseJson = (text: string): JsonValue => wholly(parseStrictJson, text);

/** @throws {TransferError} `damaged` */
export const base64Bytes = (base64: string): Bytes => wholly(fromBase64, base64);

/** @throws {TransferError} `damaged` */
export const hexBytes = (hex: string): Bytes => wholly(fromHex, hex);

/** @throws {TransferError} `damaged` */
export const utf8String = (bytes: Uint8Array): string => wholly(utf8Text, bytes);

function wholly<Input, Output>(decode: (input: Input) => Output, input: Input): Output {
  try {
    return decode(input);
  } catch (cause) {
    if (cause instanceof RangeError) throw new TransferError('damaged', { cause });
    throw cause;
  }
}
