import { describe, expect, it } from 'vitest';
import { levelsOf, numbersOf } from '../../dist/server/responses/tally-change.js';

describe("PostgreSQL's text of arrays", () => {
  it('is read with blanks, signs and several forms', () => {
    expect(levelsOf('{{5,NULL,-1},{0,12,3}}', 2)).toEqual([
      [5, null, -1],
      [0, 12, 3],
    ]);
    expect(levelsOf('{{NULL}}', 1)).toEqual([[null]]);
    expect(levelsOf('{7,8}', 1)).toEqual([[7, 8]]);
    expect(numbersOf('{}')).toEqual([]);
    expect(numbersOf('{1,20,300}')).toEqual([1, 20, 300]);
    expect(numbersOf('{0,-7,9007199254740991}')).toEqual([0, -7, 9007199254740991]);
    expect(numbersOf('{4}')).toEqual([4]);
  });
});
