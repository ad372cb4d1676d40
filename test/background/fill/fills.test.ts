import { beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../../src/background/services';
import { takeSnapshot } from '../../../src/background/services';
import type { FillState } from '../../../src/messages/fill-view';
import { codeAt } from '../../../src/otp/code';
import { formatOtpUri } from '../../../src/otp/uri';
import { hotpAccount, totpAccount } from '../../otp/account';
import { createMachine, type Machine, startFreshWorker } from '../worker';
import { field, page, senderOf, type WebDocument } from './web';

const bank = 'https://login.bank.example';
const evil = 'https://login.bank.example.evil.example';
const tabId = 7;
const ada = totpAccount({ issuer: 'Bank', label: 'ada' });
const bob = totpAccount({ issuer: 'Bank', label: 'bob', secret: Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10) });

let machine: Machine;
let worker: Services;
let adaId: string;

beforeEach(async () => {
  machine = createMachine();
  // Early in a period, so that nothing waits unless a test wants it to.
  machine.nowMs = Math.ceil(machine.nowMs / 30_000) * 30_000 + 1_000;
  worker = await startFreshWorker(machine);
  adaId = await add(ada, bank);
});

async function add(otp: typeof ada, origin: string | undefined): Promise<string> {
  const { added } = await worker.accounts.add([formatOtpUri(otp)], origin);
  return added[0]?.id ?? '';
}

function open(...documents: WebDocument[]): void {
  machine.web.tabs.set(tabId, documents);
}

async function ask(more: Partial<Parameters<Services['fills']['ask']>[0]> = {}): Promise<FillState | undefined> {
  await worker.fills.ask({ tabId, trigger: 'popup', ...more });
  return worker.fills.view()?.state;
}

async function refusal(more: Parameters<typeof ask>[0] = {}): Promise<string | undefined> {
  const state = await ask(more);
  expect(machine.web.orders).toEqual([]);
  return state?.kind === 'refused' ? state.error.code : state?.kind;
}

describe('a code that a person asks for', () => {
  it('goes to the document of the site that its account was scanned on', async () => {
    const there = page(`${bank}/mfa`);
    open(there);
    expect(await ask()).toEqual({ kind: 'filled', accountId: adaId, submitted: false });
    const { code } = codeAt(ada, machine.nowMs);
    expect(machine.web.orders).toEqual([{ documentId: there.documentId, field: 0, code, submit: false }]);
  });

  it('goes to no other site, by whichever way it is asked for, and whichever account is named', async () => {
    for (const url of [`${evil}/`, 'https://bank.example/', `${bank}:8443/`, 'http://login.bank.example/']) {
      open(page(url));
      for (const trigger of ['popup', 'menu', 'shortcut', 'automatic'] as const) {
        for (const named of [{}, { accountId: adaId }, { accountId: 'none' }]) {
          await ask({ trigger, ...named });
          expect([url, machine.web.orders]).toEqual([url, []]);
        }
      }
    }
  });

  it('goes into no document that has no address of its own, whatever origin the browser gives it', async () => {
    open(page(`${bank}/`, [], {}), { ...page(`${bank}/`), url: 'about:srcdoc', frameId: 3 });
    expect(await refusal()).toBe('site-not-secure');
    open({ ...page(`${bank}/`), origin: 'null', frameId: 3 });
    expect(await refusal()).toBe('site-not-secure');
    open({ ...page(`${bank}/`), url: `blob:${bank}/1` });
    expect(await refusal()).toBe('site-not-secure');
  });

  it('is never one that was used, in a page or in a sign-in, and is waited for instead', async () => {
    open(page(`${bank}/`));
    await ask();
    const states: (FillState | undefined)[] = [];
    machine.web.onWait = () => states.push(worker.fills.view()?.state);
    expect(await ask()).toMatchObject({ kind: 'filled' });
    expect(states).toEqual([
      { kind: 'waiting', accountId: adaId, untilMs: Math.floor(machine.nowMs / 30_000) * 30_000 },
    ]);
    const [first, second] = machine.web.orders;
    expect(second?.code).toBe(codeAt(ada, machine.nowMs).code);
    expect(second?.code).not.toBe(first?.code);
  });

  it('is not one that is about to end', async () => {
    machine.nowMs += 27_500;
    open(page(`${bank}/`));
    await ask();
    expect(machine.web.orders[0]?.code).toBe(codeAt(ada, machine.nowMs).code);
    expect(machine.nowMs % 30_000).toBe(0);
  });

  it('is dropped where the page was replaced during the wait, or the vault was locked', async () => {
    open(page(`${bank}/`));
    await ask();
    machine.web.orders.length = 0;
    machine.web.onWait = () => {
      open(page(`${evil}/`));
    };
    expect(await refusal()).toBe('page-moved-on');

    open(page(`${bank}/`));
    const locked: Promise<void>[] = [];
    machine.web.onWait = () => {
      locked.push(worker.locking.lock());
    };
    await ask();
    await ask();
    await Promise.all(locked);
    expect(machine.web.orders).toHaveLength(1);
    expect(worker.fills.view()).toBeUndefined();
  });

  it('is dropped where the page was replaced between the look and the writing', async () => {
    const there = page(`${bank}/`);
    open(there);
    const list = worker.vault.list.bind(worker.vault);
    worker.vault.list = (kind) => {
      open(page(`${evil}/`));
      return list(kind);
    };
    expect(await refusal()).toBe('page-moved-on');
  });

  it('is given back where the page had not seen it, and kept from reuse where it had', async () => {
    open(page(`${bank}/`, [field()], { report: { result: 'refused', trouble: 'field-changed', seen: false } }));
    await ask();
    open(page(`${bank}/`, [field()], { report: { result: 'refused', trouble: 'value-refused', seen: true } }));
    const before = machine.nowMs;
    await ask();
    expect(machine.nowMs).toBe(before);
    await ask();
    expect(machine.nowMs).toBeGreaterThan(before);
  });

  it('counts an account that counts on', async () => {
    const id = await add(hotpAccount({ issuer: 'Bank', label: 'token', counter: 5 }), bank);
    open(page(`${bank}/`));
    await ask({ accountId: id });
    await ask({ accountId: id });
    expect(new Set(machine.web.orders.map(({ code }) => code)).size).toBe(2);
    expect((await worker.vault.get('account', id))?.value.otp.counter).toBe(7);
  });

  it('is sent off only where the person has chosen so for the account', async () => {
    await worker.fills.accountSites.setSubmit(adaId, true);
    open(page(`${bank}/`));
    expect(await ask()).toMatchObject({ submitted: true });
  });

  it('is refused while the vault is locked', async () => {
    open(page(`${bank}/`));
    await worker.locking.lock();
    expect(await refusal({ trigger: 'shortcut' })).toBe('locked');
  });
});

