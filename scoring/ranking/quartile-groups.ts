/** Quartile groups of a ranked block, as PAPI-shape indexes publish them (METHODS §3.4): 1 = highest quarter. */

/** 1: highest quarter … 4: lowest quarter. */
export type QuartileGroup = 1 | 2 | 3 | 4;

/**
 * The quarter of a competition rank among `of` ranked agencies: 1 when at least 75 % stand below (percentile
 * 100 · (N − rank) / N ≥ 75, as in SCORE-IO §5), and so on. Ties share a quarter. Null with fewer than four ranked.
 *
 * Cost: constant.
 *
 * @example quartileGroup({ competition: 2, of: 8 }) // 1
 */
export function quartileGroup(place: { readonly competition: number; readonly of: number }): QuartileGroup | null {
  if (place.of < 4) return null;
  return Math.min(4, Math.ceil((4 * place.competition) / place.of)) as QuartileGroup;
}
