import 'fake-indexeddb/auto';
import { vi } from 'vitest';

/** A call of IndexedDB that is about to be made. */
export interface DatabaseCall {
  /** How many were made before it. */
  number: number;
  on: unknown;
  proceed: () => unknown;
}

/** Every method of IndexedDB that the vault calls, by the object that takes it. */
const methodsOf = [
  [IDBFactory.prototype, ['open', 'deleteDatabase']],
  [IDBDatabase.prototype, ['transaction']],
  [IDBObjectStore.prototype, ['get', 'getAll', 'getAllKeys', 'count', 'put', 'delete', 'clear']],
] as const;

/** Has each call answered by `answer`, until the mocks are restored; counts them. */
function interceptCalls(answer: (call: DatabaseCall) => unknown): { made: () => number } {
  let made = 0;
  for (const [target, methods] of methodsOf) {
    for (const method of methods) {
      const object = target as unknown as Record<string, (...inputs: unknown[]) => unknown>;
      const real = object[method];
      vi.spyOn(object, method).mockImplementation(function (this: unknown, ...inputs) {
        const proceed = () => real?.apply(this, inputs);
        const ownUpgrade = inputs[1] === 'versionchange'; // made by the database itself while it opens
        return ownUpgrade ? proceed() : answer({ number: made++, on: this, proceed });
      });
    }
  }
  return { made: () => made };
}

export const faults = { throws: 'storage-failed', aborts: 'storage-failed', full: 'storage-full' } as const;

export type Fault = keyof typeof faults;

/** Has the call with this number fail. */
export function failAt(failing: number, fault: Fault): { made: () => number } {
  return interceptCalls(({ number, on, proceed }) => {
    if (number !== failing) return proceed();
    if (fault === 'full') throw new DOMException('no space', 'QuotaExceededError');
    if (fault === 'throws' || !(on instanceof IDBObjectStore)) throw new DOMException('broken', 'UnknownError');
    const request = proceed();
    on.transaction.abort();
    return request;
  });
}

/** Lets every call be made, after `react` has been called before the one with this number. */
export function reactAt(reacting: number, react: () => void): { made: () => number } {
  return interceptCalls(({ number, proceed }) => {
    if (number === reacting) react();
    return proceed();
  });
}
