/** What must hold of every satisfaction score, whatever the answers (issue: property tests of the satisfaction rooms). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allRuleIds,
  mergeTallies,
  Ratio,
  resolveRule,
  satisfactionFigure,
  scoreSatisfaction,
  tallyLayout,
  tallyOf,
  type SatisfactionScore,
} from '../../../scoring/index.js';
import { factor, questionnaireOf } from './small-questionnaire.js';

const questionnaire = questionnaireOf([factor('A', ['q0', 'q1']), factor('B', ['q2', 'q3', 'q4'])]);
const layout = tallyLayout(questionnaire, {}, { itemPairs: true });
const rules = allRuleIds().filter((id) => !id.startsWith('generalQuestion'));
const weights = { A: 1, B: 3 };
const ruleOf = (id: string) => resolveRule(questionnaire, id, { weights });

const level = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(9, null) },
);
const form = fc.array(level, { minLength: 5, maxLength: 5 });
const forms = fc.array(form, { maxLength: 14 });
const agencies = fc.array(forms, { minLength: 1, maxLength: 7 });
const tallyFor = (list: readonly (readonly (number | null)[])[]): number[] =>
  mergeTallies(layout, list.map((levels) => tallyOf(layout, { levels }))); // prettier-ignore

function scoreOf(lists: readonly (readonly (readonly (number | null)[])[])[], rule: string): SatisfactionScore {
  return scoreSatisfaction({
    questionnaire,
    layout,
    rule: ruleOf(rule),
    agencies: lists.map((list, i) => ({ id: `a${i}`, tally: tallyFor(list) })),
    minimum: 1,
    hideBelow: 0,
  });
}

/** Every number anywhere in a result. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** METHODS §2.1 in words: what the answers of a form must be for the rule's highest figure. */
function isMaximal(rule: string, list: readonly (readonly (number | null)[])[]): boolean {
  const answered = list.map((levels) => levels.filter((answer) => answer !== null));
  const everyAnswer = (least: number): boolean => answered.flat().every((answer) => answer >= least);
  const everyPart = (columns: readonly (readonly number[])[]): boolean =>
    columns.every((part) => list.some((levels) => part.some((column) => levels[column] !== null)));
  if (/^(topBoxShare|allItemsSatisfied)/.test(rule)) return everyAnswer(4);
  if (rule.startsWith('personsMean4')) {
    return answered.every((answers) => answers.reduce((sum, answer) => sum + answer, 0) >= 4 * answers.length);
  }
  if (rule.startsWith('pointsPerIndicator')) return everyAnswer(5) && everyPart([[0], [1], [2], [3], [4]]);
  if (rule === 'rescale1To10/sumOfDimensions') return everyAnswer(5) && everyPart([[0, 1], [2, 3, 4]]); // prettier-ignore
  return everyAnswer(5);
}