describe('the field', () => {
  it('that says its code comes by e-mail or text message gets none', async () => {
    for (const kind of ['email', 'sms'] as const) {
      open(page(`${bank}/`, [field({ kind, focused: true })]));
      expect(await refusal()).toBe('other-kind-of-code');
      expect(await refusal({ trigger: 'menu' })).toBe('other-kind-of-code');
    }
  });

  it('of which the page does not say what it is for is filled for a person, and not by itself', async () => {
    open(page(`${bank}/`, [field({ kind: 'unknown' })]));
    await turnOn(bank);
    await worker.fills.ask({ tabId, trigger: 'automatic' });
    expect(machine.web.orders).toEqual([]);
    expect(await ask()).toMatchObject({ kind: 'filled' });
  });

  it('that is one of fifty is not guessed', async () => {
    open(
      page(
        `${bank}/`,
        Array.from({ length: 50 }, () => field()),
      ),
    );
    expect(await refusal()).toBe('too-many-fields');
  });

  it('that is disguised, or sends its form elsewhere, gets none, and one beside it does', async () => {
    for (const trouble of ['field-disguised', 'form-goes-elsewhere'] as const) {
      open(page(`${bank}/`, [field({ trouble })]));
      expect(await refusal()).toBe(trouble);
    }
    open(page(`${bank}/`, [field({ trouble: 'field-disguised', confidence: 1 }), field()]));
    await ask();
    expect(machine.web.orders[0]?.field).toBe(1);
  });

  it('in another site’s frame is filled once the person has said yes to that site', async () => {
    const frame = page(`${bank}/`, [field()], { frameId: 4 });
    open(page('https://shop.example/', []), frame);
    expect(await ask()).toEqual({ kind: 'foreign-frame', frameOrigins: [bank] });
    expect(await ask({ frameOrigin: 'https://shop.example' })).toMatchObject({ kind: 'foreign-frame' });
    expect(machine.web.orders).toEqual([]);
    expect(await ask({ frameOrigin: bank })).toMatchObject({ kind: 'filled' });
  });

  it('in a frame that nobody lets us into is named only where an account belongs to its site', async () => {
    open(page('https://shop.example/', []));
    machine.web.foreignFrames = ['https://ads.example'];
    expect(await refusal()).toBe('no-code-field');
    machine.web.foreignFrames = ['https://ads.example', bank];
    expect(await ask()).toEqual({ kind: 'foreign-frame', frameOrigins: [bank] });
  });
});

