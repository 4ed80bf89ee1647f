/** An agency's score as the public may see it (DESIGN §8): the same for API, chart, export and bundle. */
import type { ItemScore } from './item-scores.js';
import type { PrintedFigure } from './printed-figure.js';
import type { AgencySatisfaction, ScopeScore } from './satisfaction-score.js';

const HIDDEN_FIGURE = {
  value: null,
  valueExact: null,
  reason: null,
  n: null,
  answers: null,
  standardError: null,
  df: null,
  interval: null,
} as const;

/** A figure whose numbers may be hidden; then n is null, to be printed as "dưới 10". */
export type PublicFigure = Omit<PrintedFigure, 'n' | 'answers'> & {
  readonly n: number | null;
  readonly answers: number | null;
};
export type PublicScope = PublicFigure & Pick<ScopeScore, 'code' | 'visibility'>;
export type PublicItem = Omit<ItemScore, 'n' | 'notApplicable' | 'figure'> & {
  readonly n: number | null;
  readonly notApplicable: number | null;
  readonly figure: PublicFigure | null;
};
export type PublicAgency = Omit<AgencySatisfaction, 'index' | 'blocks' | 'factors' | 'items' | 'forms'> & {
  readonly forms: number | null;
  readonly index: PublicFigure;
  readonly blocks: readonly PublicScope[];
  readonly factors: readonly PublicScope[];
  readonly items: readonly PublicItem[];
};

/**
 * Takes out every number whose base is under the limit: value, n, interval and distribution of that cell; of the whole
 * agency when its own base is. A not-applicable count is hidden with its item, and so is one under the limit beside a
 * printed n, since forms minus n would give it away. Cost: O(items).
 *
 * @example hideSmallCells(agencyWithNineForms).index.n // null
 */
export function hideSmallCells(agency: AgencySatisfaction): PublicAgency {
  const all = agency.visibility === 'hidden';
  const scope = (score: ScopeScore): PublicScope =>
    all || score.visibility === 'hidden' ? { ...score, ...HIDDEN_FIGURE, visibility: 'hidden' } : score;
  return {
    ...agency,
    forms: all ? null : agency.forms,
    index: all ? { ...agency.index, ...HIDDEN_FIGURE } : agency.index,
    blocks: agency.blocks.map(scope),
    factors: agency.factors.map(scope),
    items: agency.items.map((item) => {
      if (!all && item.visibility !== 'hidden') return item;
      return {
        ...item,
        n: null,
        notApplicable: null,
        counts: [],
        figure: item.figure && { ...item.figure, ...HIDDEN_FIGURE },
        mean: null,
        meanExact: null,
        visibility: 'hidden',
      };
    }),
  };
}
