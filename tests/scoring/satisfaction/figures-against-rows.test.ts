/** Every rule from tallies gives what the definition gives over raw answers: value, n and clustered standard error. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTallies, resolveRule, satisfactionFigure, tallyLayout, tallyOf } from '../../../scoring/index.js';
import { designRatio, surveyDesign } from '../../../scoring/index.js';
import { rawFigure, type Row } from './raw-rows.js';
import { factor, questionnaireOf } from './small-questionnaire.js';

const factors = [
  [0, 1, 2],
  [3, 4],
  [5, 6, 7, 8],
];
const weights = { A: 0.5, B: 0.2, C: '0.3' };
const questionnaire = questionnaireOf([
  factor('A', ['q0', 'q1', 'q2']),
  factor('B', ['q3', 'q4']),
  factor('C', ['q5', 'q6', 'q7', 'q8']),
]);
const layout = tallyLayout(questionnaire, {}, { itemPairs: true });

const rules = [
  'topBoxShare/pooled',
  'topBoxShare/meanOfItems',
  'topBoxShare/meanOfFactors',
  'topBoxShare/fixedWeights',
  'sectionMean/meanOfSections',
  'factorMean/meanOfFactors',
  'factorMean/meanOfItems',
  'factorMean/pooled',
  'meanOver5Percent/pooled',
  'meanOver5Percent/meanOfSections',
  'meanOver5Percent/fixedWeights',
  'personMeanPercent/pooled',
  'personsMean4/pooled',
  'allItemsSatisfied/pooled',
  'pointsPerIndicator/sumOfItemMeans',
];

/** Answers with blanks and not-applicable codes; whole forms without a rating among them. */
const answer = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 1, arbitrary: fc.constantFrom(null, 9) },
);
const rowsOf = fc.array(fc.array(answer, { minLength: 9, maxLength: 9 }), { minLength: 0, maxLength: 40 });
const valid = (rows: readonly (readonly (number | null)[])[]): Row[] =>
  rows.map((row) => row.map((level) => (level === 9 ? null : level)));

describe('figures from tallies', () => {
  it.each(rules)('%s equals its definition over raw answers', (id) => {
    const rule = resolveRule(questionnaire, id, { weights });
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const tally = mergeTallies(layout, rows.map((levels) => tallyOf(layout, { levels }))); // prettier-ignore
        const figure = satisfactionFigure(layout, tally, rule, { scope: 0 });
        const raw = rawFigure(id, valid(rows), factors, id.endsWith('fixedWeights') ? [0.5, 0.2, 0.3] : undefined);
        expect(figure.forms).toBe(raw.forms);
        if (raw.value === null) {
          expect(figure).toMatchObject({ value: null, reason: 'noAnswers', interval: null });
          return;
        }
        expect(figure.value?.toNumber()).toBeCloseTo(raw.value, 9);
        if (raw.standardError === null) expect(figure.standardError).toBeNull();
        else expect(figure.standardError).toBeCloseTo(raw.standardError, 7);
      }),
      { numRuns: 150 },
    );
  });

  it('agree per factor with the ratio estimate of the survey design (R: svyratio)', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const tally = mergeTallies(layout, rows.map((levels) => tallyOf(layout, { levels }))); // prettier-ignore
        const own = valid(rows).map((row) =>
          factors[2]!.map((column) => row[column]!).filter((level) => level !== null),
        );
        const answered = own.filter((levels) => levels.length > 0);
        const factorAt = layout.scopes.findIndex((scope) => scope.code === 'C');
        const figure = satisfactionFigure(layout, tally, resolveRule(questionnaire), { scope: factorAt });
        expect(figure.forms).toBe(answered.length);
        if (answered.length < 2) return;
        const design = surveyDesign({
          ids: [answered.map((_, i) => `form ${i}`)],
          weights: answered.map(() => 1),
        });
        const { ratio, se } = designRatio(
          design,
          answered.map((levels) => levels.filter((level) => level >= 4).length),
          answered.map((levels) => levels.length),
        );
        expect(figure.value?.toNumber()).toBeCloseTo(100 * ratio!, 9);
        expect(figure.standardError).toBeCloseTo(100 * se!, 7);
      }),
      { numRuns: 100 },
    );
  });

  it('shrink the error by √(1 − n/N) and become a census at N = n', () => {
    const rows = [
      [5, 4, 3, 4, 4, 5, 5, 2, 1],
      [4, 4, 9, 2, 1, 5, null, 2, 1],
      [5, 5, 5, 5, 5, 5, 5, 5, 4],
    ];
    const tally = mergeTallies(layout, rows.map((levels) => tallyOf(layout, { levels }))); // prettier-ignore
    const rule = resolveRule(questionnaire);
    const open = satisfactionFigure(layout, tally, rule, { scope: 0 });
    const finite = satisfactionFigure(layout, tally, rule, { scope: 0 }, 12);
    expect(finite.standardError).toBeCloseTo(open.standardError! * Math.sqrt(1 - 3 / 12), 12);
    const census = satisfactionFigure(layout, tally, rule, { scope: 0 }, 3);
    expect(census.interval).toMatchObject({
      name: 'census',
      lower: census.value!.toNumber(),
      upper: census.value!.toNumber(),
    });
  });

  it('say nothing about the error of a mean of items when the layout keeps no item pairs', () => {
    const bare = tallyLayout(questionnaire, {}, { itemPairs: false });
    const tally = mergeTallies(bare, [tallyOf(bare, { levels: [5, 4, 3] }), tallyOf(bare, { levels: [1, 2, 3] })]);
    const figure = satisfactionFigure(bare, tally, resolveRule(questionnaire, 'topBoxShare/meanOfItems'), { scope: 0 });
    expect(figure.value?.toText()).toBe('100/3');
    expect([figure.standardError, figure.interval]).toEqual([null, null]);
  });
});
