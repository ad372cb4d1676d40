import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { CodedError } from '../../src/lib/errors';
import type { ErrorCode } from '../../src/messages/error-view';
import { pageRequests } from '../../src/messages/page-protocol';
import { type OwnRequestType, ownRequests } from '../../src/messages/protocol';
import { createRouter, type OwnHandlers } from '../../src/messages/router';

const own = { id: 'latchkey', ownRoot: 'chrome-extension://latchkey/' };
const popup = { id: 'latchkey', url: 'chrome-extension://latchkey/popup.html' };
const page = { id: 'latchkey', url: 'https://example.com/', frameId: 0, tab: { id: 3 } };
const requestTypes = Object.keys(ownRequests) as OwnRequestType[];

let handled: { type: string; body: unknown }[];
let heard: string[];
let done: string[];
let refuse: string | undefined;

/** A handler that only notes what reached it. */
const note = (type: OwnRequestType) => (body: unknown) => {
  handled.push({ type, body });
  return Promise.resolve('handled');
};

const route = createRouter({
  own,
  handlers: Object.fromEntries(requestTypes.map((type) => [type, note(type)])) as unknown as OwnHandlers,
  admit: () => (refuse === undefined ? Promise.resolve() : Promise.reject(new CodedError(refuse))),
  hear: (type) => {
    heard.push(type);
  },
  handled: (type) => {
    done.push(type);
  },
  errorView: (error) => ({ code: error instanceof CodedError ? (error.code as ErrorCode) : 'internal' }),
});

beforeEach(() => {
  handled = [];
  heard = [];
  done = [];
  refuse = undefined;
});

describe('the router', () => {
  it('hands a well-formed request of an own page to its handler', async () => {
    expect(await route({ type: 'vault.unlock', body: { passphrase: 'one two three' } }, popup)).toEqual({
      ok: true,
      value: 'handled',
    });
    expect(handled).toEqual([{ type: 'vault.unlock', body: { passphrase: 'one two three' } }]);
  });

  it('tells when a request has been handled or refused, and nothing of what was none', async () => {
    await route({ type: 'vault.lock', body: {} }, popup);
    refuse = 'locked';
    await route({ type: 'slots.list', body: {} }, popup);
    await route({ type: 'vault.steal', body: {} }, popup);
    await route({ type: 'vault.lock', body: {} }, page);
    expect(done).toEqual(['vault.lock', 'slots.list']);
  });

  it('is silent to a web page for every request there is', () => {
    for (const type of requestTypes) expect(route({ type, body: {} }, page)).toBeUndefined();
    expect(handled).toEqual([]);
  });

  it('hears the two messages of a web page, whole and with nothing more in them, and answers neither', () => {
    const wellFormed = Object.keys(pageRequests).map((type) => ({ type, body: {} }));
    for (const message of wellFormed) expect(route(message, page)).toBeUndefined();
    expect(heard).toEqual(Object.keys(pageRequests));
    for (const { type } of wellFormed)
      for (const message of [
        { type },
        { type, body: { tabId: 1 } },
        { type, body: null },
        { type, body: {}, more: 1 },
        { type: [type], body: {} },
        { type: `${type}x`, body: {} },
      ])
        expect(route(message, page)).toBeUndefined();
    expect(heard).toHaveLength(2);
  });

  it('is silent to a web page, whatever it says, and hears nothing of a stranger', () => {
    const framed = { ...popup, frameId: 4, tab: { id: 3 } };
    fc.assert(
      fc.property(fc.anything(), (message) => {
        expect(route(message, page)).toBeUndefined();
        expect(route(message, framed)).toBeUndefined();
      }),
    );
    expect(route({ type: 'page.fieldAppeared', body: {} }, framed)).toBeUndefined();
    expect(route({ type: 'page.fieldAppeared', body: {} }, { ...page, id: 'another' })).toBeUndefined();
    expect([...heard, ...handled]).toEqual([]);
  });

  it('is silent to other extensions', () => {
    expect(route({ type: 'vault.lock', body: {} }, { ...popup, id: 'another' })).toBeUndefined();
    expect(handled).toEqual([]);
  });

  it('refuses what is no request, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (message) => {
        expect(await route(message, popup)).toEqual({ ok: false, error: { code: 'malformed-request' } });
      }),
    );
    expect(handled).toEqual([]);
  });

  it('refuses a body with a field missing, of another type, too long or too many', async () => {
    const bodies = [
      {},
      { passphrase: 1 },
      { passphrase: 'x'.repeat(1_001) },
      { passphrase: 'x', more: true },
      null,
      'text',
    ];
    for (const body of bodies)
      expect(await route({ type: 'vault.unlock', body }, popup)).toEqual({
        ok: false,
        error: { code: 'malformed-request' },
      });
    expect(handled).toEqual([]);
  });

  it('knows no request by a name of the prototype', async () => {
    for (const type of ['constructor', '__proto__', 'toString'])
      expect(await route({ type, body: {} }, popup)).toMatchObject({ ok: false });
  });

  it('asks for admission before it hands a request on', async () => {
    refuse = 'locked';
    expect(await route({ type: 'codes.list', body: {} }, popup)).toEqual({ ok: false, error: { code: 'locked' } });
    expect(handled).toEqual([]);
  });
});