describe.each(rules)('%s', (id) => {
  const [low, maximum] = id.startsWith('pointsPerIndicator')
    ? [5, 25]
    : id === 'rescale1To10/sumOfDimensions'
      ? [1, 20]
      : id.startsWith('rescale')
        ? [1, 10]
        : /^(section|factor)Mean/.test(id)
          ? [1, 5]
          : [0, 100];

  it('stays within its bounds, and so does its interval, which contains it', () => {
    fc.assert(
      fc.property(forms, fc.option(fc.integer({ min: 1, max: 40 }), { nil: null }), (list, population) => {
        const figure = satisfactionFigure(layout, tallyFor(list), ruleOf(id), { scope: 0 }, population);
        if (figure.value === null) return;
        const at = figure.value.toNumber();
        if (!id.startsWith('pointsPerIndicator')) expect(at).toBeGreaterThanOrEqual(low);
        expect(at).toBeLessThanOrEqual(maximum);
        if (figure.interval === null) return;
        expect(figure.interval.lower).toBeLessThanOrEqual(at);
        expect(figure.interval.upper).toBeGreaterThanOrEqual(at);
        expect(figure.interval.lower).toBeGreaterThanOrEqual(0);
        expect(figure.interval.upper).toBeLessThanOrEqual(maximum + 1e-9);
      }),
    );
  });

  it('never falls when one answer rises', () => {
    fc.assert(
      fc.property(fc.array(form, { minLength: 1, maxLength: 10 }), fc.nat(9), fc.nat(4), (list, row, column) => {
        const at = row % list.length;
        const answer = list[at]![column]!;
        if (answer === null || answer >= 5) return;
        const raised = list.map((levels, i) => (i === at ? levels.with(column, answer + 1) : levels));
        const [before, after] = [list, raised].map((rows) => satisfactionFigure(layout, tallyFor(rows), ruleOf(id), { scope: 0 }).value); // prettier-ignore
        expect(after!.compare(before!)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('has its maximum when every part is maximal, and only then', () => {
    const high = fc.constantFrom(3, 4, 5, 5, 5, 5, null);
    fc.assert(
      fc.property(fc.array(fc.tuple(high, high, high, high, high), { minLength: 1, maxLength: 4 }), (list) => {
        const { value } = satisfactionFigure(layout, tallyFor(list), ruleOf(id), { scope: 0 });
        if (value !== null) expect(value.equals(Ratio.of(maximum))).toBe(isMaximal(id, list));
      }),
      { numRuns: 200 },
    );
  });

  it('gives the maximum an interval that knows how few were asked', () => {
    const figure = satisfactionFigure(
      layout,
      tallyFor([
        [5, 5, 5, 5, 5],
        [5, 5, 5, 5, 5],
      ]),
      ruleOf(id),
      { scope: 0 },
    );
    expect(figure.value?.equals(Ratio.of(maximum))).toBe(true);
    expect(figure.interval?.name).toBe('wilsonForms');
    expect(figure.interval!.lower).toBeLessThan(maximum);
    expect(figure.interval!.upper).toBe(maximum);
  });
});

describe('fixed weights', () => {
  const fixed = rules.filter((id) => id.endsWith('fixedWeights'));

  it('give the same figure when all are multiplied by the same number', () => {
    fc.assert(
      fc.property(
        forms,
        fc.constantFrom(...fixed),
        fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 })),
        fc.constantFrom(2, 7, 0.5, 1000),
        (list, id, [a, b], times) => {
          const under = (A: number, B: number) => {
            const rule = resolveRule(questionnaire, id, { weights: { A, B } });
            return satisfactionFigure(layout, tallyFor(list), rule, { scope: 0 });
          };
          const [plain, scaled] = [under(a, b), under(a * times, b * times)];
          expect(scaled.value?.toText()).toBe(plain.value?.toText());
          expect(scaled).toMatchObject({ reason: plain.reason, standardError: plain.standardError, df: plain.df });
        },
      ),
    );
  });
});

describe('scores of several agencies', () => {
  it('hold only finite numbers and never −0', () => {
    fc.assert(
      fc.property(agencies, fc.constantFrom(...rules), (lists, id) => {
        const score = scoreOf(lists, id);
        for (const number of numbersIn(score)) expect(Number.isFinite(number) && !Object.is(number, -0)).toBe(true);
        expect(JSON.stringify(score)).not.toMatch(/NaN|Infinity|"-0/);
      }),
    );
  });

  it('rank by exact value: places form a permutation with ties, equal value ⇔ equal rank', () => {
    fc.assert(
      fc.property(agencies, fc.constantFrom(...rules), (lists, id) => {
        const ranked = scoreOf(lists, id).agencies.filter((agency) => agency.rank !== null);
        for (const a of ranked) {
          const better = ranked.filter(
            (b) => Ratio.parse(b.index.valueExact!).compare(Ratio.parse(a.index.valueExact!)) > 0,
          );
          expect(a.rank!.competition).toBe(1 + better.length);
          expect(a.rank!.dense).toBe(1 + new Set(better.map((b) => b.index.valueExact)).size);
          expect(a.rank!.of).toBe(ranked.length);
          expect(a.rank!.range.from).toBeLessThanOrEqual(a.rank!.competition);
          expect(a.rank!.range.to).toBeGreaterThanOrEqual(a.rank!.competition);
          for (const b of ranked) {
            expect(a.rank!.competition === b.rank!.competition).toBe(a.index.valueExact === b.index.valueExact);
          }
        }
        expect(ranked.map((agency) => agency.rank!.ordinal).sort((x, y) => x - y)).toEqual(ranked.map((_, i) => i + 1));
      }),
    );
  });

  it('do not change when an agency without answers joins', () => {
    fc.assert(
      fc.property(agencies, fc.constantFrom(...rules), (lists, id) => {
        const joined = scoreOf([...lists, []], id).agencies;
        expect(joined.slice(0, -1)).toEqual(scoreOf(lists, id).agencies);
        expect(joined.at(-1)).toMatchObject({
          rank: null,
          unranked: 'undefined',
          index: { value: null, reason: 'noAnswers' },
        });
      }),
    );
  });

  it('do not depend on the order in which agencies are given', () => {
    fc.assert(
      fc.property(agencies, fc.constantFrom(...rules), (lists, id) => {
        const named = lists.map((list, i) => ({ id: `a${i}`, tally: tallyFor(list) }));
        const score = (order: typeof named) =>
          scoreSatisfaction({ questionnaire, layout, rule: ruleOf(id), agencies: order, minimum: 1, hideBelow: 0 });
        const [forward, backward] = [score(named), score([...named].reverse())];
        expect([...backward.agencies].reverse()).toEqual(forward.agencies);
        expect(backward.groups).toEqual(forward.groups);
      }),
    );
  });
});
