/** Sums that no order of rows can change. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactSum } from '../../../scoring/index.js';

it('is the same for every order of the terms', () => {
  const terms = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), { maxLength: 40 });
  fc.assert(
    fc.property(terms, fc.infiniteStream(fc.nat()), (values, order) => {
      const shuffled = values
        .map((value) => ({ value, key: order.next().value as number }))
        .sort((a, b) => a.key - b.key)
        .map(({ value }) => value);
      expect(exactSum(shuffled)).toBe(exactSum(values));
    }),
  );
});

it('rounds once: ten tenths are one, and small terms survive large ones', () => {
  expect(exactSum(new Array<number>(10).fill(0.1))).toBe(1);
  expect(exactSum([1e100, 1, -1e100, 1e-3])).toBe(1.001);
  expect(exactSum([])).toBe(0);
  expect(Object.is(exactSum([-0, -0]), 0)).toBe(true);
});

it('rounds half to even across partials', () => {
  expect(exactSum([1e16, 1, 1e-16])).toBe(10000000000000002);
  expect(exactSum([1e16 + 2, 1, -1e-16])).toBe(1e16 + 2);
});
