/**
 * Sends waiting forms: at once, when the network returns, and again after growing pauses. One UUID a form, so a retry
 * after a lost answer gets the same receipt and is counted once (DESIGN §2.5).
 */
import { ApiProblem, isTransient } from '../api/problem';
import type { Receipt, ResponseBody } from '../api/types';
import type { Outbox, WaitingForm } from './outbox';

export type Attempt =
  | { readonly outcome: 'received'; readonly receipt: Receipt }
  | { readonly outcome: 'waiting'; readonly problem: ApiProblem }
  | { readonly outcome: 'refused'; readonly problem: ApiProblem };

export type Post = (body: ResponseBody) => Promise<Receipt>;

/** Seconds before attempt number `tries` + 1: 2, 4, 8 … 300, or what the server asked for. */
export function pauseBefore(tries: number, retryAfter: number | null): number {
  return Math.max(Math.min(300, 2 ** Math.min(tries, 9)), retryAfter ?? 0);
}

/** One attempt for one form; the queue is up to date when it resolves. Never throws for a refusal. */
export async function sendOne(outbox: Outbox, post: Post, form: WaitingForm, now: () => Date): Promise<Attempt> {
  try {
    const receipt = await post({ ...form.body, sentAt: now().toISOString() });
    await outbox.remove(form.id);
    return { outcome: 'received', receipt };
  } catch (caught) {
    if (!(caught instanceof ApiProblem)) throw caught;
    const tries = form.tries + 1;
    if (isTransient(caught)) {
      const offline = form.body.offline || caught.code === 'network';
      await outbox.put({ ...form, tries, body: { ...form.body, offline } });
      return { outcome: 'waiting', problem: caught };
    }
    await outbox.put({ ...form, tries, refused: caught.code });
    return { outcome: 'refused', problem: caught };
  }
}

export interface Sender {
  /**
   * Tries every waiting form now and resolves with what became of each one tried. A form that is missing from the answer
   * still waits (the network was gone before its turn). One round at a time.
   */
  sendNow(): Promise<ReadonlyMap<string, Attempt>>;
  stop(): void;
}

/** Keeps sending while the page is open. `onRound` hears after each round how many forms wait, and the attempts. */
export function startSender(
  outbox: Outbox,
  post: Post,
  onRound: (waiting: number, attempts: ReadonlyMap<string, Attempt>) => void,
): Sender {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let stopped = false;

  async function round(): Promise<ReadonlyMap<string, Attempt>> {
    clearTimeout(timer);
    const attempts = new Map<string, Attempt>();
    let pause = 2;
    for (const form of await outbox.all()) {
      if (form.refused !== null) continue;
      const attempt = await sendOne(outbox, post, form, () => new Date());
      attempts.set(form.id, attempt);
      if (attempt.outcome !== 'waiting') continue;
      pause = Math.max(pause, pauseBefore(form.tries + 1, attempt.problem.retryAfter));
      if (attempt.problem.code === 'network') break;
    }
    const waiting = (await outbox.all()).filter((form) => form.refused === null).length;
    onRound(waiting, attempts);
    if (waiting > 0 && !stopped) timer = setTimeout(() => void sendNow(), pause * 1000);
    return attempts;
  }

  function sendNow(): Promise<ReadonlyMap<string, Attempt>> {
    const next = last.then(round, round);
    last = next;
    return next;
  }

  const onOnline = () => void sendNow();
  addEventListener('online', onOnline);
  return {
    sendNow,
    stop() {
      stopped = true;
      clearTimeout(timer);
      removeEventListener('online', onOnline);
    },
  };
}
