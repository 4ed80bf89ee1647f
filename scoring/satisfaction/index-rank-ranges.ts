/** Rank ranges of a satisfaction index: pairwise at 95 % over the ranked agencies of each block (METHODS §2.1). */
import { pairwiseRankRanges, type PlaceRange } from '../ranking/pairwise-rank-range.js';
import type { RankedList } from '../ranking/ranked-list.js';
import type { SatisfactionFigure } from './figure.js';

const Z_95 = 1.959963984540054;

/**
 * One range per candidate of `list`, null for those without a rank. Agencies are compared by index and standard error;
 * where no form differs from another the error is that of the printed interval, (upper − lower) ÷ 2z, so that thirty
 * identical forms do not count as certainty. A census has none. Cost: O(ranked²).
 */
export function indexRankRanges(list: RankedList, indexes: readonly SatisfactionFigure[]): (PlaceRange | null)[] {
  const ranges = new Array<PlaceRange | null>(indexes.length).fill(null);
  for (const { ranked } of list.groups) {
    const figures = ranked.map((at) => indexes[at] as SatisfactionFigure);
    const found = pairwiseRankRanges(
      figures.map((figure) => figure.value?.toNumber() ?? 0),
      figures.map(comparisonError),
    );
    ranked.forEach((at, i) => {
      ranges[at] = found[i] ?? null;
    });
  }
  return ranges;
}

function comparisonError({ standardError, interval }: SatisfactionFigure): number | null {
  if (interval?.name === 'wilsonForms' || (standardError === 0 && interval !== null)) {
    return (interval.upper - interval.lower) / (2 * Z_95);
  }
  return standardError;
}
