/** Survey rounds for tests, made over HTTP by a person of the cast as a person would make them. */
import { randomUUID } from 'node:crypto';
import type { Client } from './cast.js';

export interface TestSurvey {
  readonly id: string;
  /** The round's own public code. */
  readonly code: string;
  /** Agency id → the agency's public code. */
  readonly codes: Readonly<Record<string, string>>;
}

/** Id of the shipped version of a questionnaire. */
export async function questionnaireVersion(client: Client, questionnaireId: string): Promise<string> {
  const { body } = await client.get('/questionnaires?pageSize=200');
  const found = body.items.find(
    (item: { questionnaireId: string; isShipped: boolean }) =>
      item.questionnaireId === questionnaireId && item.isShipped,
  );
  if (found === undefined) throw new Error(`no questionnaire ${questionnaireId}`);
  return found.id;
}

export interface SurveyPlan {
  readonly questionnaireId?: string;
  readonly agencies: readonly string[];
  readonly open?: boolean;
  readonly body?: Record<string, unknown>;
}

/** Makes a round over `agencies` and, unless told otherwise, opens it. */
export async function makeSurvey(client: Client, plan: SurveyPlan): Promise<TestSurvey> {
  const made = await client.post('/surveys', {
    title: { vi: 'Đợt thử', en: 'Test round' },
    questionnaireVersionId: await questionnaireVersion(client, plan.questionnaireId ?? 'kiosk-quick'),
    channels: ['publicLink', 'import', 'paper'],
    indexChannels: ['publicLink', 'import'],
    ...plan.body,
  });
  if (made.status !== 201) throw new Error(`the survey was not made: ${JSON.stringify(made.body)}`);
  const { id, code } = made.body;
  const set = await client.put(`/surveys/${id}/agencies`, {
    agencies: plan.agencies.map((agencyId) => ({ agencyId })),
  });
  if (set.status !== 200) throw new Error(`agencies were not set: ${JSON.stringify(set.body)}`);
  if (plan.open !== false) {
    const opened = await client.post(`/surveys/${id}/open`);
    if (opened.status !== 200) throw new Error(`the survey was not opened: ${JSON.stringify(opened.body)}`);
  }
  const codes = set.body.items.map((item: { agencyId: string; code: string }) => [item.agencyId, item.code]);
  return { id, code, codes: Object.fromEntries(codes) };
}

/** An answer as the survey page sends it; `over` replaces fields. */
export function answer(form: string, over: Record<string, unknown> = {}): Record<string, unknown> & { id: string } {
  const at = new Date().toISOString();
  return {
    id: randomUUID(),
    form,
    respondentKind: 'citizen',
    answers: { K1: 5 },
    profile: {},
    answeredAt: at,
    sentAt: at,
    locale: 'vi',
    offline: false,
    ...over,
  };
}
