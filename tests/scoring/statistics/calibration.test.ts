import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  adjustForNonresponse,
  calibrate,
  designMean,
  designTotal,
  postStratify,
  rake,
  surveyDesign,
  trimWeights,
  type CalibrationMethod,
} from '../../../scoring/index.js';
import { strayNumbers } from './stray-numbers.js';

const plain = (weights: number[]) => surveyDesign({ ids: [weights.map((_, row) => row)], weights });
const sexOf = (labels: string[], totals: Record<string, number>) => ({ name: 'sex', labels, totals });
const code = (wanted: string) => expect.objectContaining({ code: wanted });

describe('post-stratification', () => {
  const design = plain([1, 1, 1]);
  const totals = [
    { labels: ['F'], total: 50 },
    { labels: ['M'], total: 50 },
  ];

  it('meets every cell total and says how far weights moved', () => {
    const result = postStratify(design, [['F', 'F', 'M']], totals);
    expect(result).toMatchObject({ weights: [25, 25, 50], sumWeights: 100, minRatio: 25, maxRatio: 50 });
  });

  it('measures errors from the cell means: answers constant inside cells leave none', () => {
    const { design: weighted } = postStratify(design, [['F', 'F', 'M']], totals);
    expect(designMean(weighted, [2, 2, 4])).toMatchObject({ mean: 3, se: 0 });
    // residuals ∓1 in F, 0 in M, each with weight 25/100: 3/2 × 2 × (1/4)²
    expect(designMean(weighted, [1, 3, 4]).se! ** 2).toBeCloseTo(3 / 16, 12);
  });

  it('crosses several columns and matches labels by name', () => {
    const cells = [
      { labels: ['F', '1'], total: 4 },
      { labels: ['M', '1'], total: 6 },
    ];
    expect(
      postStratify(
        plain([1, 2]),
        [
          ['F', 'M'],
          [1, 1],
        ],
        cells,
      ).weights,
    ).toEqual([4, 6]);
  });

  it('refuses rows without a total, totals without rows, and doubled cells', () => {
    expect(() => postStratify(design, [['F', 'F', 'X']], totals)).toThrowError(code('badInput'));
    expect(() => postStratify(design, [['F', 'F', null]], totals)).toThrowError(code('badInput'));
    expect(() => postStratify(design, [['F', 'F', 'F']], totals)).toThrowError(code('emptyCell'));
    expect(() => postStratify(design, [['F', 'F', 'M']], [...totals, totals[0]!])).toThrowError(code('badInput'));
    expect(() => postStratify(design, [['F', 'M']], totals)).toThrowError(code('badInput'));
    expect(() => postStratify(design, [['F', 'F', 'M']], [totals[0]!, { labels: ['M'], total: -1 }])).toThrowError(
      code('outOfRange'),
    );
  });
});

const surveyRows = fc.array(
  fc.record({
    sex: fc.constantFrom('F', 'M'),
    age: fc.constantFrom('young', 'middle', 'old'),
    days: fc.integer({ min: 1, max: 30 }),
    w: fc.integer({ min: 1, max: 20 }),
  }),
  { minLength: 12, maxLength: 60 },
);

/** Population totals that some positive weights meet: those of the sample under other weights. */
function reachable(rows: readonly { sex: string; age: string; days: number; w: number }[], factors: readonly number[]) {
  const sum = (pick: (row: (typeof rows)[number]) => boolean, size = (_: (typeof rows)[number]) => 1) =>
    rows.reduce((total, row, i) => (pick(row) ? total + row.w * factors[i % factors.length]! * size(row) : total), 0);
  const totalsOf = (name: 'sex' | 'age') =>
    Object.fromEntries(
      [...new Set(rows.map((row) => row[name]))].map((label) => [label, sum((row) => row[name] === label)]),
    );
  return {
    margins: (['sex', 'age'] as const).map((name) => ({
      name,
      labels: rows.map((row) => row[name]),
      totals: totalsOf(name),
    })),
    days: {
      name: 'days',
      values: rows.map((row) => row.days),
      total: sum(
        () => true,
        (row) => row.days,
      ),
    },
  };
}

function expectMargins(weights: readonly number[], margins: ReturnType<typeof reachable>['margins']) {
  for (const { labels, totals } of margins) {
    for (const [label, total] of Object.entries(totals)) {
      const met = weights.reduce((sum, w, row) => (labels[row] === label ? sum + w : sum), 0);
      expect(Math.abs(met - total)).toBeLessThanOrEqual(1e-9 * total);
    }
  }
}

