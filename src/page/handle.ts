import { createPageHandle } from './fill';

const name = 'latchkey';

/**
 * Leaves the handle as a property of our world's own global object, once: what a page names with `id="latchkey"` is found
 * only where there is no such property.
 */
export function installPageHandle(): void {
  if (!Object.hasOwn(globalThis, name)) Object.defineProperty(globalThis, name, { value: createPageHandle(document) });
}

/** In a page of a site where the person has turned on automatic filling, after the handle was installed. */
export function watchPage(): void {
  globalThis.latchkey.watch();
}
