/** One queue and one sender for the whole page; forms of earlier visits are sent as soon as it opens. */
import { call } from '../api/transport';
import type { Receipt } from '../api/types';
import { openOutbox, type Outbox, type WaitingForm } from './outbox';
import { startSender, type Attempt, type Sender } from './sender';

export interface Post {
  /** Puts the form in the queue, then tries to send it. */
  submit(form: WaitingForm): Promise<Attempt | null>;
  /** Tries again; the attempt for `id`, or null when its turn did not come. */
  retry(id: string): Promise<Attempt | null>;
  /** Takes a refused form out: its answers are still in the draft on screen. */
  forget(id: string): Promise<void>;
  waiting(): Promise<number>;
  /** Hears of forms that were received in the background. */
  onReceived(listener: (receipts: ReadonlyMap<string, Receipt>) => void): () => void;
}

/** Opens the queue and starts sending. */
export async function openPost(): Promise<Post> {
  const outbox: Outbox = await openOutbox();
  const listeners = new Set<(receipts: ReadonlyMap<string, Receipt>) => void>();
  const sender: Sender = startSender(
    outbox,
    (body) => call<Receipt>('POST', '/responses', { body }),
    (_waiting, attempts) => {
      const receipts = new Map<string, Receipt>();
      attempts.forEach((attempt, id) => {
        if (attempt.outcome === 'received') receipts.set(id, attempt.receipt);
      });
      if (receipts.size > 0) listeners.forEach((listener) => listener(receipts));
    },
  );
  void sender.sendNow();
  const retry = async (id: string) => (await sender.sendNow()).get(id) ?? null;
  return {
    async submit(form) {
      await outbox.put(form);
      return retry(form.id);
    },
    retry,
    forget: (id) => outbox.remove(id),
    waiting: async () => (await outbox.all()).filter((form) => form.refused === null).length,
    onReceived(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
