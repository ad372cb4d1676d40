import * as v from 'valibot';

/** The part of `browser.storage.<area>` that is used here. */
export interface StorageArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(key: string): Promise<void>;
}

/** One value under one key of a storage area, parsed each time it is read. */
export interface Cell<Value> {
  /** Undefined where nothing is stored. Throws `ValiError` where what is stored is not a `Value`. */
  get(): Promise<Value | undefined>;
  set(value: Value): Promise<void>;
  clear(): Promise<void>;
}

export function createCell<Value>(
  area: StorageArea,
  key: string,
  schema: v.GenericSchema<unknown, Value>,
): Cell<Value> {
  return {
    async get() {
      const stored = (await area.get(key))[key];
      return stored === undefined ? undefined : v.parse(schema, stored);
    },
    set: (value) => area.set({ [key]: value }),
    clear: () => area.remove(key),
  };
}
