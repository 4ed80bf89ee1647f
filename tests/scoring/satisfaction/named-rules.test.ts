/** Rules on other forms than 1..5 pooled: faces, counter points, governance dimensions, two blocks, overall question. */
import { describe, expect, it } from 'vitest';
import {
  mergeTallies,
  resolveRule,
  satisfactionFigure,
  tallyLayout,
  tallyOf,
  type Questionnaire,
  type ScaleChoices,
} from '../../../scoring/index.js';
import { factor, item, questionnaireOf } from './small-questionnaire.js';

type Levels = readonly (number | null)[];

function scored(questionnaire: Questionnaire, forms: readonly Levels[], choices: ScaleChoices = {}) {
  const layout = tallyLayout(questionnaire, choices);
  const tally = mergeTallies(layout, forms.map((levels) => tallyOf(layout, { levels }))); // prettier-ignore
  const figure = (id?: string, code = '', options: Parameters<typeof resolveRule>[2] = {}) =>
    satisfactionFigure(layout, tally, resolveRule(questionnaire, id, options), {
      scope: layout.scopes.findIndex((scope) => scope.code === code),
    });
  const itemFigure = (code: string, id?: string) =>
    satisfactionFigure(layout, tally, resolveRule(questionnaire, id), {
      item: layout.items.findIndex((slots) => slots.code === code),
    });
  return { figure, itemFigure };
}

describe('a kiosk question with three faces', () => {
  const kiosk = questionnaireOf([factor('K', [item('K1', { scale: 'likert5', alternativeScales: ['face3'] })])], {
    scoring: { satisfiedLevelsByScale: { likert5: [4, 5], face3: [3] } },
  });
  const { figure } = scored(kiosk, [[3], [3], [2], [1]], { K1: 'face3' });

  it('counts the happy face only, with Wilson’s interval', () => {
    // 2 of 4; Wilson by hand: (2 + 1.9207)/(4 + 3.8415) ± 1.96/(7.8415)·√(1 + 0.96036) = 0.5 ± 0.34996
    const { value, interval } = figure();
    expect(value?.toText()).toBe('50/1');
    expect(interval?.name).toBe('wilson');
    expect(interval?.lower).toBeCloseTo(15.0039, 3);
    expect(interval?.upper).toBeCloseTo(84.9961, 3);
  });

  it('has no meaning for rules that speak of 4 and 5', () => {
    for (const rule of ['personsMean4', 'allItemsSatisfied', 'meanOver5Percent', 'personMeanPercent']) {
      expect(figure(rule)).toMatchObject({ value: null, reason: 'scaleNot1To5', interval: null });
    }
    expect(figure('sectionMean').value?.toText()).toBe('9/4');
  });
});

describe('counter rating of TT 01/2018', () => {
  const counter = questionnaireOf(
    [
      factor(
        'CS',
        ['CS1', 'CS2', 'CS3'].map((code) => item(code, { scale: 'points' })),
      ),
    ],
    {
      scoring: {
        method: 'pointsPerIndicator',
        aggregation: 'sumOfItemMeans',
        satisfiedLevels: [],
        rounding: { decimals: 1, mode: 'halfUp', at: 'item' },
        itemSets: { official: ['CS1', 'CS3'] },
      },
    },
  );
  const { figure, itemFigure } = scored(counter, [
    [2, 2, null],
    [2, 1, null],
    [1, 0, null],
    [null, 0, null],
  ]);

  it('rounds each indicator to one decimal, half up, before it is summed', () => {
    // CS1 5/3 → 1.7; CS2 3/4 = 0.75 → 0.8; CS3 without data is left out, not rescaled.
    expect(itemFigure('CS1').value?.toText()).toBe('17/10');
    expect(itemFigure('CS2').value?.toText()).toBe('4/5');
    expect(figure()).toMatchObject({ partsUsed: 2, partsTotal: 3 });
    expect(figure().value?.toText()).toBe('5/2');
  });

  it('sums the items of a named set', () => {
    const official = figure(undefined, '', { itemSet: 'official' });
    expect(official.value?.toText()).toBe('17/10');
    expect(official).toMatchObject({ partsUsed: 1, partsTotal: 2 });
    expect(() => figure(undefined, '', { itemSet: 'unheard' })).toThrow(/item set/);
  });

  it('has no satisfied levels', () => {
    expect(figure('topBoxShare')).toMatchObject({ value: null, reason: 'noSatisfiedLevels' });
  });
});

