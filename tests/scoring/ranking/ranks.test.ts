/** Competition and dense ranks of exact values. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rankCompetition, rankDense, Ratio } from '../../../scoring/index.js';

const values = fc.array(
  fc.tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 6 })).map(([num, den]) => Ratio.of(num, den)),
  { maxLength: 30 },
);

test('80, 90, 80, 70 stand 2 1 2 4, or 2 1 2 3 without gaps', () => {
  const points = [80, 90, 80, 70].map((value) => Ratio.of(value));
  expect(rankCompetition(points)).toEqual([2, 1, 2, 4]);
  expect(rankDense(points)).toEqual([2, 1, 2, 3]);
});

test('thirds that make a whole tie with it, 79.999 does not tie with 80', () => {
  expect(rankCompetition([Ratio.of(1, 3).add(Ratio.of(2, 3)), Ratio.ONE])).toEqual([1, 1]);
  expect(rankDense([Ratio.parse('79.999'), Ratio.of(80)])).toEqual([2, 1]);
});

test('nobody is ranked nowhere', () => {
  expect(rankCompetition([])).toEqual([]);
  expect(rankDense([])).toEqual([]);
});

test('a competition rank is one more than the values above; a dense one than the different values above', () => {
  fc.assert(
    fc.property(values, (all) => {
      const competition = all.map((value) => 1 + all.filter((other) => other.compare(value) > 0).length);
      const dense = all.map((value) => {
        return 1 + new Set(all.filter((other) => other.compare(value) > 0).map((other) => other.toText())).size;
      });
      expect(rankCompetition(all)).toEqual(competition);
      expect(rankDense(all)).toEqual(dense);
    }),
  );
});
