import { createQueue } from '../lib/queue';
import type { ErrorView } from '../messages/error-view';
import type { AccountView, AddedAccounts, CodeView, OfferedAccount, ReadText } from '../messages/views';
import type { OtpAccount } from '../otp/account';
import { codeAt, codeForStep, timeStep } from '../otp/code';
import { OtpError } from '../otp/errors';
import { isMigrationUri, parseMigrationUri } from '../otp/migration';
import { formatOtpUri, parseOtpUri } from '../otp/uri';
import { userPoolIdOf } from '../profiles/pool-key';
import type { Account, VaultRecord } from '../vault/records';
import type { Vault } from '../vault/vault';
import { errorView, RequestRefusal } from './error-view';
import { rulesOf, widerRulesOf } from './fill/account-sites';
import type { ScannedExports } from './scanned-exports';
import type { ServerClocks } from './server-clocks';
import { codeKey } from './transfer/code-key';

type AccountRecord = VaultRecord<'account'>;

/** The accounts of the vault, as extension pages may see them. */
export interface Accounts {
  list(): Promise<{ accounts: AccountView[]; damaged: number }>;
  /** Says what the texts of QR codes hold, in their order. */
  read(texts: string[]): Promise<ReadText[]>;
  /** Adds what the texts of QR codes hold, all in one change; what is there already is not doubled. */
  add(texts: string[], origin: string | undefined): Promise<AddedAccounts>;
  codes(): Promise<CodeView[]>;
  /** Counts on before it shows the code. Throws `RequestRefusal` `not-hotp`. */
  nextCode(accountId: string): Promise<CodeView>;
}

export function createAccounts({
  vault,
  clock,
  serverClocks,
  scannedExports,
}: {
  vault: Vault;
  clock: () => number;
  serverClocks: ServerClocks;
  scannedExports: ScannedExports;
}): Accounts {
  const records = async () => (await vault.list('account')).records;
  const inTurn = createQueue();

  return {
    async list() {
      const { records, damaged } = await vault.list('account');
      return { accounts: records.sort(byOrder).map(accountView), damaged: damaged.length };
    },

    async read(texts) {
      const present = await records();
      const readings: ReadText[] = [];
      for (const text of texts) readings.push(await readText(text, present, scannedExports));
      return readings;
    },

    add: (texts, origin) =>
      inTurn(async () => {
        const { parsed, refused } = parseTexts(texts);
        const present = await records();
        const known = present.filter(({ value }) => parsed.some((otp) => sameAccount(value.otp, otp)));
        const unknown = parsed.filter((otp) => !present.some(({ value }) => sameAccount(value.otp, otp)));
        const scanned = { createdAtMs: clock(), confirmed: true, ...(origin !== undefined && { origin }) };
        const values = unknown.map((otp) => newAccount(otp, scanned));
        const added = values.length > 0 ? await vault.addAll('account', values) : [];
        return { added: added.map(accountView), known: known.map(accountView), refused };
      }),

    async codes() {
      const skews = await serverClocks.all();
      return (await records())
        .filter(({ value }) => value.otp.type !== 'hotp')
        .map((record) => codeView(record, clock(), skews));
    },

    async nextCode(accountId) {
      let code = '';
      await vault.update('account', accountId, (account) => {
        if (account.otp.type !== 'hotp') throw new RequestRefusal('not-hotp');
        const counter = account.otp.counter ?? 0;
        code = codeForStep(account.otp, counter);
        return { ...account, otp: { ...account.otp, counter: counter + 1 } };
      });
      return { accountId, code };
    },
  };
}

/** A new account's record, at the place of the time it was made. */
export function newAccount(
  otp: OtpAccount,
  rest: Pick<Account, 'createdAtMs' | 'confirmed' | 'origin' | 'pool'>,
): Account {
  return { otp, tags: [], note: '', pinned: false, order: rest.createdAtMs, ...rest };
}