describe('raking', () => {
  it('meets one margin in one step', () => {
    const result = rake(plain([1, 1, 1]), [sexOf(['F', 'F', 'M'], { F: 50, M: 50 })]);
    expect(result.weights).toEqual([25, 25, 50]);
  });

  it('keeps the odds ratio of the sample while meeting both margins', () => {
    const [a, b, c, d] = rake(plain([10, 20, 30, 40]), [
      sexOf(['F', 'F', 'M', 'M'], { F: 60, M: 40 }),
      { name: 'age', labels: ['y', 'o', 'y', 'o'], totals: { y: 50, o: 50 } },
    ]).weights as [number, number, number, number];
    expect([a + b, c + d, a + c, b + d].map((x) => x.toFixed(9))).toEqual(
      ['60', '40', '50', '50'].map((x) => Number(x).toFixed(9)),
    );
    expect((a * d) / (b * c)).toBeCloseTo((10 * 40) / (20 * 30), 10);
  });

  it('holds all margins to 1e-9 whenever they can be met, with weights above 0', () => {
    fc.assert(
      fc.property(
        surveyRows,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 5, maxLength: 7 }),
        (rows, factors) => {
          const { margins } = reachable(rows, factors);
          const result = rake(plain(rows.map((row) => row.w)), margins);
          expectMargins(result.weights, margins);
          expect(Math.min(...result.weights)).toBeGreaterThan(0);
          expect(strayNumbers({ ...result, design: null })).toEqual([]);
          const constant = designTotal(
            result.design,
            rows.map((row) => (row.sex === 'F' ? 1 : 0)),
          );
          expect(constant.se!, 'a total that the margins fix has no error').toBeLessThan(1e-6 * result.sumWeights);
        },
      ),
    );
  });

  it('accepts a category that is known to be empty', () => {
    expect(rake(plain([1, 1]), [sexOf(['F', 'F'], { F: 10, M: 0 })]).weights).toEqual([5, 5]);
  });

  it('refuses margins that contradict each other or the sample', () => {
    const design = plain([1, 1]);
    const age = { name: 'age', labels: ['y', 'o'], totals: { y: 1, o: 1 } };
    expect(() => rake(design, [sexOf(['F', 'M'], { F: 50, M: 60 }), age])).toThrowError(/different sums/);
    expect(() => rake(design, [sexOf(['F', 'M'], { F: 1.9, M: 0.1 }), age])).toThrowError(code('notConverged'));
    expect(() => rake(design, [sexOf(['F', 'F'], { F: 1, M: 1 })])).toThrowError(code('emptyCell'));
    expect(() => rake(design, [sexOf(['F', 'X'], { F: 1, M: 1 })])).toThrowError(code('badInput'));
    expect(() => rake(design, [sexOf(['F', 'M'], { F: -1, M: 3 })])).toThrowError(code('outOfRange'));
    expect(() => rake(design, [])).toThrowError(code('badInput'));
  });
});

describe('calibration', () => {
  it('solves the linear case by hand: g = 1 + x·λ with Σ w g x = 50', () => {
    // Σwx = 40, Σwx² = 100, λ = 0.1
    const visits = { name: 'visits', values: [1, 3], total: 50 };
    const { weights } = calibrate(plain([10, 10]), { totals: [visits] });
    expect(weights.map((w) => w.toFixed(9))).toEqual(['11.000000000', '13.000000000']);
  });

  it('changes nothing when the sample already fits', () => {
    const targets = { margins: [sexOf(['F', 'M', 'M'], { F: 2, M: 4 })] };
    expect(calibrate(plain([2, 2, 2]), { ...targets, method: 'raking' }).weights).toEqual([2, 2, 2]);
  });

  it.each<CalibrationMethod>(['linear', 'raking', 'logit'])('%s holds every target to 1e-9', (method) => {
    fc.assert(
      fc.property(
        surveyRows,
        fc.array(fc.integer({ min: 8, max: 12 }), { minLength: 5, maxLength: 7 }),
        (rows, tenths) => {
          const { margins, days } = reachable(
            rows,
            tenths.map((x) => x / 10),
          );
          const result = calibrate(plain(rows.map((row) => row.w)), {
            margins,
            totals: [days],
            method,
            bounds: method === 'logit' ? [0.1, 10] : null,
          });
          expectMargins(result.weights, margins);
          const met = result.weights.reduce((sum, w, row) => sum + w * days.values[row]!, 0);
          expect(Math.abs(met - days.total)).toBeLessThanOrEqual(1e-9 * days.total);
          expect(designTotal(result.design, days.values).se!).toBeLessThan(1e-6 * days.total);
          if (method === 'logit') expect([result.minRatio! >= 0.1, result.maxRatio! <= 10]).toEqual([true, true]);
          if (method === 'raking') expect(result.minRatio!).toBeGreaterThan(0);
        },
      ),
    );
  });

  it('gives raking weights when only margins are calibrated exponentially', () => {
    const margins = [
      sexOf(['F', 'F', 'M', 'M'], { F: 60, M: 40 }),
      { name: 'age', labels: ['y', 'o', 'y', 'o'], totals: { y: 50, o: 50 } },
    ];
    const design = plain([10, 20, 30, 40]);
    const raked = rake(design, margins).weights;
    calibrate(design, { margins, method: 'raking' }).weights.forEach((w, row) => expect(w).toBeCloseTo(raked[row]!, 8));
  });

  it('keeps linear weights inside bounds, and says so when it cannot', () => {
    const totals = [{ name: 'visits', values: [0, 1, 5], total: 95 }];
    const bounded = calibrate(plain([10, 10, 10]), { totals, bounds: [0.5, 1.6] });
    // unbounded, the last ratio would be 1 + 5·35/260 = 1.67; at 1.6 the second must give 10·1.5
    expect(bounded.maxRatio).toBe(1.6);
    expect(bounded.weights[1]).toBeCloseTo(15, 9);
    expect(bounded.weights.reduce((sum, w, row) => sum + w * totals[0]!.values[row]!, 0)).toBeCloseTo(95, 9);
    expect(() => calibrate(plain([10, 10, 10]), { totals, bounds: [0.5, 1.2] })).toThrowError(code('notConverged'));
  });

  it('drops an auxiliary that repeats another', () => {
    const twice = ['a', 'b'].map((name) => ({ name, values: [1, 3], total: 50 }));
    expect(calibrate(plain([10, 10]), { totals: twice }).weights.map((w) => w.toFixed(9))).toEqual([
      '11.000000000',
      '13.000000000',
    ]);
  });

  it('refuses what it cannot use', () => {
    const design = plain([1, 1]);
    const total = { name: 'visits', values: [1, 2], total: 3 };
    expect(() => calibrate(design, {})).toThrowError(code('badInput'));
    expect(() => calibrate(design, { totals: [{ ...total, values: [1, null] }] })).toThrowError(/row 2 has no visits/);
    expect(() => calibrate(design, { totals: [{ ...total, values: [1] }] })).toThrowError(code('badInput'));
    expect(() => calibrate(design, { totals: [{ ...total, total: NaN }] })).toThrowError(code('badInput'));
    expect(() => calibrate(design, { totals: [total], method: 'logit' })).toThrowError(/finite bounds/);
    expect(() => calibrate(design, { totals: [total], bounds: [1.1, 2] })).toThrowError(code('outOfRange'));
    expect(() => calibrate(design, { totals: [total], method: 'other' as CalibrationMethod })).toThrowError(
      code('badInput'),
    );
  });
});

