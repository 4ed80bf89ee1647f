/** Tallies are sufficient and exact: batches merge to the whole, exclusions subtract, order never matters (DESIGN §4). */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addForm,
  emptyTally,
  mergeTallies,
  subtractTally,
  tallyFault,
  tallyLayout,
  tallyOf,
  type CountedForm,
} from '../../../scoring/index.js';
import { factor, item, questionnaireOf } from './small-questionnaire.js';

const questionnaire = questionnaireOf(
  [
    factor('P', ['p1', 'p2'], { block: 'policy' }),
    factor('S', ['s1', 's2', 's3'], { block: 'service' }),
    factor('X', [item('x1', { scale: 'face3' })], { scored: false }),
  ],
  {
    extraItems: [
      item('why', { scale: 'reasons' }),
      item('met', { scale: 'percent', role: 'expectation' }),
      item('note', { scale: 'text' }),
    ],
    scoring: { blocks: ['policy', 'service'] },
  },
);
const layout = tallyLayout(questionnaire, {}, { itemPairs: true });

const level = fc.constantFrom(1, 2, 3, 4, 5, 9, null);
const form: fc.Arbitrary<CountedForm> = fc.record({
  levels: fc.tuple(level, level, level, level, level, fc.constantFrom(1, 2, 3, null)),
  selections: fc.tuple(fc.subarray([1, 2, 3])),
  numbers: fc.tuple(fc.constantFrom(null, 0, 95.5, 120)),
});
const forms = fc.array(form, { maxLength: 25 });
const whole = (list: readonly CountedForm[]): number[] => mergeTallies(layout, list.map((one) => tallyOf(layout, one))); // prettier-ignore

describe('a tally', () => {
  it('of batches merged is the tally of the whole', () => {
    fc.assert(
      fc.property(forms, fc.nat(25), (list, cut) => {
        const halves = [whole(list.slice(0, cut)), whole(list.slice(cut))];
        expect(mergeTallies(layout, halves)).toEqual(whole(list));
      }),
    );
  });

  it('does not depend on the order of forms', () => {
    fc.assert(
      fc.property(
        forms.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(whole(shuffled)).toEqual(whole(list));
        },
      ),
    );
  });

  it('is undone by subtracting what was added, leaving no −0', () => {
    fc.assert(
      fc.property(forms, form, (list, extra) => {
        const before = whole(list);
        const after = subtractTally(
          layout,
          mergeTallies(layout, [before, tallyOf(layout, extra)]),
          tallyOf(layout, extra),
        );
        expect(after).toStrictEqual(before);
        const inPlace = [...before];
        addForm(layout, inPlace, extra);
        addForm(layout, inPlace, extra, -1);
        expect(inPlace).toStrictEqual(before);
      }),
    );
  });

  it('of any forms has no fault, and a changed count is noticed', () => {
    fc.assert(
      fc.property(forms, (list) => {
        const tally = whole(list);
        expect(tallyFault(layout, tally)).toBeNull();
        const first = layout.items[0]!;
        expect(tallyFault(layout, tally.with(first.at, tally[first.at]! + 1))).toBe('inconsistent');
      }),
    );
  });

  it('names what is wrong with a stored one', () => {
    const tally = emptyTally(layout);
    expect(tallyFault(layout, tally.slice(1))).toBe('wrongSize');
    expect(tallyFault(layout, tally.with(3, 0.5))).toBe('notWhole');
    expect(tallyFault(layout, tally.with(3, 2 ** 53))).toBe('notWhole');
    expect(tallyFault(layout, tally.with(3, -1))).toBe('negative');
    expect(() => mergeTallies(layout, [[1]])).toThrow(/figures/);
  });

  it('does not count a form without a valid rating, whatever else it says', () => {
    const only = { levels: [9, null, 9, null, null, 3], selections: [[1]], numbers: [100] };
    expect(tallyOf(layout, only)).toEqual(emptyTally(layout));
  });

  it('counts levels, not-applicable codes, options and amounts where the layout says', () => {
    const tally = whole([
      { levels: [5, 9, 4, 3, null, 2], selections: [[1, 3]], numbers: [95.5] },
      { levels: [5, 1, null, null, null, null], selections: [[]], numbers: [120] },
    ]);
    const [p1, p2] = layout.items;
    expect(tally[0]).toBe(2);
    expect(tally.slice(p1!.at, p1!.at + 6)).toEqual([0, 0, 0, 0, 2, 0]);
    expect(tally.slice(p2!.at, p2!.at + 6)).toEqual([1, 0, 0, 0, 0, 1]);
    expect(tally.slice(layout.selections[0]!.at, layout.selections[0]!.at + 4)).toEqual([1, 1, 0, 1]);
    expect(tally.slice(layout.numbers[0]!.at, layout.numbers[0]!.at + 3)).toEqual([2, 21550, 9550 ** 2 + 12000 ** 2]);
    // The form scope: three valid answers 5 4 3 (two satisfied) and two valid answers 5 1 (one satisfied).
    const form = layout.scopes[0]!;
    expect(tally.slice(form.at, form.at + 21)).toEqual([
      0, 0, 0, 0, 0, 0, 0, 1, 6, 36, 1, 1, 0, 0, 1, 12, 144, 2, 4, 1, 0,
    ]);
  });

  it('has another key when a level, a scale or an item changes its place', () => {
    const other = (more: Parameters<typeof questionnaireOf>[1], items = ['p1', 'p2']) =>
      tallyLayout(questionnaireOf([factor('P', items)], more)).key;
    const keys = [other({}), other({}, ['p2', 'p1']), other({}, ['p1']), other({ scoring: { satisfiedLevels: [5] } })];
    expect(new Set(keys).size).toBe(4);
    expect(other({})).toBe(keys[0]);
  });
});
