import { beforeEach, describe, expect, it } from 'vitest';
import { ownHandlers } from '../../src/background/own-requests';
import { type Services, takeSnapshot } from '../../src/background/services';
import { fromBase64, toBase64, utf8 } from '../../src/lib/bytes';
import { ownRequests, type OwnRequestBody } from '../../src/messages/protocol';
import type { ExportFormatName } from '../../src/transfer/export';
import { importAccounts } from '../../src/transfer/import';
import { importBody } from '../../src/ui/transfer/contents';
import * as v from 'valibot';
import { knownAccounts } from '../transfer/accounts';
import { createMachine, type Machine, startFreshWorker } from './worker';

const password = 'harbour lantern orbit';

let machine: Machine;
let worker: Services;
let handlers: ReturnType<typeof ownHandlers>;

beforeEach(async () => {
  machine = createMachine();
  worker = await startFreshWorker(machine);
  handlers = ownHandlers(worker);
});

describe('an import', () => {
  it('says of each account how it stands, before anything is stored', async () => {
    await handlers['transfer.import'](body('GitHub mika A', 'Shop mika B'));
    const preview = await handlers['transfer.previewImport'](
      body('Renamed mika A', 'Shop mika C', 'New mika D', 'Again mika D'),
    );
    expect(preview).toEqual({ standings: ['present', 'namesake', 'new', 'repeated'], beside: [] });
    expect(await labels()).toEqual(['GitHub', 'Shop']);
  });

  it('adds what is new in its order, doubles nothing, and is taken back whole', async () => {
    await handlers['transfer.import'](body('GitHub mika A'));
    const imported = await handlers['transfer.import'](
      body('Zoo mika B', 'GitHub mika A', 'Abc mika C', 'Twin mika C'),
    );
    expect(imported.accountIds).toHaveLength(2);
    expect(await labels()).toEqual(['GitHub', 'Zoo', 'Abc']);
    await handlers['transfer.undoImport'](imported);
    expect(await labels()).toEqual(['GitHub']);
    expect((await worker.vault.listTrash()).map(({ id }) => id).sort()).toEqual([...imported.accountIds].sort());
  });

  it('keeps counters, tags, notes, pins and icons', async () => {
    const [first] = body('Shop mika A').accounts;
    if (first === undefined) throw new Error('no account');
    const { periodSeconds: _period, ...rest } = first;
    const account = {
      ...rest,
      type: 'hotp' as const,
      counter: 10_300,
      tags: ['work', '東京'],
      note: 'Desk 4',
      pinned: true,
      icon: 'shop',
    };
    await handlers['transfer.import']({ accounts: [account] });
    const [record] = (await worker.vault.list('account')).records;
    expect(record?.value).toMatchObject({
      tags: ['work', '東京'],
      note: 'Desk 4',
      pinned: true,
      icon: 'shop',
      confirmed: true,
    });
    expect(record?.value.otp).toMatchObject({ type: 'hotp', counter: 10_300 });
  });

  it('of 5,000 accounts is one change, made and taken back in seconds', async () => {
    const accounts = Array.from({ length: 5_000 }, (_, index) =>
      accountOf(`Site${String(index)} mika ${String(index)}`),
    );
    const startMs = performance.now();
    const { standings } = await handlers['transfer.previewImport']({ accounts });
    expect(new Set(standings)).toEqual(new Set(['new']));
    const imported = await handlers['transfer.import']({ accounts });
    expect(imported.accountIds).toHaveLength(5_000);
    expect(await worker.vault.snapshots()).toHaveLength(1);
    await handlers['transfer.undoImport'](imported);
    expect(await labels()).toEqual([]);
    expect(performance.now() - startMs).toBeLessThan(20_000);
  }, 60_000);

  it('stores nothing where one account cannot be stored', async () => {
    const { accounts } = body('One mika A', 'Two mika B');
    const broken = accounts.map((account, index) => (index === 1 ? { ...account, secret: '' } : account));
    await expect(handlers['transfer.import']({ accounts: broken })).rejects.toMatchObject({ code: 'invalid-record' });
    expect(await labels()).toEqual([]);
  });

  it('takes an account whatever a backup says beside it, and other records where the vault knows them', async () => {
    const [account] = body('Shop mika A').accounts;
    if (account === undefined) throw new Error('no account');
    const secret = { userPoolId: 'eu-west-1_pool', clientId: 'client', clientSecret: 's3cret' };
    const imported = await handlers['transfer.import']({
      accounts: [{ ...account, kept: { confirmed: 'perhaps', future: true } }],
      records: {
        clientSecret: [secret, { ...secret, clientSecret: 'second' }, { clientId: 7 }, null],
        session: [{ tokens: 'stolen' }],
        profile: [
          {
            id: 'x',
            name: 'Evil',
            region: 'eu-west-1',
            userPoolId: 'eu-west-1_pool',
            clientId: 'c',
            endpoint: 'http://evil.example/',
          },
        ],
        nonsense: [1],
      },
    });
    expect(imported).toMatchObject({
      accountIds: [expect.any(String)],
      recordIds: [expect.any(String)],
      profileIds: [],
    });
    expect((await worker.vault.list('clientSecret')).records.map(({ value }) => value)).toEqual([secret]);
    expect(await labels()).toEqual(['Shop']);
  });
});

