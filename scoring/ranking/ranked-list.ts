/**
 * One ranked list a block: who is ranked by exact value, who is not and why (SCORE-IO §5, METHODS §2.1). The same
 * function serves API, page, export and document, so that two views never disagree.
 */
import type { Ratio } from '../number/ratio.js';
import { rankCompetition, rankDense } from './ranks.js';

/** 1 2 2 4, 1 2 2 3, or 1 2 3 4 by a named tie-break. */
export type RankMethod = 'competition' | 'dense' | 'ordinal';

/** One candidate. `unranked` names why it is scored but not ranked; a null value is never ranked. */
export interface RankCandidate<Reason extends string = string> {
  readonly id: string;
  readonly group: string | null;
  readonly value: Ratio | null;
  readonly unranked?: Reason | null;
}

export interface PlaceInList {
  readonly competition: number;
  readonly dense: number;
  readonly ordinal: number;
  /** Ranked candidates of the group. */
  readonly of: number;
}

/** A named order for ties, tried only between exactly equal values; negative puts `a` first. */
export interface TieBreak<T> {
  readonly name: string;
  readonly compare: (a: T, b: T) => number;
}

/** Ties listed by `id` in byte order: no merit in it, and the same on every machine. */
export const TIE_BREAK_BY_ID: TieBreak<{ readonly id: string }> = {
  name: 'id',
  compare: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
};

/** One block: ranked candidates from first to last, then the others by id. Numbers are positions in the input. */
export interface RankedGroup {
  readonly group: string | null;
  readonly ranked: readonly number[];
  readonly unranked: readonly number[];
}

export interface RankedList {
  /** In input order; null for candidates that are not ranked. */
  readonly places: readonly (PlaceInList | null)[];
  /** In order of first appearance. */
  readonly groups: readonly RankedGroup[];
}

/**
 * Ranks candidates inside their groups, descending by exact value; candidates without group form one group. `ordinal`
 * places follow `tieBreaks` in turn, then the id. Candidates with a reason or without a value count in nobody's rank.
 *
 * Cost: O(n log n) exact comparisons. Source: SCORE-IO §5.
 *
 * @example
 * const two = [{ id: 'a', group: null, value: Ratio.of(80) }, { id: 'b', group: null, value: Ratio.of(90) }];
 * rankedList(two).places.map((place) => place.competition) // [2, 1]
 */
export function rankedList<T extends RankCandidate>(
  candidates: readonly T[],
  tieBreaks: readonly TieBreak<T>[] = [],
): RankedList {
  const byGroup = new Map<string | null, number[]>();
  candidates.forEach((candidate, at) => {
    const members = byGroup.get(candidate.group);
    if (members === undefined) byGroup.set(candidate.group, [at]);
    else members.push(at);
  });
  const places = new Array<PlaceInList | null>(candidates.length).fill(null);
  const groups: RankedGroup[] = [];
  const tied = (a: T, b: T): number => {
    for (const { compare } of tieBreaks) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return TIE_BREAK_BY_ID.compare(a, b);
  };
  for (const [group, members] of byGroup) {
    const ranked = members.filter((at) => isRanked(candidates[at] as T));
    const values = ranked.map((at) => (candidates[at] as T).value as Ratio);
    const competition = rankCompetition(values);
    const dense = rankDense(values);
    const order = ranked.map((_, i) => i);
    order.sort((a, b) => {
      const byRank = (competition[a] as number) - (competition[b] as number);
      return byRank !== 0 ? byRank : tied(candidates[ranked[a] as number] as T, candidates[ranked[b] as number] as T);
    });
    order.forEach((i, position) => {
      places[ranked[i] as number] = {
        competition: competition[i] as number,
        dense: dense[i] as number,
        ordinal: position + 1,
        of: ranked.length,
      };
    });
    const unranked = members.filter((at) => !isRanked(candidates[at] as T));
    unranked.sort((a, b) => TIE_BREAK_BY_ID.compare(candidates[a] as T, candidates[b] as T));
    groups.push({ group, ranked: order.map((i) => ranked[i] as number), unranked });
  }
  return { places, groups };
}

function isRanked(candidate: RankCandidate): boolean {
  return candidate.value !== null && (candidate.unranked ?? null) === null;
}
