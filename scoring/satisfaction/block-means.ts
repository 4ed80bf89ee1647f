/** What a block (agencies of one kind) reaches on average in each factor: the line that an agency's profile is read against. */
import { Ratio } from '../number/ratio.js';
import { sumOfRatios } from '../number/sum-of-ratios.js';
import { hideSmallCells } from './hide-small-cells.js';
import { printRatio } from './printed-figure.js';
import { HIDE_BELOW } from './suppression.js';
import type { AgencySatisfaction } from './satisfaction-result.js';

export interface FactorMean {
  readonly code: string;
  /** Plain mean of the shown agencies' exact values, rounded half up; null when none has one. */
  readonly mean: string | null;
  readonly meanExact: string | null;
  /** Agencies in the mean. */
  readonly agencies: number;
}

/**
 * Plain mean of every factor over the agencies whose cell is shown (not hidden, not excluded): METHODS §2.1 "plain mean of
 * unit rates", DESIGN §8 "block means are taken over shown units". A factor that is hidden only to protect another is left
 * out too: the mean would give it back. Factors in the order of the first agency.
 * Cost: O(agencies · factors).
 *
 * @example blockFactorMeans([], 2).length // 0
 */
export function blockFactorMeans(
  agencies: readonly AgencySatisfaction[],
  decimals: number,
  hideBelow: number = HIDE_BELOW,
): FactorMean[] {
  const shown = agencies
    .filter((agency) => agency.excluded === null && agency.visibility !== 'hidden')
    // where every base is large nothing is hidden, and most agencies are of that kind
    .map((agency) =>
      [...agency.blocks, ...agency.factors].some(({ n }) => n < hideBelow) ? hideSmallCells(agency, hideBelow) : agency,
    );
  return (agencies[0]?.factors ?? []).map(({ code }, at) => {
    const values = shown.flatMap(({ factors }) => {
      const factor = factors[at];
      if (factor === undefined || factor.visibility === 'hidden' || factor.valueExact === null) return [];
      return [Ratio.parse(factor.valueExact)];
    });
    const mean = values.length === 0 ? null : sumOfRatios(values).div(Ratio.of(values.length));
    const printed = printRatio(mean, decimals);
    return { code, mean: printed.value, meanExact: printed.valueExact, agencies: values.length };
  });
}
