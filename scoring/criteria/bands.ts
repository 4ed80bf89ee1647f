/** Bands: the first entry whose lower bound, and percentile where asked, is reached by exact values (SCORE-IO §5). */
import { Ratio } from '../number/ratio.js';
import type { Band } from './framework.js';

/** A place among the ranked agencies of a group. */
export interface Standing {
  readonly competition: number;
  readonly of: number;
}

/**
 * 100 · (N − rank) / N for the competition rank among N ranked agencies, 0 ≤ percentile < 100. Throws `RatioError`
 * `divisionByZero` for N = 0. Cost: constant. Source: SCORE-IO §5.
 *
 * @example
 * percentileOf({ competition: 1, of: 4 }).toText(); // "75/1"
 */
export function percentileOf({ competition, of }: Standing): Ratio {
  return Ratio.of(100 * (of - competition), of);
}

/**
 * The band of a value, null when no entry matches. An entry with `minPercentile` never matches without a standing, or
 * when fewer agencies are ranked than there are entries. `value` is a percent or points, unrounded. Throws nothing.
 * Cost: linear in the entries. Source: SCORE-IO §5.
 *
 * @example
 * bandOf(Ratio.parse('79.996'), null, [{ name: 'Tốt', min: Ratio.of(80), minPercentile: null }]); // null
 */
export function bandOf(value: Ratio, standing: Standing | null, bands: readonly Band[]): Band | null {
  return bands.find((band) => matches(band, value, standing, bands.length)) ?? null;
}

function matches({ min, minPercentile }: Band, value: Ratio, standing: Standing | null, entries: number): boolean {
  if (value.compare(min) < 0) return false;
  if (minPercentile === null) return true;
  if (standing === null || standing.of < entries) return false;
  return percentileOf(standing).compare(minPercentile) >= 0;
}

/** The band a value seems to reach once rounded to `places`, though the exact value does not: 79.996 shown as 80.00. */
export function bandMissedByRounding(value: Ratio, places: number, bands: readonly Band[]): Band | null {
  const shown = value.round(places);
  return (
    bands.find(({ min, minPercentile }) => {
      return minPercentile === null && value.compare(min) < 0 && shown.compare(min) >= 0;
    }) ?? null
  );
}
