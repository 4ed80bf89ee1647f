/** The worked example of METHODS §2.1 (published/satisfaction-rules-example): every figure by hand. */
import { describe, expect, it } from 'vitest';
import {
  mergeTallies,
  resolveRule,
  satisfactionFigure,
  scoreSatisfaction,
  tallyLayout,
  tallyOf,
} from '../../../scoring/index.js';
import { factor, questionnaireOf } from './small-questionnaire.js';

const questionnaire = questionnaireOf([factor('F', ['q1', 'q2', 'q3'])]);
const forms = [
  [5, 4, 3],
  [4, 4, 9],
  [5, 5, 5],
  [2, 3, 4],
];

function figure(ruleId: string, from = questionnaire) {
  const layout = tallyLayout(from, {}, { itemPairs: true });
  const tally = mergeTallies(
    layout,
    forms.map((levels) => tallyOf(layout, { levels })),
  );
  return satisfactionFigure(layout, tally, resolveRule(from, ruleId), { scope: 0 });
}

describe('four respondents × three items: 5 4 3 / 4 4 – / 5 5 5 / 2 3 4', () => {
  // 44 points in 11 valid answers, 8 of them 4 or 5.
  it.each([
    ['topBoxShare/pooled', '800/11', '72.73'],
    // q1 3/4, q2 3/4, q3 2/3
    ['topBoxShare/meanOfItems', '650/9', '72.22'],
    ['topBoxShare/meanOfFactors', '800/11', '72.73'],
    ['sectionMean/meanOfSections', '4/1', '4.00'],
    ['factorMean/meanOfFactors', '4/1', '4.00'],
    ['meanOver5Percent/pooled', '80/1', '80.00'],
    // 12/15, 8/10, 15/15, 9/15 → (0.8 + 0.8 + 1 + 0.6)/4
    ['personMeanPercent/pooled', '80/1', '80.00'],
    ['personsMean4/pooled', '75/1', '75.00'],
    ['allItemsSatisfied/pooled', '50/1', '50.00'],
  ])('%s = %s = %s', (rule, exact, rounded) => {
    const { value, forms: n, answers } = figure(rule);
    expect(value?.toText()).toBe(exact);
    expect(value?.toFixed(2)).toBe(rounded);
    expect([n, answers]).toEqual([4, 11]);
  });

  it('has a linearised standard error with the form as cluster for the pooled share', () => {
    // R = 8/11; z = s − R·m per form: 2 − 24/11, 2 − 16/11, 3 − 24/11, 1 − 24/11 = (−2, 6, 9, −13)/11
    const squares = (4 + 36 + 81 + 169) / 121;
    const expected = (100 / 11) * Math.sqrt((4 / 3) * squares);
    const { standardError, df, interval } = figure('topBoxShare/pooled');
    expect(standardError).toBeCloseTo(expected, 10);
    expect(df).toBe(3);
    expect(interval?.name).toBe('logitT');
  });

  it('has the same index in the top function', () => {
    const layout = tallyLayout(questionnaire);
    const tally = mergeTallies(
      layout,
      forms.map((levels) => tallyOf(layout, { levels })),
    );
    const score = scoreSatisfaction({ questionnaire, agencies: [{ id: 'a', tally }], minimum: 1, hideBelow: 0 });
    expect(score.agencies[0]?.index).toMatchObject({ value: '72.73', valueExact: '800/11', n: 4 });
    expect(score.agencies[0]?.rank).toMatchObject({ rank: 1, of: 1, range: { from: 1, to: 1 } });
  });
});