describe('accounts and sites', () => {
  it('of several the person is asked which, the last used first', async () => {
    const bobId = await add(bob, bank);
    open(page(`${bank}/`));
    await ask({ accountId: bobId });
    expect(await ask()).toEqual({ kind: 'choose', origin: bank, accountIds: [bobId, adaId] });
    expect(await worker.fills.page(tabId)).toEqual({ origin: bank, accountIds: [bobId, adaId], automatic: 'off' });
    expect(machine.web.badges.get(tabId)).toBe('2');
  });

  it('are bound by hand after both names were shown, with a warning where the issuer names another', async () => {
    const shop = 'https://shop.example';
    open(page(`${shop}/`));
    expect(await ask()).toEqual({ kind: 'unbound', origin: shop });
    expect(await ask({ accountId: adaId })).toEqual({
      kind: 'unbound',
      origin: shop,
      accountId: adaId,
      doubtful: true,
    });
    expect(await refusal({ accountId: adaId, bindTo: bank })).toBe('page-moved-on');
    expect(await ask({ accountId: adaId, bindTo: shop })).toMatchObject({ kind: 'filled' });
    const rules = (await takeSnapshot(worker)).accounts[0]?.sites.map(({ value }) => value);
    expect(rules).toEqual([bank, shop]);
  });

  it('are joined more widely where the person chooses so', async () => {
    const wider = async () => (await takeSnapshot(worker)).accounts[0]?.widerSites;
    const domain = { kind: 'domain', value: 'bank.example' } as const;
    expect(await wider()).toEqual([{ kind: 'host', value: 'login.bank.example' }, domain]);
    await worker.fills.accountSites.allow(adaId, domain);
    expect(await wider()).toEqual([{ kind: 'host', value: 'login.bank.example' }]);
    open(page('https://www.bank.example/'));
    expect(await ask()).toMatchObject({ kind: 'filled' });
    open(page(`${evil}/`));
    expect(await ask()).toMatchObject({ kind: 'unbound' });
  });

  it('are parted again', async () => {
    await worker.fills.accountSites.disallow(adaId, { kind: 'origin', value: bank });
    open(page(`${bank}/`));
    expect(await refusal({ accountId: adaId })).toBe('unbound');
  });
});

async function turnOn(origin: string): Promise<void> {
  machine.web.permitted.add(origin);
  await worker.fills.automaticSites.turnOn(origin);
}

describe('a code that fills by itself', () => {
  const appeared = async (document: WebDocument): Promise<void> => {
    open(document);
    worker.fills.hear('page.fieldAppeared', senderOf(machine.web, tabId, document));
    await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it('does so where the person has turned that on, and nowhere else', async () => {
    await appeared(page(`${bank}/`));
    expect(machine.web.orders).toEqual([]);
    await turnOn(bank);
    await appeared(page(`${evil}/`));
    await appeared(page(`${bank}:8443/`));
    expect(machine.web.orders).toEqual([]);
    await appeared(page(`${bank}/`));
    expect(machine.web.orders).toHaveLength(1);
  });

  it('does not do so in a frame, nor for several accounts, nor for none', async () => {
    await turnOn(bank);
    await appeared(page(`${bank}/`, [field()], { frameId: 2 }));
    await add(bob, bank);
    await appeared(page(`${bank}/`));
    expect(machine.web.orders).toEqual([]);
    expect(worker.fills.view()).toBeUndefined();
  });

  it('waits for the browser’s permission, and goes on when it comes', async () => {
    await worker.fills.automaticSites.turnOn(bank);
    expect(await worker.fills.automaticSites.list()).toEqual([]);
    machine.web.permitted.add(bank);
    await worker.fills.automaticSites.permitted();
    expect(await worker.fills.automaticSites.list()).toEqual([bank]);
    expect([...machine.web.registered]).toEqual([bank]);
  });

  it('forgets a wish that the browser was never let to grant', async () => {
    await worker.fills.automaticSites.turnOn(bank);
    machine.nowMs += 6 * 60_000;
    machine.web.permitted.add(bank);
    await worker.fills.automaticSites.permitted();
    expect(await worker.fills.automaticSites.list()).toEqual([]);
  });

  it('is turned off in one place, with the browser’s permission', async () => {
    await turnOn(bank);
    await worker.fills.automaticSites.turnOff(bank);
    expect([...machine.web.permitted, ...machine.web.registered]).toEqual([]);
    await appeared(page(`${bank}/`));
    expect(machine.web.orders).toEqual([]);
  });

  it('ends where the browser’s permission is taken back elsewhere', async () => {
    await turnOn(bank);
    machine.web.permitted.clear();
    await worker.fills.automaticSites.restore();
    expect(await worker.fills.automaticSites.list()).toEqual([]);
    expect([...machine.web.registered]).toEqual([]);
  });

  it('is forbidden by whoever manages the browser, also where it was on before', async () => {
    await turnOn(bank);
    machine.web.policy = { forbidAutomaticFilling: true };
    await appeared(page(`${bank}/`));
    expect(machine.web.orders).toEqual([]);
    await expect(turnOn('https://shop.example')).rejects.toMatchObject({ code: 'forbidden-by-policy' });
    expect((await worker.fills.page(tabId)).automatic).toBe('forbidden');
  });
});

describe('where there is no popup', () => {
  it('it is opened for what has to be said or chosen', async () => {
    open(page('https://shop.example/'));
    await ask({ trigger: 'shortcut' });
    expect(machine.web.popupsOpened).toBe(1);
    open(page(`${bank}/`));
    await ask({ trigger: 'shortcut' });
    expect(machine.web.popupsOpened).toBe(1);
  });
});
