/** `thuocdo satisfaction` on the Likert cases a01 and a02 (figures of R) and on the worked example of METHODS §2.1. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ratio } from '../../../scoring/index.js';
import { run } from '../../../server/cli/satisfaction.js';
import { factor, questionnaireOf } from './small-questionnaire.js';

const cases = join(import.meta.dirname, '../../reference/cases');
type Row = Record<string, number | string | null>;
interface Check {
  method: string;
  args: {
    groups: string[];
    by: string | null;
    factors?: Record<string, string[]>;
    factorWeights?: Record<string, number>;
  };
  expect: Row[];
}
interface Figure {
  value: string | null;
  valueExact: string | null;
}
interface Scored {
  id: string;
  rows: number;
  forms: number;
  items: (Row & { code: string; n: number; counts: Record<string, number> })[];
  factors: { code: string; n: number; answers: number; byRule: Record<string, Figure> }[];
  index: Figure & { n: number; answers: number; byRule: Record<string, Figure> };
  rank: { competition: number } | null;
}
interface Document {
  agencies: Scored[];
  all: Scored;
  ranking: { ranked: { rank: number; id: string }[]; unranked: { id: string; reason: string }[] }[];
  responses: Record<string, unknown> & { outsideCodes: Record<string, Record<string, number>> };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thuocdo-satisfaction-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the command with stdout and stderr caught. */
async function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const caught = { out: '', err: '' };
  const [writeOut, writeErr] = [process.stdout.write, process.stderr.write];
  const into = (key: 'out' | 'err') =>
    ((text: string, done?: unknown) => {
      caught[key] += text;
      if (typeof done === 'function') done();
      return true;
    }) as typeof process.stdout.write;
  process.stdout.write = into('out');
  process.stderr.write = into('err');
  try {
    return { code: await run(args), ...caught };
  } finally {
    process.stdout.write = writeOut;
    process.stderr.write = writeErr;
  }
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const exact = (figure: Figure | undefined): number | null =>
  figure === undefined || figure.valueExact === null ? null : Ratio.parse(figure.valueExact).toNumber();

function close(actual: number | null, wanted: unknown, where: string): void {
  if (wanted === null) expect(actual, where).toBeNull();
  else
    expect(Math.abs((actual ?? NaN) - (wanted as number)), where).toBeLessThanOrEqual(
      1e-10 * Math.abs(wanted as number),
    );
}

