/** What the pages of a run need from its rows: groups with their order, reasons, distances from the block's mean. */
import type { BilingualText, RunDetail, RunGroup, RunRow } from '../api/shapes';
import { resultWords as words } from '../../i18n/workspace/results';

export interface GroupOfRows {
  readonly group: RunGroup;
  readonly ranked: readonly RunRow[];
  readonly unranked: readonly RunRow[];
}

/** Rows by group in the run's own order; those without a place come after. */
export const groupedRows = (run: RunDetail): GroupOfRows[] =>
  run.groups.map((group) => {
    const own = run.rows.filter(({ kind }) => kind === group.kind);
    return {
      group,
      ranked: own.filter(({ rank }) => rank !== null),
      unranked: own.filter(({ rank }) => rank === null),
    };
  });

const reasons: Readonly<Record<string, BilingualText>> = {
  belowMinimum: words.belowMinimum,
  tooFewToShow: words.tooFewToShow,
  undefined: words.undefined,
  minimumUnknown: words.minimumUnknown,
  excluded: words.excludedUnit,
};

/** Why a row has no rank; null when it has one. */
export const reasonOf = (row: RunRow): BilingualText | null =>
  row.rank !== null || row.unranked === null ? null : (reasons[row.unranked] ?? words.notRanked);

/** Where the unit's scale ends: percent 100, levels 5, points have no fixed end. */
export const scaleEnd = (unit: string): number | null => (unit === 'percent' ? 100 : unit === 'level' ? 5 : null);
