/**
 * A file that the person chose for her backups, to be written again and again (File System Access, Chromium alone).
 *
 * Its handle lies in a database of the page's own: it is no message's JSON and no `storage` value, so the worker could
 * neither be given it nor keep it. It says nothing but where the file is.
 */
export interface BackupFile {
  /** Its name; undefined where none was chosen. */
  name: () => Promise<string | undefined>;
  /** From a click: has the person choose one. False where she chose none. */
  choose: (suggestedName: string) => Promise<boolean>;
  /** From a click: has the browser let it be written. False where the person refused. */
  permit: () => Promise<boolean>;
  write: (bytes: Uint8Array) => Promise<void>;
}

/** What TypeScript's `lib.dom` does not know yet. https://wicg.github.io/file-system-access/ */
interface SavedFile extends FileSystemFileHandle {
  requestPermission(descriptor: { mode: 'readwrite' }): Promise<PermissionState>;
}
interface Picker {
  showSaveFilePicker(options: { suggestedName: string }): Promise<SavedFile>;
}

const databaseName = 'latchkey-backup-file';
const storeName = 'files';
const key = 'backup';

/** Undefined where the browser knows no such files. */
export function createBackupFile(scope: Window & Partial<Picker> = window): BackupFile | undefined {
  const { showSaveFilePicker } = scope;
  if (showSaveFilePicker === undefined) return undefined;
  return {
    name: async () => (await storedFile())?.name,

    async choose(suggestedName) {
      try {
        const file = await showSaveFilePicker.call(scope, { suggestedName });
        await inStore('readwrite', (store) => store.put(file, key));
        return true;
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') return false;
        throw error;
      }
    },

    permit: async () => (await (await storedFile())?.requestPermission({ mode: 'readwrite' })) === 'granted',

    async write(bytes) {
      const writable = await (await storedFile())?.createWritable();
      if (writable === undefined) throw new Error('no file was chosen');
      await writable.write(new Uint8Array(bytes));
      await writable.close();
    },
  };
}

async function storedFile(): Promise<SavedFile | undefined> {
  return (await inStore('readonly', (store) => store.get(key))) as SavedFile | undefined;
}

function inStore<Result>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(databaseName, 1);
    const fail = (request: IDBRequest | IDBTransaction) => () => {
      reject(request.error ?? new Error('the database of the backup file failed'));
    };
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(storeName);
    };
    opening.onerror = fail(opening);
    opening.onsuccess = () => {
      const database = opening.result;
      const transaction = database.transaction(storeName, mode);
      const request = ask(transaction.objectStore(storeName));
      transaction.onabort = fail(transaction);
      transaction.oncomplete = () => {
        database.close();
        resolve(request.result);
      };
    };
  });
}
