import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Browser } from 'wxt/browser';
import { menuItems } from '../../src/background/context-menus';
import { createScans } from '../../src/background/scans';
import type { Services } from '../../src/background/services';
import { formatMigrationUris } from '../../src/otp/migration';
import { totpAccount } from '../otp/account';
import { createMachine, startFreshWorker } from './worker';

const uri = (name: string, secret: string) => `otpauth://totp/${name}?secret=${secret}`;

describe('what is scanned', () => {
  let worker: Services;
  beforeEach(async () => {
    worker = await startFreshWorker(createMachine());
  });

  it('is not doubled when it is scanned again, whatever it is called then', async () => {
    await worker.accounts.add([uri('Acme:bob', 'JBSWY3DPEHPK3PXP')], 'https://acme.example');
    const { added, known } = await worker.accounts.add([uri('Other:name', 'JBSWY3DPEHPK3PXP')], undefined);
    expect(added).toEqual([]);
    expect(known).toMatchObject([{ issuer: 'Acme', label: 'bob', origin: 'https://acme.example' }]);
    expect((await worker.accounts.list()).accounts).toHaveLength(1);
  });

  it('with the same name and another secret is kept beside the first, and said to be', async () => {
    await worker.accounts.add([uri('Acme:bob', 'JBSWY3DPEHPK3PXP')], undefined);
    const second = uri('Acme:bob', 'GEZDGNBVGY3TQOJQ');
    expect(await worker.accounts.read([second])).toMatchObject([{ account: { known: false, hasNamesake: true } }]);
    await worker.accounts.add([second], undefined);
    const codes = await worker.accounts.codes();
    expect(new Set(codes.map(({ accountId }) => accountId)).size).toBe(2);
  });

  it('of an export is offered account by account, and counted in any order, over a stop of the worker', async () => {
    const accounts = Array.from({ length: 25 }, (_, index) => totpAccount({ label: `user ${index.toString()}` }));
    const [first = '', second = '', third = '', ...others] = formatMigrationUris(accounts);
    expect(others).toEqual([]);
    const [last] = await worker.accounts.read([third]);
    expect(last).toMatchObject({ kind: 'export', scanned: 1, of: 3, problems: [] });
    const offered = last?.kind === 'export' ? last.accounts.map(({ text }) => text) : [];
    expect((await worker.accounts.add(offered, undefined)).added).toHaveLength(5);
    expect(await worker.accounts.read([third, first])).toMatchObject([{ scanned: 1 }, { scanned: 2 }]);
    expect(await worker.accounts.read([second, third])).toMatchObject([
      { scanned: 3, of: 3 },
      { accounts: offered.map(() => ({ known: true })) },
    ]);
  });

  it('that is no account is named for what it is', async () => {
    const readings = await worker.accounts.read(['https://a.example', 'otpauth-migration://offline?data=%%']);
    expect(readings).toEqual([
      { kind: 'refused', error: { code: 'not-otpauth' } },
      { kind: 'refused', error: { code: 'export-damaged' } },
    ]);
  });
});

describe('what was scanned outside of our pages', () => {
  it('waits for the page that is opened for it, and is given once', async () => {
    const opened: string[] = [];
    const scans = createScans({
      newId: () => 'one',
      openPage: (path) => {
        opened.push(path);
        return Promise.resolve();
      },
    });
    const input = { kind: 'texts' as const, texts: ['otpauth://totp/a'] };
    await scans.show(input, { id: 7, index: 2 });
    expect(opened).toEqual(['manage.html?scan=one#add']);
    expect(scans.take('one')).toBe(input);
    expect(() => scans.take('one')).toThrow(expect.objectContaining({ code: 'scan-gone' }));
  });
});

describe('the context menu', () => {
  const services = () => ({
    fills: { ask: vi.fn(() => Promise.resolve()) },
    scans: { show: vi.fn(() => Promise.resolve()), take: vi.fn() },
    pageScans: {
      visiblePage: vi.fn(() => Promise.resolve()),
      drawnRegion: vi.fn(() => Promise.resolve()),
      beginDrawing: vi.fn(() => Promise.resolve()),
      image: vi.fn(() => Promise.resolve()),
    },
  });
  const tab = { id: 3, index: 1, windowId: 1, url: 'https://acme.example/setup' } as Browser.tabs.Tab;
  const click = { editable: false, menuItemId: '', pageUrl: 'https://liar.example' };

  it("takes a link for the origin of the browser's word, not the page's", async () => {
    const given = services();
    const link = uri('Acme:bob', 'JBSWY3DPEHPK3PXP');
    await menuItems(given)['add-link']?.click({ ...click, linkUrl: link }, tab);
    expect(given.scans.show).toHaveBeenCalledWith(
      { kind: 'texts', texts: [link], origin: 'https://acme.example' },
      tab,
    );
  });

  it('looks at an image in the frame where it is', async () => {
    const given = services();
    await menuItems(given)['scan-image']?.click({ ...click, srcUrl: 'https://a.example/qr.png', frameId: 5 }, tab);
    expect(given.pageScans.image).toHaveBeenCalledWith(tab, 5, 'https://a.example/qr.png');
  });
});
