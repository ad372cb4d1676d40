import { type Bytes, toBase32, utf8 } from '../../lib/bytes';
import type { JsonValue } from '../../lib/json';
import { formatOtpUri } from '../../otp/uri';
import type { ImportedAccount } from '../account-fields';
import type { CannotCarry } from '../errors';
import { uuid } from './uuid';

const schemaVersion = 4;
/** What 2FAS takes; other accounts are left out of its own exports. */
const digitCounts = [5, 6, 7, 8];
const periods = [10, 30, 60, 90];

export function twoFasObstacle({ type, digits, periodSeconds = 30 }: ImportedAccount): CannotCarry | undefined {
  if (!digitCounts.includes(digits)) return 'digits';
  return type === 'hotp' || periods.includes(periodSeconds) ? undefined : 'period';
}

/** 2FAS's backup, plain. */
export function writeTwoFas(
  accounts: readonly ImportedAccount[],
  { random }: { random: (length: number) => Uint8Array },
): Bytes {
  const names = new Set(accounts.flatMap(({ tags }) => tags?.slice(0, 1) ?? []));
  const groupIds = new Map([...names].map((name) => [name, uuid(random)]));
  const services = accounts.map((account, position) => serviceOf(account, position, groupIds));
  const groups = Array.from(groupIds, ([name, id]) => ({ id, name, isExpanded: true }));
  return utf8(JSON.stringify({ schemaVersion, appOrigin: 'export', services, groups }, undefined, 2));
}

/** A service is in one group, the first of the account's tags. */
function serviceOf(account: ImportedAccount, position: number, groupIds: ReadonlyMap<string, string>): JsonValue {
  const groupId = groupIds.get(account.tags?.[0] ?? '');
  const { type, issuer, label, secret, algorithm, digits, periodSeconds, counter } = account;
  return {
    name: issuer,
    secret: toBase32(secret),
    otp: {
      link: formatOtpUri(account),
      label,
      account: label,
      issuer,
      digits,
      algorithm,
      ...(type === 'hotp' ? { counter: counter ?? 0 } : { period: periodSeconds ?? 30 }),
      tokenType: type.toUpperCase(),
      source: 'Link',
    },
    order: { position },
    ...(groupId !== undefined && { groupId }),
  };
}
