/** conditional: proposals, chosen cases and every fault of a formula (SCORE-IO §3); expected points worked out by hand. */
import { describe, expect, test } from 'vitest';
import type { RuleFile } from '../../../scoring/index.js';
import { judge } from './small-framework.js';

const rule: RuleFile = {
  kind: 'conditional',
  variables: [
    { name: 'total', label: 'tổng số' },
    { name: 'done', label: 'đã xong' },
    { name: 'severe', label: 'nghiêm trọng' },
  ],
  cases: [
    { when: 'total == 0', points: '2' },
    { when: 'severe', points: '0' },
    { when: 'done / total >= 0.5', points: '2 * done / total' },
    { when: 'done > 3', points: 'severe' },
  ],
};

const run = (input: unknown): string => judge(rule, 2, input);

describe('the proposed case', () => {
  test.each([
    [{ total: 0 }, '2/1'],
    [{ total: 4, severe: true }, '0/1'],
    [{ total: 4, severe: false, done: 3 }, '3/2'],
    [{ total: 3, severe: false, done: '3/2' }, '1/1'],
    [{ total: 1e1, severe: false, done: 10 }, '2/1'],
  ])('%j → %s', (variables, expected) => expect(run({ variables })).toBe(expected));

  test('nothing is read that is not needed', () => {
    expect(run({ variables: { total: 0, severe: null } })).toBe('2/1');
    expect(run({ variables: { total: 4, severe: true, done: null } })).toBe('0/1');
  });
});

describe('a chosen case', () => {
  const variables = { total: 4, severe: false, done: 3 };

  test('needs a reason only when it differs from the proposal', () => {
    expect(run({ variables, case: 2 })).toBe('3/2');
    expect(run({ variables, case: 0, caseReason: 'Hội đồng thống nhất' })).toBe('2/1');
    expect(run({ variables, case: 0 })).toBe('missingProperty /caseReason');
    expect(run({ variables, case: 2, caseReason: ' ' })).toBe('emptyText /caseReason');
    expect(run({ variables, case: 2, caseReason: null })).toBe('wrongType /caseReason');
  });

  test('stands in when no case is true', () => {
    const none = { total: 8, severe: false, done: 1 };
    expect(run({ variables: none })).toBe('noCaseApplies /variables');
    expect(run({ variables: none, case: 2 })).toBe('missingProperty /caseReason');
    expect(run({ variables: none, case: 2, caseReason: 'Hội đồng' })).toBe('1/4');
  });

  test.each([
    ['0', 'wrongType /case'],
    [null, 'wrongType /case'],
    [4, 'unknownOption /case'],
    [-1, 'unknownOption /case'],
    [0.5, 'unknownOption /case'],
  ])('case %j is refused: %s', (chosen, expected) => {
    expect(run({ variables, case: chosen, caseReason: 'Hội đồng' })).toBe(expected);
  });
});

describe('faults', () => {
  test.each([
    [{}, 'missingVariable /variables/total'],
    [{ total: 4, severe: false }, 'missingVariable /variables/done'],
    [{ total: 4, severe: 0 }, 'wrongType /variables'],
    [{ total: true }, 'wrongType /variables'],
    [{ total: 'bốn' }, 'wrongType /variables/total'],
    [{ total: [4] }, 'wrongType /variables/total'],
    [{ total: '1e1' }, 'wrongType /variables/total'],
    [{ total: 4, severe: false, done: -1 }, 'noCaseApplies /variables'],
    [{ total: 4, severe: false, done: 5 }, 'aboveMaximum '],
    [{ total: -4, severe: false, done: -5 }, 'aboveMaximum '],
    [{ totl: 4 }, 'unknownProperty /variables/totl, missingVariable /variables/total'],
    [{ total: 9, severe: false, done: 4 }, 'wrongType /variables'],
  ])('%j → %s', (variables, expected) => expect(run({ variables })).toBe(expected));

  test('variables are one object', () => {
    expect(run({ variables: [] })).toBe('wrongType /variables');
    expect(run({ variables: null })).toBe('wrongType /variables');
    expect(run({ case: 0 })).toBe('missingProperty /variables');
    expect(run({ caseReason: 'x', case: 9 })).toBe('missingProperty /variables, unknownOption /case');
  });

  test('a result below zero and a division by zero are refused', () => {
    const other: RuleFile = { ...rule, cases: [{ when: 'true', points: '1 - done / total' }] };
    expect(judge(other, 2, { variables: { done: 3, total: 2 } })).toBe('belowZero ');
    expect(judge(other, 2, { variables: { done: 3, total: 0 } })).toBe('divisionByZero /variables');
    expect(judge(other, 2, { variables: { done: 2, total: 2 } })).toBe('0/1');
  });

  test('names of object prototypes are ordinary unknown names', () => {
    const variables = JSON.parse('{"total": 0, "__proto__": 1, "constructor": 2}') as unknown;
    expect(run({ variables })).toBe('unknownProperty /variables/__proto__, unknownProperty /variables/constructor');
  });
});