describe('trimming', () => {
  it('spreads what was cut off over the rows inside', () => {
    expect(trimWeights(plain([1, 1, 4]), { upper: 3 }).weights).toEqual([1.5, 1.5, 3]);
    expect(trimWeights(plain([1, 2, 3]), { upper: 9 }).weights).toEqual([1, 2, 3]);
  });

  it('repeats until no row is outside when strict, keeping the sum', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 2, maxLength: 30 }), (weights) => {
        const mean = weights.reduce((sum, w) => sum + w, 0) / weights.length;
        const limits = { lower: mean * 0.8, upper: mean * 1.3 };
        const result = trimWeights(plain(weights), { ...limits, strict: true });
        expect(result.sumWeights).toBeCloseTo(mean * weights.length, 6);
        expect(Math.min(...result.weights)).toBeGreaterThanOrEqual(limits.lower);
        expect(Math.max(...result.weights)).toBeLessThanOrEqual(limits.upper);
      }),
    );
  });

  it('refuses limits that cannot hold the sum', () => {
    expect(() => trimWeights(plain([1, 9]), { upper: 4, strict: true })).toThrowError(code('outOfRange'));
    expect(() => trimWeights(plain([1, 9]), { lower: 5, upper: 4 })).toThrowError(code('outOfRange'));
    expect(() => trimWeights(plain([8, 9]), { upper: 4 })).toThrowError(code('outOfRange'));
  });
});

describe('nonresponse adjustment', () => {
  it('hands the weight of a class to those who responded in it', () => {
    const result = adjustForNonresponse([1, 1, 2, 4], [1, 0, 1, false], [['x', 'x', 'y', 'z']]);
    expect(result).toEqual({ weights: [2, 0, 2, 0], classesWithoutRespondent: [['z']] });
  });

  it('keeps the sum of weights of every class with a respondent', () => {
    const rows = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.boolean(), fc.constantFrom('x', 'y')), {
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, (list) => {
        const { weights } = adjustForNonresponse(
          list.map((r) => r[0]),
          list.map((r) => r[1]),
          [list.map((r) => r[2])],
        );
        for (const name of ['x', 'y']) {
          const inside = list.map((r, i) => ({ r, w: weights[i]! })).filter(({ r }) => r[2] === name);
          if (!inside.some(({ r }) => r[1])) continue;
          const before = inside.reduce((sum, { r }) => sum + r[0], 0);
          expect(inside.reduce((sum, { w }) => sum + w, 0)).toBeCloseTo(before, 9);
        }
      }),
    );
  });

  it('refuses missing and negative weights and columns of another length', () => {
    expect(() => adjustForNonresponse([null], [1], [['x']])).toThrowError(code('badInput'));
    expect(() => adjustForNonresponse([-1], [1], [['x']])).toThrowError(code('outOfRange'));
    expect(() => adjustForNonresponse([1, 1], [1], [['x', 'x']])).toThrowError(code('badInput'));
  });
});
