import { createQueue } from '../../lib/queue';
import type { Imported, ImportPreview, ImportStanding } from '../../messages/transfer-view';
import type { ProfileFields } from '../../profiles/check-profile';
import type { ImportedAccount } from '../../transfer/account-fields';
import type { NewRecord } from '../../vault/records';
import type { Vault } from '../../vault/vault';
import type { Profiles } from '../profiles';
import { codeKey } from './code-key';
import { accountRecord, besideKinds, type BesideRecordKind, judged, judgedProfile, placeOf } from './restored';

/** What a file held, as a page that has read it tells. Values of `records` are judged by kind. */
export interface ImportContents {
  accounts: ImportedAccount[];
  /** Of a backup of ours: what else it holds, by kind. */
  records?: Record<string, unknown[]>;
}

/** Accounts, and what a backup holds beside them, from a file into the vault. */
export interface Imports {
  preview(contents: ImportContents): Promise<ImportPreview>;
  /** All in one change, or nothing. What is there already is not doubled. */
  add(contents: ImportContents): Promise<Imported>;
  /** What was added goes to the trash, in one change. Throws `VaultError` `not-found` where part of it is there already. */
  undo(imported: Imported): Promise<void>;
}

interface ImportsOptions {
  vault: Vault;
  profiles: Profiles;
  clock: () => number;
}

/** What of a backup is new here. */
interface Beside {
  records: NewRecord<BesideRecordKind>[];
  profiles: ProfileFields[];
}

export function createImports({ vault, profiles, clock }: ImportsOptions): Imports {
  const inTurn = createQueue();

  async function standingsOf(accounts: ImportedAccount[]): Promise<ImportStanding[]> {
    const present = (await vault.list('account')).records.map(({ value }) => value.otp);
    const keys = new Set(present.map(codeKey));
    const names = new Set(present.map(nameOf));
    const seen = new Set<string>();
    return accounts.map((account) => {
      const key = codeKey(account);
      if (keys.has(key)) return 'present';
      if (seen.has(key)) return 'repeated';
      seen.add(key);
      return names.has(nameOf(account)) ? 'namesake' : 'new';
    });
  }

  async function newBeside({ records = {} }: ImportContents): Promise<Beside> {
    const added: NewRecord<BesideRecordKind>[] = [];
    for (const kind of besideKinds) added.push(...(await newOf(kind, records[kind] ?? [])));
    const known = new Set((await profiles.list()).map(profileKey));
    const fields = (records['profile'] ?? []).map(judgedProfile).filter((each) => each !== undefined);
    return { records: added, profiles: distinct(fields, profileKey, known) };
  }

  async function newOf<Kind extends BesideRecordKind>(kind: Kind, values: unknown[]): Promise<NewRecord<Kind>[]> {
    const known = new Set((await vault.list(kind)).records.map(({ value }) => placeOf[kind](value)));
    const sound = values.map((value) => judged(kind, value)).filter((value) => value !== undefined);
    return distinct(sound, placeOf[kind], known).map((value) => ({ kind, value }));
  }

  return {
    async preview(contents) {
      const { records, profiles } = await newBeside(contents);
      const counts = [
        { kind: 'profile' as const, count: profiles.length },
        ...besideKinds.map((kind) => ({ kind, count: records.filter((each) => each.kind === kind).length })),
      ];
      return { standings: await standingsOf(contents.accounts), beside: counts.filter(({ count }) => count > 0) };
    },

    add: (contents) =>
      inTurn(async () => {
        const standings = await standingsOf(contents.accounts);
        const isNew = (_: unknown, index: number) => ['new', 'namesake'].includes(standings[index] ?? '');
        const nowMs = clock();
        const accounts = contents.accounts
          .filter(isNew)
          .map((account, index) => ({ kind: 'account' as const, value: accountRecord(account, { nowMs, index }) }));
        const beside = await newBeside(contents);
        const records = [...accounts, ...beside.records];
        const ids = records.length > 0 ? await vault.addRecords(records) : [];
        // Last, since they are kept elsewhere: an app without its client secret would fail, a secret alone harms nothing.
        const profileIds: string[] = [];
        for (const fields of beside.profiles) profileIds.push((await profiles.add(fields)).id);
        return { accountIds: ids.slice(0, accounts.length), recordIds: ids.slice(accounts.length), profileIds };
      }),

    undo: ({ accountIds, recordIds, profileIds }) =>
      inTurn(async () => {
        await vault.trash(...accountIds, ...recordIds);
        for (const id of profileIds) await profiles.remove(id);
      }),
  };
}

function nameOf({ issuer, label }: { issuer: string; label: string }): string {
  return JSON.stringify([issuer, label]);
}

/** What `Profiles.add` tells profiles apart by. */
function profileKey({ userPoolId, clientId, endpoint, authFlow }: ProfileFields): string {
  return JSON.stringify([userPoolId, clientId, endpoint ?? '', authFlow ?? '']);
}

/** The first of each key that is not among the known. */
function distinct<Value>(values: Value[], keyOf: (value: Value) => string, known: ReadonlySet<string>): Value[] {
  const seen = new Set(known);
  return values.filter((value) => {
    const key = keyOf(value);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
