/** The judge of the reference cases must be able to say no. */
import { describe, expect, it } from 'vitest';
import { ScoringError } from '../../scoring/index.js';
import { compare } from '../reference/compare.mjs';
import { runCases } from '../reference/run-cases.mjs';

const tol = { rel: 1e-8, abs: 1e-10 };

describe('comparison', () => {
  it.each([
    [1, 1 + 2e-8],
    [0, 2e-10],
    [0, -0],
    [1, Number.NaN],
    [1, '1'],
    [null, 0],
    [[1, 2], [1]],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: 1 }, { b: 1 }],
    [{ a: { b: 1 } }, { a: null }],
    [true, false],
    ['x', 'y'],
  ])('%j is not %j', (expected, actual) => {
    expect(compare(expected, actual, tol)).toHaveLength(
      expected instanceof Array && actual instanceof Array && actual.length === 2 ? 2 : 1,
    );
  });

  it.each([
    [1, 1 + 5e-9],
    [0, 5e-11],
    [null, undefined],
    [{ a: 1 }, { a: 1, b: 'more' }],
    [[{ a: null }], [{}]],
  ])('%j is %j', (expected, actual) => {
    expect(compare(expected, actual, tol)).toEqual([]);
  });

  it('stops after twenty differences', () => {
    expect(compare(new Array(50).fill(1), new Array(50).fill(2), tol)).toHaveLength(20);
  });
});

describe('a run', () => {
  const check = (method: string, expected: unknown) => ({ id: method, method, args: {}, expect: expected, tol });

  it('counts passes, failures and methods it does not know', () => {
    const cases = [{ name: 'x', checks: [check('right', 1), check('wrong', 1), check('unknown', 1)] }];
    const result = runCases({ right: () => 1, wrong: () => 2 }, cases);
    expect(result).toMatchObject({ passed: 1, failed: 1, skipped: 1, missing: new Set(['unknown']) });
    expect(result.failures[0]).toMatchObject({ case: 'x', id: 'wrong' });
  });

  it('takes only a refusal of our own for a refusal, and an exception elsewhere for a failure', () => {
    const refuse = (): never => {
      throw new ScoringError('badInput', 'no');
    };
    const crash = (): never => {
      throw new TypeError('undefined is not a function');
    };
    const expected = { error: 'one PSU' };
    const outcome = (method: () => unknown, wanted: unknown): number =>
      runCases({ m: method }, [{ name: 'x', checks: [check('m', wanted)] }]).passed;
    expect(outcome(refuse, expected)).toBe(1);
    expect(outcome(crash, expected)).toBe(0);
    expect(outcome(() => ({ error: 'one PSU' }), expected)).toBe(0);
    expect(outcome(refuse, 1)).toBe(0);
  });
});
