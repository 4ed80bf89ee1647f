/** The published rank range: figures of R (case e02) and agreement with the general function for any estimates. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairwiseRankRanges, rankConfidencePairwise } from '../../../scoring/index.js';

describe('pairwiseRankRanges', () => {
  // A01..A10 of e02-rank-confidence-sets/estimates1.csv and expected.json, checks e02-001, e02-002, e02-003.
  const estimates = [80.722, 72.407];
  it('gives R’s ranges for two agencies under every adjustment', () => {
    for (const adjust of ['none', 'bonferroni', 'holm'] as const) {
      // z = 8.315/√(0.718² + 1.937²) = 4.025
      expect(pairwiseRankRanges(estimates, [0.718, 1.937], { adjust })).toEqual([
        { from: 1, to: 1 },
        { from: 2, to: 2 },
      ]);
    }
  });

  const unit = fc.record({
    estimate: fc.integer({ min: 600, max: 1000 }).map((tenths) => tenths / 10),
    error: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 40 }).map((tenths) => tenths / 10) }, { weight: 1, arbitrary: fc.constantFrom(0, null) }), // prettier-ignore
  });

  it.each(['none', 'bonferroni', 'holm'] as const)('agrees with rankConfidencePairwise, %s', (adjust) => {
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 25 }), fc.constantFrom(0.01, 0.05, 0.2), (units, alpha) => {
        const values = units.map(({ estimate }) => estimate);
        const standardErrors = units.map(({ error }) => error);
        const general = rankConfidencePairwise({
          estimates: values,
          standardErrors,
          alpha,
          adjust,
          scope: 'simultaneous',
        });
        expect(pairwiseRankRanges(values, standardErrors, { alpha, adjust })).toEqual(
          general.map(({ rankLo, rankHi }) => ({ from: rankLo, to: rankHi })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('tells exact estimates apart, and an estimate without error from nobody', () => {
    expect(pairwiseRankRanges([90, 80, 80], [0, 0, 0])).toEqual([
      { from: 1, to: 1 },
      { from: 2, to: 3 },
      { from: 2, to: 3 },
    ]);
    expect(pairwiseRankRanges([90, 10], [0, null])).toEqual([
      { from: 1, to: 2 },
      { from: 1, to: 2 },
    ]);
    expect(pairwiseRankRanges([], [])).toEqual([]);
    expect(pairwiseRankRanges([5], [1])).toEqual([{ from: 1, to: 1 }]);
  });

  it('refuses what is no estimate', () => {
    expect(() => pairwiseRankRanges([1, 2], [1])).toThrow(/length/);
    expect(() => pairwiseRankRanges([1], [-1])).toThrow(/0 or more/);
    expect(() => pairwiseRankRanges([Number.NaN], [1])).toThrow(/finite/);
  });
});