describe('governance dimensions on 1 to 10', () => {
  const governance = questionnaireOf(
    [factor('D1', [item('D1.1', { scale: 'yesNo' }), item('D1.2', { direction: 'negative' })]), factor('D2', ['D2.1'])],
    { scoring: { method: 'rescale1To10', aggregation: 'sumOfDimensions', satisfiedLevels: [] } },
  );
  const { figure, itemFigure } = scored(governance, [
    [1, 2, 5],
    [0, 4, 3],
    [1, 9, null],
  ]);

  it('rescales by the range of the scale, mirrored for negative items, then means and sums', () => {
    // D1.1: 1 + 9·(2/3) = 7; D1.2: mean 3 → 1 + 9·(5 − 3)/4 = 5.5; D1 = 6.25. D2.1: mean 4 → 1 + 9·3/4 = 7.75.
    expect(itemFigure('D1.1').value?.toText()).toBe('7/1');
    expect(itemFigure('D1.2').value?.toText()).toBe('11/2');
    expect(figure(undefined, 'D1').value?.toText()).toBe('25/4');
    expect(figure(undefined, 'D2').value?.toText()).toBe('31/4');
    expect(figure().value?.toText()).toBe('14/1');
    expect(figure()).toMatchObject({ partsUsed: 2, partsTotal: 2 });
  });

  it('has the error of the contributions written out form by form', () => {
    // Slopes: D1.1 9/1 ÷ 2, D1.2 −9/4 ÷ 2, D2.1 9/4; ratios 2/3, 3, 4; valid 3, 2, 2.
    const z = [
      (4.5 * (1 - 2 / 3)) / 3 + (-1.125 * (2 - 3)) / 2 + (2.25 * (5 - 4)) / 2,
      (4.5 * (0 - 2 / 3)) / 3 + (-1.125 * (4 - 3)) / 2 + (2.25 * (3 - 4)) / 2,
      (4.5 * (1 - 2 / 3)) / 3,
    ];
    const expected = Math.sqrt((3 / 2) * z.reduce((sum, each) => sum + each * each, 0));
    expect(figure().standardError).toBeCloseTo(expected, 12);
    expect(figure().interval?.name).toBe('t');
  });
});

describe('a form of policy and service', () => {
  const twoParts = questionnaireOf(
    [
      factor('CS', ['c1', 'c2'], { block: 'policy' }),
      factor('TC', ['t1'], { block: 'service' }),
      factor('NEED', [item('n1', { scale: 'face3' })], { scored: false }),
    ],
    { scoring: { blocks: ['policy', 'service'] } },
  );
  const { figure } = scored(twoParts, [
    [4, 5, 1, 3],
    [3, 4, 5, 1],
    [2, 9, 5, null],
  ]);

  it('pools each block and, over both, the whole form; unscored factors stay outside', () => {
    expect(figure(undefined, 'policy').value?.toText()).toBe('60/1');
    expect(figure(undefined, 'service').value?.toText()).toBe('200/3');
    expect(figure().value?.toText()).toBe('125/2');
  });

  it('weights blocks or factors when the rule says so, and says when weights are missing', () => {
    const byBlock = figure('topBoxShare/fixedWeights', '', { weights: { policy: '0.63', service: '0.37' } });
    // 0.63 · 60 + 0.37 · 66.6̅
    expect(byBlock.value?.toText()).toBe('937/15');
    expect(figure('topBoxShare/fixedWeights', '', { weights: { CS: 1, TC: 1 } }).value?.toText()).toBe('190/3');
    expect(figure('topBoxShare/fixedWeights')).toMatchObject({ value: null, reason: 'weightsMissing' });
    expect(figure('topBoxShare/fixedWeights', '', { weights: { CS: 1 } }).reason).toBe('weightsMissing');
  });

  it('scales weights without changing anything', () => {
    const value = (scale: number) => figure('topBoxShare/fixedWeights', '', { weights: { CS: 2 * scale, TC: 3 * scale } }).value?.toText(); // prettier-ignore
    expect(value(1)).toBe(value(7));
  });
});

describe('an overall question beside the factors', () => {
  const education = questionnaireOf([factor('A', ['A1'])], { extraItems: [item('G1', { role: 'overall' })] });
  const { figure } = scored(education, [
    [5, 2],
    [4, 4],
    [3, 9],
  ]);

  it('is a figure of its own, with the answers of that question as base', () => {
    expect(figure('generalQuestion')).toMatchObject({ forms: 2, answers: 2 });
    expect(figure('generalQuestion').value?.toText()).toBe('50/1');
    expect(figure('generalQuestion', 'A').reason).toBe('onlyForWholeForm');
    expect(figure().value?.toText()).toBe('200/3');
  });

  it('does not exist where the form has none', () => {
    const { figure: without } = scored(questionnaireOf([factor('A', ['A1'])]), [[5]]);
    expect(without('generalQuestion').reason).toBe('noGeneralQuestion');
  });
});

describe('means over different scales', () => {
  const mixed = questionnaireOf([factor('A', ['A1', item('A2', { scale: 'face3' })])]);
  const { figure } = scored(mixed, [[5, 3]]);

  it('are undefined, shares of satisfied answers are not', () => {
    expect(figure('sectionMean')).toMatchObject({ value: null, reason: 'mixedScales' });
    expect(figure('topBoxShare').value?.toText()).toBe('100/1');
  });
});

describe('rule names', () => {
  const questionnaire = questionnaireOf([factor('A', ['A1'])], {
    scoring: { method: 'sectionMean', aggregation: 'meanOfSections' },
  });

  it.each([
    [undefined, 'sectionMean/meanOfSections'],
    ['sectionMean', 'sectionMean/meanOfSections'],
    ['pooled', 'sectionMean/pooled'],
    ['topBoxShare', 'topBoxShare/pooled'],
    ['factorMean', 'factorMean/meanOfFactors'],
    ['meanOver5Percent/meanOfSections', 'meanOver5Percent/meanOfSections'],
  ])('%s is %s', (asked, id) => {
    const rule = resolveRule(questionnaire, asked);
    expect(rule.id).toBe(id);
    expect(rule.version).toMatch(/^\d+$/);
    expect(rule.name.vi.length).toBeGreaterThan(5);
  });

  it.each([
    'unheard',
    'topBoxShare/unheard',
    'unheard/pooled',
    'topBoxShare/pooled/x',
    'personsMean4/meanOfItems',
    '__proto__',
    '',
  ])('%s is refused', (asked) => {
    expect(() => resolveRule(questionnaire, asked)).toThrow(/No satisfaction rule/);
  });
});