function accountView({ id, value }: AccountRecord): AccountView {
  const { otp, confirmed, origin, pool, tags, note, pinned, editedAtMs } = value;
  const wider = widerRulesOf(value);
  return {
    id,
    type: otp.type,
    issuer: otp.issuer,
    label: otp.label,
    confirmed,
    tags,
    note,
    pinned,
    ...(editedAtMs !== undefined && { editedAtMs }),
    ...(otp.type === 'hotp' && { counter: otp.counter ?? 0 }),
    ...(otp.periodSeconds !== undefined && { periodSeconds: otp.periodSeconds }),
    sites: rulesOf(value),
    ...(wider.length > 0 && { widerSites: wider }),
    submitAfterFill: value.submitAfterFill === true,
    ...(origin !== undefined && { origin }),
    ...(pool !== undefined && { pool: { ...pool, userPoolId: userPoolIdOf(pool.userPoolId) } }),
  };
}

/** An account that answers for a user pool makes its codes for that pool's clock, whatever this machine's says. */
function codeView({ id, value }: AccountRecord, nowMs: number, skews: ReadonlyMap<string, number>): CodeView {
  const skewMs = value.pool === undefined ? 0 : (skews.get(value.pool.userPoolId) ?? 0);
  const { code, msLeft } = codeAt(value.otp, nowMs + skewMs);
  return {
    accountId: id,
    code,
    nextCode: codeForStep(value.otp, timeStep(value.otp, nowMs + skewMs) + 1),
    shownUntilMs: nowMs + msLeft,
  };
}

function parseTexts(texts: string[]): { parsed: OtpAccount[]; refused: ErrorView[] } {
  const parsed: OtpAccount[] = [];
  const refused: ErrorView[] = [];
  for (const text of texts) {
    const otp = orRefusal(() => parseOtpUri(text));
    if ('code' in otp) refused.push(otp);
    else if (!parsed.some((each) => sameAccount(each, otp))) parsed.push(otp);
  }
  return { parsed, refused };
}

async function readText(text: string, present: AccountRecord[], exports: ScannedExports): Promise<ReadText> {
  if (!isMigrationUri(text)) {
    const otp = orRefusal(() => parseOtpUri(text));
    return 'code' in otp ? { kind: 'refused', error: otp } : { kind: 'account', account: offered(otp, text, present) };
  }
  const migration = orRefusal(() => parseMigrationUri(text));
  if ('code' in migration) return { kind: 'refused', error: migration };
  const { accounts, problems, batch } = migration;
  return {
    kind: 'export',
    accounts: accounts.map((otp) => offered(otp, text, present)),
    problems: problems.map(({ entry, code }) => ({ name: entry, error: { code } })),
    scanned: await exports.note(batch),
    of: batch.size,
  };
}

function offered(otp: OtpAccount, source: string, present: AccountRecord[]): OfferedAccount {
  const { issuer, label } = otp;
  const known = present.some(({ value }) => sameAccount(value.otp, otp));
  const hasNamesake = !known && present.some(({ value }) => value.otp.issuer === issuer && value.otp.label === label);
  return { text: formatOtpUri(otp), source, issuer, label, known, hasNamesake };
}

function orRefusal<Value>(parse: () => Value): Value | ErrorView {
  try {
    return parse();
  } catch (error) {
    if (error instanceof OtpError) return errorView(error);
    throw error;
  }
}

/** Two that make the same codes are one, whatever they are called. */
function sameAccount(a: OtpAccount, b: OtpAccount): boolean {
  return codeKey(a) === codeKey(b);
}

/** As they are shown: those that are pinned first. */
export function byOrder(a: AccountRecord, b: AccountRecord): number {
  return (
    Number(b.value.pinned) - Number(a.value.pinned) ||
    a.value.order - b.value.order ||
    a.value.createdAtMs - b.value.createdAtMs
  );
}
