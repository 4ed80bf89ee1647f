/**
 * The queue of filled-in forms on this device (DESIGN §2.5, LESSONS L12): a form is here before the first attempt to
 * send it and leaves only when the server has given a receipt. It never expires.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ResponseBody } from '../api/types';

/** `sentAt` is written at each attempt. */
export type WaitingBody = Omit<ResponseBody, 'sentAt'>;

export interface WaitingForm {
  readonly id: string;
  readonly body: WaitingBody;
  readonly savedAt: string;
  readonly tries: number;
  /** Code of a refusal that no retry can mend; such a form stays for help, and is not tried again by itself. */
  readonly refused: string | null;
}

interface Schema extends DBSchema {
  outbox: { key: string; value: WaitingForm };
}

export interface Outbox {
  put(form: WaitingForm): Promise<void>;
  remove(id: string): Promise<void>;
  all(): Promise<WaitingForm[]>;
}

/** Opens the queue; where the browser gives no IndexedDB (some private windows), one that lasts as long as the page. */
export async function openOutbox(): Promise<Outbox> {
  try {
    return databaseOutbox(
      await openDB<Schema>('thuocdo-survey', 1, {
        upgrade: (database) => void database.createObjectStore('outbox', { keyPath: 'id' }),
      }),
    );
  } catch {
    return memoryOutbox();
  }
}

function databaseOutbox(database: IDBPDatabase<Schema>): Outbox {
  return {
    async put(form) {
      await database.put('outbox', form);
    },
    async remove(id) {
      await database.delete('outbox', id);
    },
    all: () => database.getAll('outbox'),
  };
}

export function memoryOutbox(): Outbox {
  const forms = new Map<string, WaitingForm>();
  return {
    put: (form) => Promise.resolve(void forms.set(form.id, form)),
    remove: (id) => Promise.resolve(void forms.delete(id)),
    all: () => Promise.resolve([...forms.values()]),
  };
}
