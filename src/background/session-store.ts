import * as v from 'valibot';
import { createQueue } from '../lib/queue';
import { type Session, sessionSchema } from '../session/session';
import { createCell, type StorageArea } from './cell';
import { RequestRefusal } from './error-view';

/** Sessions in the browser's memory, with which they end. Changes are made one after another. */
export interface SessionStore {
  list(): Promise<Session[]>;
  /** Throws `RequestRefusal` `session-gone`. */
  get(id: string): Promise<Session>;
  /** Takes the place of one with the same id. */
  put(session: Session): Promise<void>;
  /** Does nothing where it is gone. */
  change(id: string, change: (session: Session) => Session): Promise<void>;
  changeAll(change: (session: Session) => Session): Promise<void>;
  remove(id: string): Promise<void>;
}

export function createSessionStore(area: StorageArea): SessionStore {
  const stored = createCell(area, 'sessions', v.array(sessionSchema));
  const inTurn = createQueue();
  const list = async () => (await stored.get()) ?? [];
  const changeAll = (change: (session: Session) => Session) =>
    inTurn(async () => stored.set((await list()).map(change)));
  return {
    list,
    async get(id) {
      const found = (await list()).find((each) => each.id === id);
      if (found === undefined) throw new RequestRefusal('session-gone');
      return found;
    },
    put: (session) =>
      inTurn(async () => stored.set([...(await list()).filter(({ id }) => id !== session.id), session])),
    change: (id, change) => changeAll((each) => (each.id === id ? change(each) : each)),
    changeAll,
    remove: (removed) => inTurn(async () => stored.set((await list()).filter(({ id }) => id !== removed))),
  };
}
