import { URI } from 'otpauth';
import { utf8Text } from '../../src/lib/bytes';
import type { ImportedAccount } from '../../src/transfer/account-fields';
import { exportAccounts, type ExportOptions } from '../../src/transfer/export';
import { importAccounts } from '../../src/transfer/import';
import { duration, type Row } from './figure';
import { alternate, timed } from './rounds';

const rounds = 10;
const accountCount = 5_000;
const password = 'bench';
/** As cheap as there is: what follows the key derivation is measured. */
const cost = { memoryKiB: 8, iterations: 1, parallelism: 1 };

interface Peer {
  name: string;
  read: (text: string) => unknown;
}

const uriParser: Peer = {
  name: "otpauth's URI.parse of each line",
  read: (text) =>
    text
      .trim()
      .split('\n')
      .map((line) => URI.parse(line)),
};
const jsonParser: Peer = { name: 'JSON.parse of the file', read: (text) => JSON.parse(text) as unknown };

const contests: { what: string; options: ExportOptions; peer: Peer }[] = [
  { what: 'set-up URIs', options: { format: 'otpauth' }, peer: uriParser },
  { what: "Aegis's file", options: { format: 'aegis' }, peer: jsonParser },
  { what: "Latchkey's backup", options: { format: 'latchkey', password, cost }, peer: jsonParser },
];

/** Files of many accounts, from their bytes to the accounts, in Node. */
export async function benchTransfer(): Promise<Row[]> {
  const accounts = Array.from({ length: accountCount }, (_, place) => accountAt(place));
  const rows: Row[] = [];
  for (const { what, options, peer } of contests) {
    const bytes = await exportAccounts(accounts, options);
    const text = utf8Text(bytes);
    const { latchkey, other } = await alternate(rounds, {
      latchkey: timed(() => readWhole(bytes, options)),
      other: timed(() => peer.read(text)),
    });
    const of = `5,000 accounts of ${what}, in Node`;
    rows.push({ what: of, ours: duration(latchkey), peer: peer.name, theirs: duration(other), aim: '< 2 s' });
  }
  return rows;
}

async function readWhole(bytes: Uint8Array, { password }: ExportOptions): Promise<void> {
  const { accounts } = await importAccounts({ bytes }, password === undefined ? {} : { password });
  if (accounts.length !== accountCount) throw new RangeError('not all accounts were read');
}

function accountAt(place: number): ImportedAccount {
  const secret = Uint8Array.from({ length: 20 }, (_, at) => (place * 31 + at * 7) % 256);
  const issuer = `Company ${String(place)}`;
  return { type: 'totp', issuer, label: 'alice@example.com', secret, algorithm: 'SHA1', digits: 6, periodSeconds: 30 };
}
