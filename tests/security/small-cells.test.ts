import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addCast, clientOf, signIn, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';
import { answer, makeSurvey, type TestSurvey } from '../support/surveys.js';

/**
 * LESSONS L18: everything the public can read about a ranking, put together, lets nobody find a figure over fewer than ten
 * forms. The attacker here knows the rules, subtracts what is printed from every printed total and tries every small base.
 */

const HIDE_BELOW = 10;
/** Items of sipas-2017 by factor, as its catalogue file lists them. */
const FACTORS: Readonly<Record<string, number>> = { TC: 4, TT: 5, CC: 6, KQ: 3, PA: 4 };
let server: TestServer;
let cast: Cast;
let one: Client;
let two: Client;
let reader: Client;

beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
  one = await signIn(server, 'home-affairs');
  two = await signIn(server, 'home-affairs-2');
  reader = clientOf(server);
});

afterAll(() => server.stop());

type Answers = Record<string, number>;

async function bring(survey: TestSurvey, channel: string, agencyId: string, forms: readonly Answers[]): Promise<void> {
  for (let from = 0; from < forms.length; from += 250) {
    const sent = await one.post(`/surveys/${survey.id}/responses`, {
      channel,
      responses: forms.slice(from, from + 250).map((answers) => ({
        id: randomUUID(),
        agencyId,
        respondentKind: 'citizen',
        answers,
        profile: {},
        answeredAt: new Date().toISOString(),
      })),
    });
    if (sent.status !== 201) throw new Error(JSON.stringify(sent.body));
  }
}

