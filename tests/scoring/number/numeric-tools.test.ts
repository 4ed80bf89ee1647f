/** Guards, root finding, quadrature and incomplete functions at their edges. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incompleteBeta, incompleteGamma, logGamma, ScoringError } from '../../../scoring/index.js';
import {
  requireCount,
  requireFinite,
  requireNumber,
  requireOpenProbability,
  requirePositive,
  requireProbability,
} from '../../../scoring/number/check-number.js';
import { integrate } from '../../../scoring/number/gauss-legendre.js';
import { monotoneRoot } from '../../../scoring/number/monotone-root.js';

describe('guards', () => {
  it.each([
    [requireNumber, [0, -3, Infinity], [Number.NaN, '1', null]],
    [requireFinite, [0, -3.5], [Infinity, Number.NaN, undefined]],
    [requirePositive, [1e-300, Infinity], [0, -1, Number.NaN]],
    [requireCount, [0, 7], [-1, 0.5, 2 ** 53, Infinity]],
    [requireOpenProbability, [0.5, 1e-300], [0, 1, -0.1, Number.NaN]],
    [requireProbability, [0, 1, 0.5], [1.0000001, -1e-9, Number.NaN]],
  ] as const)('%o', (guard, good, bad) => {
    for (const value of good) expect(guard(value, 'x')).toBe(value);
    for (const value of bad) expect(() => guard(value as number, 'x')).toThrow(ScoringError);
  });

  it('name the thing refused', () => {
    expect(() => requireCount(-2, 'n1')).toThrow(/^n1 /);
    try {
      requireCount(-2, 'n1');
    } catch (error) {
      expect(error).toMatchObject({ code: 'badInput', name: 'ScoringError', details: { n1: -2 } });
    }
  });
});

describe('root finding', () => {
  it('finds where a growing function crosses 0, from any start', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: -60, max: 60, noNaN: true }),
        (at, start) => {
          const root = monotoneRoot((x) => ({ value: Math.expm1(x - at), slope: Math.exp(x - at) }), -60, 60, start);
          expect(root).toBeCloseTo(at, 10);
        },
      ),
    );
  });

  it('bisects where the slope misleads, and gives the end when nothing is crossed', () => {
    expect(monotoneRoot((x) => ({ value: Math.cbrt(x - 3), slope: 1e-9 }), -10, 10, 0)).toBeCloseTo(3, 12);
    expect(monotoneRoot(() => ({ value: -1, slope: 1 }), 0, 1, 0.5)).toBeCloseTo(1, 12);
  });

  it('refuses an undefined function', () => {
    expect(() => monotoneRoot(() => ({ value: Number.NaN, slope: 1 }), 0, 1, 0.5)).toThrow(ScoringError);
  });
});

it('quadrature is exact for polynomials and right for π', () => {
  expect(integrate((x) => 5 * x ** 4, -1, 2, 1)).toBeCloseTo(33, 12);
  expect(integrate((x) => 4 / (1 + x * x), 0, 1, 2)).toBeCloseTo(Math.PI, 14);
});

describe('incomplete functions', () => {
  it('meet their ends and refuse what lies outside', () => {
    expect(incompleteGamma(2, 0)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteGamma(2, Infinity)).toEqual({ lower: 1, upper: 0 });
    expect(incompleteBeta(2, 3, 0)).toEqual({ lower: 0, upper: 1 });
    expect(incompleteBeta(2, 3, 1)).toEqual({ lower: 1, upper: 0 });
    for (const call of [
      () => logGamma(0),
      () => incompleteGamma(0, 1),
      () => incompleteGamma(1, -1),
      () => incompleteGamma(Number.NaN, 1),
      () => incompleteBeta(0, 1, 0.5),
      () => incompleteBeta(1, 1, 1.5),
    ]) {
      expect(call).toThrow(ScoringError);
    }
  });

  it('give binomial sums: I_p(k, n − k + 1) = P(X ≥ k)', () => {
    // n = 5, p = 0.3: P(X ≥ 2) = 1 − 0.7⁵ − 5·0.3·0.7⁴
    expect(incompleteBeta(2, 4, 0.3).lower).toBeCloseTo(1 - 0.7 ** 5 - 1.5 * 0.7 ** 4, 14);
  });

  it('give Poisson sums: Q(k, m) = P(X < k)', () => {
    expect(incompleteGamma(3, 2).upper).toBeCloseTo(Math.exp(-2) * (1 + 2 + 2), 14);
  });

  it('swap without end where x is the mean to the last bit: no', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        fc.double({ min: 0.01, max: 1e6, noNaN: true }),
        (a, b) => {
          const x = (a + 1) / (a + b + 2);
          const { lower, upper } = incompleteBeta(a, b, x, 1 - x);
          expect(lower + upper).toBeCloseTo(1, 12);
        },
      ),
    );
  });
});
