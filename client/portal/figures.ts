/**
 * What the portal derives from published figures, without rounding them again: which agencies differ clearly from their
 * block, what an axis shows, and what to mend first. Pure.
 */
import type { AgencyProfile, FactorFigure, Figure, ItemFigure, RankingGroup, RankingRow } from '../api/types';

export type Standing = 'above' | 'below' | 'level';

/** Clearly above or below only when the whole interval lies on one side of the block mean (UX §4). */
export function standingOf(figure: Figure, blockMean: string | null): Standing {
  if (figure.interval === null || blockMean === null) return 'level';
  const mean = Number(blockMean);
  if (figure.interval.lower > mean) return 'above';
  if (figure.interval.upper < mean) return 'below';
  return 'level';
}

export interface Standings {
  readonly above: number;
  readonly below: number;
  readonly level: number;
}

/** How the ranked agencies of a group stand to its mean. */
export function standingsOf(rows: readonly RankingRow[], group: RankingGroup): Standings {
  const counts = { above: 0, below: 0, level: 0 };
  for (const row of rows) if (row.rank !== null) counts[standingOf(row, group.mean)] += 1;
  return counts;
}

export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** The axis of bars: always from 0. Percent to 100, levels to 5, points to the next round number above the highest. */
export function barAxis(unit: string, highest: number): Axis {
  if (unit === 'percent') return { from: 0, to: 100, step: 25 };
  if (unit === 'level') return { from: 0, to: Math.max(5, Math.ceil(highest)), step: 1 };
  const step = niceStep(Math.max(highest, 1) / 4);
  return { from: 0, to: Math.ceil(Math.max(highest, 1) / step) * step, step };
}

/** The axis of dots may start elsewhere (and says so): round numbers around all values. */
export function dotAxis(unit: string, values: readonly number[]): Axis {
  const least = unit === 'percent' ? 100 : unit === 'level' ? 5 : Number.POSITIVE_INFINITY;
  if (values.length === 0) return barAxis(unit, 0);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const step = niceStep(Math.max((high - low) / 4, unit === 'percent' ? 5 : 0.1));
  const from = Math.max(0, Math.floor(low / step) * step);
  const to = Math.min(least, Math.ceil(high / step) * step);
  return { from, to: to > from ? to : from + step, step };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 2.5, 5, 10].find((one) => one * power >= rough - 1e-9) ?? 10;
  return factor * power;
}

/** Where a value stands on an axis, 0..100 percent of its length, clamped. */
export function placeOn(axis: Axis, value: number): number {
  return Math.min(100, Math.max(0, ((value - axis.from) / (axis.to - axis.from)) * 100));
}

export function ticksOf(axis: Axis): number[] {
  const count = Math.round((axis.to - axis.from) / axis.step);
  return Array.from({ length: count + 1 }, (_, index) => Number((axis.from + index * axis.step).toPrecision(12)));
}

export interface MendFirst {
  readonly factor: FactorFigure;
  /** Block mean minus the agency's value, positive. */
  readonly gap: number;
  readonly clearly: boolean;
  readonly lowestItem: ItemFigure | null;
}

/** Up to three factors below the block mean, furthest first; clear differences come before unclear ones. */
export function mendFirst(profile: AgencyProfile): MendFirst[] {
  const gaps = profile.row.factors.flatMap((factor): MendFirst[] => {
    const mean = blockFactor(profile.group, factor.code)?.value ?? null;
    if (factor.value === null || mean === null) return [];
    const gap = Number(mean) - Number(factor.value);
    if (gap <= 0) return [];
    return [{ factor, gap, clearly: standingOf(factor, mean) === 'below', lowestItem: lowestItemOf(profile, factor) }];
  });
  return gaps.sort((a, b) => Number(b.clearly) - Number(a.clearly) || b.gap - a.gap).slice(0, 3);
}

export function blockFactor(group: RankingGroup, code: string): FactorFigure | null {
  return group.factors.find((factor) => factor.code === code) ?? null;
}

function lowestItemOf(profile: AgencyProfile, factor: FactorFigure): ItemFigure | null {
  const items = profile.items.filter((item) => item.factorCode === factor.code && item.rated && item.value !== null);
  return items.sort((a, b) => Number(a.value) - Number(b.value))[0] ?? null;
}
