/** An agency's score as the public may see it (DESIGN §8): the same for API, chart, export and bundle. */
import type { ItemScore } from './item-scores.js';
import type { PrintedFigure } from './printed-figure.js';
import { HIDE_BELOW, suppressTable } from './suppression.js';
import type { AgencySatisfaction, ScopeScore } from './satisfaction-result.js';

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
 * Takes out every number whose base is under the limit: value, n, interval and distribution of that cell, or of the
 * whole agency. Since blocks add up to the form, factors to a block and items to a factor, a single hidden cell among
 * printed ones could be found by subtraction: then the next smallest is hidden too, and with a hidden block or factor
 * all that stands in it. A not-applicable count is hidden with its item. Cost: O(items).
 *
 * @example
 * const questionnaire = plainQuestionnaire({ F: ['q1', 'q2'] });
 * const layout = tallyLayout(questionnaire);
 * const tally = mergeTallies(layout, [[5, 4], [2, 9]].map((levels) => tallyOf(layout, { levels })));
 * const { agencies } = scoreSatisfaction({ questionnaire, agencies: [{ id: 'a', tally }] });
 * hideSmallCells(agencies[0]).index.n // null
 */
export function hideSmallCells(agency: AgencySatisfaction, hideBelow: number = HIDE_BELOW): PublicAgency {
  const all = agency.visibility === 'hidden';
  const scopes = new Map<ScopeScore, boolean>();
  const hideLine = (line: readonly ScopeScore[], whole: boolean): void => {
    const hidden = withComplement(line, hideBelow, () => whole);
    line.forEach((cell, i) => scopes.set(cell, hidden[i] === true));
  };
  // Each line adds up to a printed total: blocks and factors outside blocks to the form, a block's factors to the block.
  hideLine([...agency.blocks, ...agency.factors.filter(({ block }) => block === null)], all);
  for (const block of agency.blocks) {
    const own = agency.factors.filter((factor) => factor.block === block.code);
    hideLine(own, all || scopes.get(block) === true);
  }
  const factorHidden = new Map(agency.factors.map((factor) => [factor.code, scopes.get(factor) === true]));
  const items = new Map<ItemScore, boolean>();
  for (const factor of new Set(agency.items.map((item) => item.factor))) {
    const own = agency.items.filter((item) => item.factor === factor);
    const whole = all || (factor !== null && factorHidden.get(factor) === true);
    const addUp = factor !== null && factorHidden.has(factor);
    const hidden = addUp
      ? withComplement(own, hideBelow, () => whole)
      : own.map((item) => whole || item.visibility === 'hidden');
    own.forEach((item, i) => items.set(item, hidden[i] === true));
  }
  const scope = (score: ScopeScore): PublicScope =>
    scopes.get(score) === true ? { ...score, ...HIDDEN_FIGURE, visibility: 'hidden' } : score;
  return {
    ...agency,
    forms: all ? null : agency.forms,
    band: all ? null : agency.band,
    index: all ? { ...agency.index, ...HIDDEN_FIGURE } : agency.index,
    blocks: agency.blocks.map(scope),
    factors: agency.factors.map(scope),
    items: agency.items.map((item) => (items.get(item) === true ? hiddenItem(item) : item)),
  };
}

/** Cells hidden by their own base or by `forced`, and those that must go with them. */
function withComplement<T extends { readonly n: number; readonly visibility: string }>(
  cells: readonly T[],
  hideBelow: number,
  forced: (cell: T) => boolean,
): boolean[] {
  const open = cells.filter((cell) => !forced(cell));
  const [hidden = []] = suppressTable(
    [open.map((cell) => cell.n)],
    { rowTotals: true, columnTotals: false },
    hideBelow,
  );
  return cells.map((cell) => {
    const at = open.indexOf(cell);
    return at < 0 || hidden[at] === true || cell.visibility === 'hidden';
  });
}

function hiddenItem(item: ItemScore): PublicItem {
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
}