describe.each(['a01-likert', 'a02-likert-edge'])('%s', (name) => {
  const { checks } = JSON.parse(readFileSync(join(cases, name, 'expected.json'), 'utf8')) as { checks: Check[] };
  const overall = checks.find((check) => check.method === 'likert.overall' && check.args.by !== null)!;
  const factors = overall.args.factors!;
  const weights = overall.args.factorWeights;
  const questionnaire = questionnaireOf(
    Object.entries(factors).map(([code, items]) => factor(code, items)), // prettier-ignore
  );
  const scored = async (rule: string): Promise<Document> => {
    const { code, out, err } = await command(
      '--questionnaire',
      file('questionnaire.json', JSON.stringify(questionnaire)),
      '--responses',
      join(cases, name, 'input.csv'),
      '--rule',
      rule,
      '--minimum',
      '1',
      '--agencies',
      overall.args.groups.join(','),
      ...(weights === undefined ? [] : ['--weights', Object.entries(weights).map(([key, value]) => `${key}=${value}`).join(',')]), // prettier-ignore
    );
    expect([code, err]).toEqual([0, '']);
    return JSON.parse(out) as Document;
  };
  const find = (document: Document, group: unknown): Scored =>
    group === 'ALL' ? document.all : document.agencies.find(({ id }) => id === group)!;

  it('reproduces item summaries', async () => {
    const document = await scored('topBoxShare/pooled');
    let compared = 0;
    for (const check of checks.filter(({ method }) => method === 'likert.itemSummary')) {
      for (const row of check.expect) {
        const item = find(document, row['group']).items.find(({ code }) => code === row['item'])!;
        expect([item.n, ...[1, 2, 3, 4, 5].map((level) => item.counts[level])]).toEqual([row['valid'], row['c1'], row['c2'], row['c3'], row['c4'], row['c5']]); // prettier-ignore
        expect([item['sum'], item['sumSquares'], item['median']]).toEqual([
          row['sum'],
          row['sumSquares'],
          row['median'],
        ]);
        const text = (key: string): Figure => ({ value: null, valueExact: item[key] as string | null });
        close(exact(text('meanExact')), row['mean'], `${row['group']} ${row['item']}`);
        close(exact(text('percentSatisfiedExact')), row['pctSatisfied'], `${row['group']} ${row['item']}`);
        close(item['sd'] as number | null, row['sd'], `${row['group']} ${row['item']}`);
        if (row['group'] === 'ALL') {
          const outside = document.responses.outsideCodes[row['item'] as string] ?? {};
          expect([outside['88'] ?? 0, outside['99'] ?? 0]).toEqual([row['notApplicable'], row['refused']]);
        }
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(5);
  });

  it('reproduces factor summaries', async () => {
    const document = await scored('topBoxShare/pooled');
    for (const check of checks.filter(({ method }) => method === 'likert.factorSummary')) {
      for (const row of check.expect) {
        const own = find(document, row['group']).factors.find(({ code }) => code === row['factor'])!;
        expect([own.answers, own.n]).toEqual([row['answers'], row['persons']]);
        const where = `${row['group']} ${row['factor']}`;
        close(exact(own.byRule['sectionMean/pooled']), row['meanPooled'], where);
        close(exact(own.byRule['topBoxShare/pooled']), row['pctPooled'], where);
        close(exact(own.byRule['sectionMean/meanOfItems']), row['meanOfItems'], where);
        close(exact(own.byRule['topBoxShare/meanOfItems']), row['pctOfItems'], where);
        const persons = exact(own.byRule['personMeanPercent/pooled']);
        close(persons === null ? null : persons / 20, row['meanOfPersons'], where);
      }
    }
  });

  it.each([
    ['topBoxShare/pooled', 'pctPooled', 'rankPctPooled'],
    ['topBoxShare/meanOfFactors', 'pctOfFactors', 'rankPctOfFactors'],
  ])('reproduces overall figures and ranks under %s', async (rule, value, rank) => {
    const document = await scored(rule);
    for (const check of checks.filter(({ method }) => method === 'likert.overall')) {
      for (const row of check.expect) {
        const own = find(document, row['group']);
        const where = `${row['group']} ${rule}`;
        expect([own.rows, own.index.answers]).toEqual([row['respondents'], row['answers']]);
        close(exact(own.index), row[value], where);
        close(exact(own.index.byRule['sectionMean/pooled']), row['meanPooled'], where);
        close(exact(own.index.byRule['factorMean/meanOfFactors']), row['meanOfFactors'], where);
        if ('pctWeighted' in row) {
          close(exact(own.index.byRule['topBoxShare/fixedWeights']), row['pctWeighted'], where);
          close(exact(own.index.byRule['factorMean/fixedWeights']), row['meanWeighted'], where);
        }
        if (rank in row) expect(own.rank?.competition ?? null, where).toBe(row[rank]);
      }
    }
  });
});

describe('the worked example of METHODS §2.1', () => {
  const responses = 'q1,q2,q3\n5,4,3\n4,4,\n5,5,5\n2,3,4\n';

  it.each([
    ['topBoxShare/pooled', '800/11', '72.73'],
    ['meanOver5Percent', '80/1', '80.00'],
    ['personMeanPercent', '80/1', '80.00'],
    ['personsMean4', '75/1', '75.00'],
    ['allItemsSatisfied', '50/1', '50.00'],
    ['sectionMean', '4/1', '4.00'],
  ])('%s, without a questionnaire', async (rule, valueExact, value) => {
    const { out } = await command('--responses', file('r.csv', responses), '--rule', rule);
    const [agency] = (JSON.parse(out) as Document).agencies;
    expect(agency?.index).toMatchObject({ valueExact, value, n: 4, answers: 11 });
    expect(agency).toMatchObject({ eligibility: { eligible: false, minimum: 30, reason: 'belowMinimum' }, rank: null });
  });

  it('is the same with semicolons, quotes, a byte order mark and CRLF', async () => {
    const excel = `\uFEFF${responses.replaceAll(',', ';').replaceAll('\n', '\r\n').replace('q1', '"q1"')}`;
    const { out } = await command('--responses', file('r.csv', excel));
    expect((JSON.parse(out) as Document).agencies[0]?.index.valueExact).toBe('800/11');
  });
});

describe('refused input', () => {
  const problem = async (...args: string[]) => {
    const { code, out, err } = await command(...args);
    expect([code, out]).toEqual([2, '']);
    return (JSON.parse(err) as { problems: { in: string; code: string; path: string }[] }).problems[0];
  };

  it('names the file, the place and the reason', async () => {
    const good = file('r.csv', 'agency,q1\nA,5\n');
    expect(await problem('--responses', join(folder, 'absent.csv'))).toMatchObject({
      in: 'responses',
      code: 'fileNotReadable',
    });
    expect(await problem()).toMatchObject({ in: 'arguments', code: 'missingArgument', path: '/responses' });
    expect(await problem('--unheard')).toMatchObject({ in: 'arguments', code: 'badArgument' });
    expect(await problem('--responses', good, '--rule', 'unheard')).toMatchObject({ code: 'unknownRule' });
    expect(await problem('--responses', good, '--minimum', '-1')).toMatchObject({ code: 'badArgument' });
    expect(await problem('--responses', good, '--minimum', 'x')).toMatchObject({
      code: 'notInteger',
      path: '/minimum',
    });
    expect(await problem('--responses', good, '--questionnaire', good)).toMatchObject({
      in: 'questionnaire',
      code: 'notJson',
    });
    const bare = file('q.json', '{"id":"x"}');
    expect(await problem('--responses', good, '--questionnaire', bare)).toMatchObject({
      code: 'missingProperty',
      path: '/version',
    });
    const form = file('form.json', JSON.stringify(questionnaireOf([factor('F', ['q1'])])));
    const words = file('w.csv', 'agency,q1\nA,5\nA,tốt\n');
    expect(await problem('--responses', words, '--questionnaire', form)).toMatchObject({
      code: 'wrongType',
      path: '/2/q1',
    });
    const other = file('o.csv', 'agency,x\nA,5\n');
    expect(await problem('--responses', other, '--questionnaire', form)).toMatchObject({ code: 'noItemColumn' });
    const twice = file('t.csv', 'q1,q1\n5,5\n');
    expect(await problem('--responses', twice, '--questionnaire', form)).toMatchObject({ code: 'duplicateColumn' });
  });
});
