/** Ranks inside groups by exact percent; tied agencies are listed by id, never by input order (SCORE-IO §5). */
import type { Ratio } from '../number/ratio.js';
import { rankCompetition, rankDense } from '../ranking/ranks.js';
import { labelKey } from './json-value.js';

export interface RankedAgency {
  readonly id: string;
  readonly group: string | null;
  /** Null when the agency cannot be ranked. */
  readonly percent: Ratio | null;
  readonly unranked: 'excluded' | 'nothingApplicable' | null;
}

export interface Rank {
  readonly competition: number;
  readonly dense: number;
  /** Ranked agencies of the group. */
  readonly of: number;
}

export interface GroupRanking<Agency> {
  readonly group: string | null;
  /** By rank, then id. */
  readonly ranked: readonly { readonly agency: Agency; readonly percent: Ratio; readonly rank: Rank }[];
  /** By id. */
  readonly unranked: readonly Agency[];
}

/** Groups in order of first appearance; agencies without a group form one group. Cost: O(n log n). */
export function rankAgencies<Agency extends RankedAgency>(agencies: readonly Agency[]): GroupRanking<Agency>[] {
  const groups = new Map<string | null, Agency[]>();
  for (const agency of agencies) {
    const key = agency.group === null ? null : labelKey(agency.group);
    const members = groups.get(key);
    if (members) members.push(agency);
    else groups.set(key, [agency]);
  }
  return [...groups.values()].map((members) => rankGroup(members));
}

function rankGroup<Agency extends RankedAgency>(members: readonly Agency[]): GroupRanking<Agency> {
  const able = members.flatMap((agency) =>
    agency.percent === null || agency.unranked !== null ? [] : [{ agency, percent: agency.percent }],
  );
  const percents = able.map(({ percent }) => percent);
  const [competition, dense] = [rankCompetition(percents), rankDense(percents)];
  const ranked = able.map(({ agency, percent }, index) => ({
    agency,
    percent,
    rank: { competition: competition[index] ?? 0, dense: dense[index] ?? 0, of: able.length },
  }));
  ranked.sort((a, b) => a.rank.competition - b.rank.competition || byId(a.agency, b.agency));
  const unranked = members.filter((agency) => agency.unranked !== null).sort(byId);
  return { group: members[0]?.group ?? null, ranked, unranked };
}

/** Ids are ASCII, so that code units and bytes have the same order. */
function byId(a: RankedAgency, b: RankedAgency): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