interface Exact {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));
const exact = (numerator: bigint, denominator: bigint): Exact => {
  const by = gcd(numerator, denominator);
  return { numerator: numerator / by, denominator: denominator / by };
};
const parse = (text: string): Exact => {
  const [numerator, denominator = '1'] = text.split('/');
  return exact(BigInt(numerator!), BigInt(denominator));
};
const plus = (a: Exact, b: Exact): Exact =>
  exact(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
const times = (a: Exact, by: bigint): Exact => exact(a.numerator * by, a.denominator);

interface Published {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the attacker reads raw JSON
  readonly ranking: any;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly profiles: any[];
}

async function publish(surveyId: string): Promise<Published> {
  const run = await one.post(`/surveys/${surveyId}/runs`, {});
  expect(run.status).toBe(201);
  const prepared = await one.post('/publications', { runId: run.body.id, title: { vi: 'Ô nhỏ', en: 'Small cells' } });
  expect(prepared.status).toBe(201);
  expect((await two.post(`/publications/${prepared.body.id}/approve`, {})).status).toBe(200);
  const ranking = (await reader.get(`/rankings/${prepared.body.id}`)).body;
  const profiles = [];
  for (const row of ranking.rows) {
    profiles.push((await reader.get(`/rankings/${prepared.body.id}/agencies/${row.agencyId}`)).body);
  }
  return { ranking, profiles };
}

/** Every small base that subtraction finds, in words. */
function attack({ ranking, profiles }: Published): string[] {
  const found: string[] = [];
  const printed = (name: string, n: unknown): void => {
    if (typeof n === 'number' && n > 0 && n < HIDE_BELOW) found.push(`${name}: ${n} is printed`);
  };
  for (const row of ranking.rows) {
    printed(row.name, row.n);
    for (const factor of row.factors) printed(`${row.name} ${factor.code}`, factor.n);
  }
  for (const { row, items, channels } of profiles) {
    for (const item of items) printed(`${row.name} ${item.code}`, item.n);
    for (const channel of channels) printed(`${row.name} ${channel.channel}`, channel.n);
    if (row.n !== null) {
      // the channels of the index add up to the forms of the row
      const index = channels.filter((channel: { entersIndex: boolean }) => channel.entersIndex);
      const shown = index.reduce((sum: number, channel: { n: number | null }) => sum + (channel.n ?? 0), 0);
      const rest = row.n - shown;
      if (rest > 0 && rest < HIDE_BELOW) found.push(`${row.name}: hidden channels together have ${rest} forms`);
    }
    for (const factor of row.factors) {
      const own = items.filter(
        (item: { factorCode: string; rated: boolean }) => item.factorCode === factor.code && item.rated,
      );
      const hidden = own.filter((item: { n: number | null }) => item.n === null);
      if (factor.valueExact === null) {
        if (hidden.length < own.length) found.push(`${row.name} ${factor.code}: hidden, yet its items are printed`);
        continue;
      }
      // answers of a factor are the sum of its items': try every small base for what is hidden
      let satisfied = 0;
      let answers = 0;
      for (const item of own) {
        answers += item.n ?? 0;
        for (const level of item.levels) if (level.satisfied) satisfied += level.count;
      }
      const value = parse(factor.valueExact);
      const fits: string[] = [];
      for (let v = 1; hidden.length > 0 && v < HIDE_BELOW; v += 1) {
        for (let s = 0; s <= v; s += 1) {
          const sum = exact(BigInt(100 * (satisfied + s)), BigInt(answers + v));
          if (sum.numerator === value.numerator && sum.denominator === value.denominator) fits.push(`${s}/${v}`);
        }
      }
      if (hidden.length === 1 && fits.length > 0) found.push(`${row.name} ${hidden[0].code}: ${fits.join(' or ')}`);
    }
  }
  for (const group of ranking.groups) {
    const rows = ranking.rows.filter((row: { kind: string }) => row.kind === group.kind);
    const forms = rows.reduce((sum: number, row: { n: number | null }) => sum + (row.n ?? 0), 0);
    if (group.forms !== forms) found.push(`${group.kind}: ${group.forms - forms} forms of hidden agencies`);
    for (const mean of group.factors) {
      if (mean.valueExact === null) continue;
      const cells = rows.map((row: { factors: { code: string; valueExact: string | null }[] }) =>
        row.factors.find(({ code }) => code === mean.code),
      );
      const shown = cells.filter((cell: { valueExact: string | null } | undefined) => cell?.valueExact);
      if (mean.n === shown.length + 1) {
        const sum = shown.reduce(
          (total: Exact, cell: { valueExact: string }) => plus(total, parse(cell.valueExact)),
          parse('0'),
        );
        const left = plus(times(parse(mean.valueExact), BigInt(mean.n)), times(sum, -1n));
        found.push(`${group.kind} ${mean.code}: the hidden agency has ${left.numerator}/${left.denominator}`);
      }
    }
  }
  if (ranking.responses !== ranking.groups.reduce((sum: number, group: { forms: number }) => sum + group.forms, 0)) {
    found.push('the total of forms says more than the groups');
  }
  return found;
}

/** All items of some factors at one level. */
const full = (level: number, factors: readonly string[] = Object.keys(FACTORS)): Answers =>
  Object.fromEntries(
    factors.flatMap((code) => Array.from({ length: FACTORS[code]! }, (_, i) => [`${code}${i + 1}`, level] as const)),
  );

const times40 = <T>(of: (at: number) => T): T[] => Array.from({ length: 40 }, (_, at) => of(at));

const plan = { channels: ['publicLink', 'paper', 'import'], indexChannels: ['publicLink', 'import'] };

describe('the public cannot find a figure over fewer than ten forms', () => {
  it('by taking the printed channels of the index from the row', async () => {
    const agencyId = cast.agencies['so-mot'];
    const survey = await makeSurvey(one, { agencies: [agencyId], body: plan });
    // 40 imported and 5 by link enter the index; 20 on paper stand beside it and are the next smallest
    await bring(
      survey,
      'import',
      agencyId,
      times40((at) => ({ K1: 1 + (at % 5) })),
    );
    await bring(survey, 'paper', agencyId, times40((at) => ({ K1: 1 + (at % 5) })).slice(0, 20));
    for (let i = 0; i < 5; i += 1) {
      const sent = await reader.post('/responses', answer(survey.codes[agencyId]!, { answers: { K1: 1 } }));
      expect(sent.status).toBe(201);
    }
    const published = await publish(survey.id);
    expect(attack(published)).toEqual([]);
    expect(published.ranking.rows[0].n).toBe(45);
    const paper = published.profiles[0].channels.find(({ channel }: { channel: string }) => channel === 'paper');
    // paper adds up to nothing that is printed, so it may stay
    expect(paper.n).toBe(20);
  });

  it('by adding small channels up to one that is still small', async () => {
    const agencyId = cast.agencies['so-hai'];
    const survey = await makeSurvey(one, {
      agencies: [agencyId],
      body: { channels: ['paper', 'phone', 'import'], indexChannels: ['paper', 'phone', 'import'] },
    });
    await bring(
      survey,
      'import',
      agencyId,
      times40(() => ({ K1: 5 })),
    );
    await bring(survey, 'paper', agencyId, [{ K1: 1 }, { K1: 1 }]);
    await bring(survey, 'phone', agencyId, [{ K1: 1 }, { K1: 2 }, { K1: 2 }]);
    expect(attack(await publish(survey.id))).toEqual([]);
  });

  it('by taking the other agencies from the mean of a factor', async () => {
    const [a, b] = [cast.agencies['so-mot'], cast.agencies['so-hai']];
    const survey = await makeSurvey(one, { questionnaireId: 'sipas-2017', agencies: [a, b], body: plan });
    // at A five people answered PA and twelve KQ: PA is hidden by its base, KQ so that PA is not the rest
    await bring(
      survey,
      'import',
      a,
      times40((at) => ({
        ...full(4 + (at % 2), ['TC', 'TT', 'CC']),
        ...(at < 12 ? full(at < 7 ? 5 : 2, ['KQ']) : {}),
        ...(at < 5 ? full(1, ['PA']) : {}),
      })),
    );
    await bring(
      survey,
      'import',
      b,
      times40((at) => full(1 + (at % 5))),
    );
    const published = await publish(survey.id);
    const row = published.ranking.rows.find((each: { agencyId: string }) => each.agencyId === a);
    expect(row.factors.map(({ n }: { n: number | null }) => n)).toEqual([40, 40, 40, null, null]);
    expect(attack(published)).toEqual([]);
  });

  it('by subtraction in a random table', async () => {
    const agencies = [...Object.values(cast.agencies).slice(0, 6)];
    // a fixed sequence: the same tables in every run
    let state = 20_261_123;
    const draw = (below: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % below;
    };
    const survey = await makeSurvey(one, { questionnaireId: 'sipas-2017', agencies, body: plan });
    for (const agencyId of agencies) {
      const forms = 8 + draw(40);
      const answering = Object.fromEntries(Object.keys(FACTORS).map((code) => [code, 1 + draw(forms)]));
      const answeringItem = Object.fromEntries(
        Object.keys(full(1)).map((code) => [code, draw(3) === 0 ? 1 + draw(12) : 99]),
      );
      const made = Array.from({ length: forms }, (_, at): Answers => ({
        TC1: 1 + draw(5),
        ...Object.fromEntries(
          Object.keys(full(1))
            .filter((code) => at < answering[code.slice(0, 2)]! && at < answeringItem[code]!)
            .map((code) => [code, 1 + draw(5)]),
        ),
      }));
      const onPaper = draw(14);
      await bring(survey, 'import', agencyId, made.slice(onPaper));
      if (onPaper > 0) await bring(survey, 'paper', agencyId, made.slice(0, onPaper));
    }
    expect(attack(await publish(survey.id))).toEqual([]);
  });
});
