/** The queue on the device: a form leaves it only with a receipt, and every retry carries the same UUID. */
import { expect, test } from 'vitest';
import { ApiProblem, networkProblem } from '../../../client/api/problem';
import type { Receipt, ResponseBody } from '../../../client/api/types';
import { memoryOutbox, type WaitingForm } from '../../../client/survey/outbox';
import { pauseBefore, sendOne } from '../../../client/survey/sender';

const form: WaitingForm = {
  id: '4f2f0185-4124-4b6b-97ac-6319a8b4cc3a',
  savedAt: '2026-11-23T02:00:00.000Z',
  tries: 0,
  refused: null,
  body: {
    id: '4f2f0185-4124-4b6b-97ac-6319a8b4cc3a',
    form: '7K2MQX4',
    respondentKind: 'citizen',
    answers: { K1: 5 },
    profile: {},
    startedAt: '2026-11-23T01:59:00.000Z',
    answeredAt: '2026-11-23T02:00:00.000Z',
    locale: 'vi',
    offline: false,
  },
};
const receipt: Receipt = {
  id: form.id,
  receipt: 'TM-7K2M-94',
  receivedAt: '2026-11-23T02:00:01.000Z',
  counted: true,
  exclusion: null,
};
const at = (minute: number) => () => new Date(Date.UTC(2026, 10, 23, 2, minute));
const refusal = (status: number, code: string) => new ApiProblem({ status, code, detail: { vi: 'x', en: 'x' } });

test('a received form leaves the queue', async () => {
  const outbox = memoryOutbox();
  await outbox.put(form);
  const attempt = await sendOne(outbox, () => Promise.resolve(receipt), form, at(1));
  expect(attempt).toEqual({ outcome: 'received', receipt });
  expect(await outbox.all()).toEqual([]);
});

test('without a network the form stays, is marked offline, and the retry has the same UUID and a new sentAt', async () => {
  const outbox = memoryOutbox();
  await outbox.put(form);
  const sent: ResponseBody[] = [];
  const post = (body: ResponseBody) => {
    sent.push(body);
    return sent.length === 1 ? Promise.reject(networkProblem()) : Promise.resolve(receipt);
  };
  expect((await sendOne(outbox, post, form, at(1))).outcome).toBe('waiting');
  const [waiting] = await outbox.all();
  expect(waiting).toMatchObject({ id: form.id, tries: 1, refused: null, body: { offline: true } });
  expect((await sendOne(outbox, post, waiting as WaitingForm, at(9))).outcome).toBe('received');
  expect(sent.map((body) => [body.id, body.sentAt, body.answeredAt])).toEqual([
    [form.id, '2026-11-23T02:01:00.000Z', '2026-11-23T02:00:00.000Z'],
    [form.id, '2026-11-23T02:09:00.000Z', '2026-11-23T02:00:00.000Z'],
  ]);
});

test('a busy server is not "offline": the form waits and keeps its mark', async () => {
  const outbox = memoryOutbox();
  const attempt = await sendOne(outbox, () => Promise.reject(refusal(503, 'busy')), form, at(1));
  expect(attempt.outcome).toBe('waiting');
  expect((await outbox.all())[0]?.body.offline).toBe(false);
});

test('a refusal that no retry can mend stays in the queue for help and is marked', async () => {
  const outbox = memoryOutbox();
  const attempt = await sendOne(outbox, () => Promise.reject(refusal(422, 'surveyClosed')), form, at(1));
  expect(attempt.outcome).toBe('refused');
  expect((await outbox.all())[0]?.refused).toBe('surveyClosed');
});

test('a fault of the page itself is not taken for an answer of the server', async () => {
  const outbox = memoryOutbox();
  await outbox.put(form);
  await expect(sendOne(outbox, () => Promise.reject(new TypeError('fault')), form, at(1))).rejects.toThrow('fault');
  expect(await outbox.all()).toHaveLength(1);
});

test('pauses double up to five minutes, and the server may ask for longer', () => {
  expect([1, 2, 3, 8, 9, 50].map((tries) => pauseBefore(tries, null))).toEqual([2, 4, 8, 256, 300, 300]);
  expect(pauseBefore(1, 30)).toBe(30);
});
