import type { Account, RecordKind, VaultRecord } from './records';

/**
 * What only ever counts on, such as the counter of a code: no change that a person would undo, and nothing that may be
 * set back, since the server counts too.
 */

/** Kinds that a person changes, and can change back. The other half of a device or a session is in the user pool. */
const undoable: Record<RecordKind, boolean> = {
  account: true,
  clientSecret: true,
  savedSignIn: true,
  device: false,
  session: false,
};

export function isUndoable({ kind }: { kind: RecordKind }): boolean {
  return undoable[kind];
}

/** Whether the one state differs from the other in something that a person would want back. */
export function isUndoableChange(before: VaultRecord | undefined, after: VaultRecord): boolean {
  return isUndoable(after) && (before === undefined || comparable(before) !== comparable(after));
}

/** The value of `then`, without setting back what has counted on since. */
export function goneBack(then: VaultRecord, now: VaultRecord | undefined): VaultRecord['value'] {
  if (!isAccount(then) || now === undefined || !isAccount(now)) return then.value;
  const { otp, ...rest } = then.value;
  const sameSecret = toText(otp.secret) === toText(now.value.otp.secret);
  return {
    ...rest,
    otp: { ...otp, ...(sameSecret && latest('counter', otp.counter, now.value.otp.counter)) },
    ...latest('lastUsedAtMs', rest.lastUsedAtMs, now.value.lastUsedAtMs),
    ...(sameSecret && latest('lastUsedStep', rest.lastUsedStep, now.value.lastUsedStep)),
  };
}

/** Values that were read back have their fields in the schema's order, so that text can be compared. */
function comparable(record: VaultRecord): string {
  return JSON.stringify([record.trashedAtMs ?? null, isAccount(record) ? withoutProgress(record.value) : record.value]);
}

function withoutProgress({ lastUsedStep: _step, lastUsedAtMs: _time, otp, ...rest }: Account): unknown {
  const { counter: _counter, ...code } = otp;
  return { ...rest, ...code };
}

function isAccount(record: VaultRecord): record is VaultRecord<'account'> {
  return record.kind === 'account';
}

function latest<Name extends string>(name: Name, a = -1, b = -1): Partial<Record<Name, number>> {
  const value = Math.max(a, b);
  return value < 0 ? {} : ({ [name]: value } as Record<Name, number>);
}

function toText(secret: Uint8Array): string {
  return secret.toString();
}