describe('a backup', () => {
  it('holds all that a new machine needs, and gives it back to the bit', async () => {
    const accounts = knownAccounts();
    await handlers['transfer.import'](importBody(accounts, {}));
    const [first] = (await takeSnapshot(worker)).accounts;
    await handlers['accounts.edit']({ accountId: first?.id ?? '', changes: { note: 'Desk 4', tags: ['work'] } });
    await handlers['sites.allow']({ accountId: first?.id ?? '', rule: { kind: 'host', value: 'shop.example' } });
    await handlers['profiles.add']({
      name: 'Shop',
      region: 'eu-west-1',
      userPoolId: 'eu-west-1_pool',
      clientId: 'client',
      clientSecret: 's3cret',
    });
    const before = await contentsOf(worker);
    const { file, accountIds } = await handlers['transfer.export']({ format: 'latchkey', password });
    expect(accountIds).toHaveLength(accounts.length);

    machine = createMachine();
    worker = await startFreshWorker(machine);
    handlers = ownHandlers(worker);
    const { accounts: read, records = {}, problems } = await importAccounts({ bytes: fromBase64(file) }, { password });
    expect(problems).toEqual([]);
    const request = importBody(read, records);
    expect(v.is(ownRequests['transfer.import'], request)).toBe(true);
    expect((await handlers['transfer.previewImport'](request)).beside).toEqual([
      { kind: 'profile', count: 1 },
      { kind: 'clientSecret', count: 1 },
    ]);
    const imported = await handlers['transfer.import'](request);
    expect(await contentsOf(worker)).toEqual(before);

    const again = await handlers['transfer.import'](request);
    expect(again).toEqual({ accountIds: [], recordIds: [], profileIds: [] });
    await handlers['transfer.undoImport'](imported);
    expect(await contentsOf(worker)).toEqual({ accounts: [], secrets: [], profiles: [] });
  });

  it('opens with its passphrase alone, and holds no secret in the clear', async () => {
    await handlers['transfer.import'](body('Shop mika A'));
    const { file } = await handlers['transfer.export']({ format: 'latchkey', password });
    expect(Buffer.from(file, 'base64').toString()).not.toContain('Shop');
    await expect(importAccounts({ bytes: fromBase64(file) }, { password: 'other' })).rejects.toMatchObject({
      code: 'wrong-password',
    });
    await expect(handlers['transfer.export']({ format: 'latchkey' })).rejects.toMatchObject({
      code: 'password-needed',
    });
  });
});

describe('an export', () => {
  it('says before it is made what stays behind', async () => {
    const [account] = body('Shop mika A').accounts;
    if (account === undefined) throw new Error('no account');
    const odd = {
      ...account,
      secret: toBase64(new Uint8Array(20).fill(9)),
      label: 'odd',
      periodSeconds: 45,
      tags: ['a', 'b'],
      note: 'n',
    };
    await handlers['transfer.import']({ accounts: [account, odd] });
    const migration = await handlers['transfer.previewExport']({ format: 'google-migration' });
    expect(migration).toMatchObject({ problems: [{ entry: 'Shop: odd', code: 'period' }], lost: ['tags', 'note'] });
    expect(migration.accountIds).toHaveLength(1);
    expect(await handlers['transfer.previewExport']({ format: '2fas' })).toMatchObject({
      lost: ['further-tags', 'note'],
    });
    expect(await handlers['transfer.previewExport']({ format: 'aegis' })).toMatchObject({ problems: [], lost: [] });
  });

  it('holds the accounts that were asked for, as others read them', async () => {
    const { accountIds } = await handlers['transfer.import'](body('One mika A', 'Two mika B', 'Three mika C'));
    for (const format of ['otpauth', 'aegis', '2fas', 'google-migration'] satisfies ExportFormatName[]) {
      const { file } = await handlers['transfer.export']({ format, accountIds: accountIds.slice(1) });
      const { accounts } = await importAccounts({ bytes: fromBase64(file) });
      expect(accounts.map(({ issuer }) => issuer)).toEqual(['Two', 'Three']);
    }
  });

  it('is not made in the clear where an organisation forbids it', async () => {
    await handlers['transfer.import'](body('One mika A'));
    machine.web.policy = { forbidPlainExport: true };
    const refused = { code: 'forbidden-by-policy' };
    await expect(handlers['transfer.previewExport']({ format: 'otpauth' })).rejects.toMatchObject(refused);
    await expect(handlers['transfer.export']({ format: 'aegis' })).rejects.toMatchObject(refused);
    await expect(handlers['transfer.export']({ format: 'aegis', password: '' })).rejects.toMatchObject(refused);
    await handlers['transfer.export']({ format: 'aegis', password });
    await handlers['transfer.export']({ format: 'latchkey', password });
  });
});

/** Accounts as `issuer label seed`. */
function body(...texts: string[]): OwnRequestBody<'transfer.import'> {
  return { accounts: texts.map(accountOf) };
}

function accountOf(text: string): OwnRequestBody<'transfer.import'>['accounts'][number] {
  const [issuer = '', label = '', seed = ''] = text.split(' ');
  const secret = toBase64(utf8(seed.padEnd(20, '.')));
  return { type: 'totp', issuer, label, secret, algorithm: 'SHA1', digits: 6, periodSeconds: 30 };
}

async function labels(): Promise<string[]> {
  return (await takeSnapshot(worker)).accounts.map(({ issuer }) => issuer);
}

/** All that a backup is to bring back, in the person's order, without ids. */
async function contentsOf({ vault, profiles }: Services) {
  const { accounts } = await takeSnapshot(worker);
  const records = await Promise.all(accounts.map(({ id }) => vault.get('account', id)));
  return {
    accounts: records.map((record) => record?.value),
    secrets: (await vault.list('clientSecret')).records.map(({ value }) => value),
    profiles: (await profiles.list()).map(({ id: _id, ...profile }) => profile),
  };
}
