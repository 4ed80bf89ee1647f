/** One satisfaction figure: a rule applied to an item, a factor, a block or the whole form of one tally (METHODS §2.1). */
import { isPersonRule, undefinedFigure, type SatisfactionFigure } from './figure.js';
import { itemFigure } from './item-figure.js';
import { personFigure } from './person-figure.js';
import { ratioFigure } from './ratio-figure.js';
import type { SatisfactionRule } from './satisfaction-rule.js';
import type { ScopeSlots, Tally, TallyLayout } from './tally-layout.js';
import { scopeSums } from './tally-sums.js';

/** What the figure is about: a position in `layout.scopes` (0 is the whole form) or in `layout.items`. */
export type FigureTarget = { readonly scope: number } | { readonly item: number };

/**
 * The figure of `rule` for `target`. `population` N (people of the survey's population for this agency) gives the finite
 * population correction; null or a number not above 0 means unknown.
 *
 * Intervals: a one-item share has Wilson's; other shares logit-t, means t, both from the standard error with the form as
 * cluster. An undefined figure is null with a reason, never NaN. Cost: O(items + parts²).
 *
 * @example
 * const questionnaire = plainQuestionnaire({ F: ['q1', 'q2'] });
 * const layout = tallyLayout(questionnaire);
 * const tally = mergeTallies(layout, [[5, 4], [2, 9]].map((levels) => tallyOf(layout, { levels })));
 * satisfactionFigure(layout, tally, resolveRule(questionnaire), { scope: 0 }).value.toText() // '200/3'
 */
export function satisfactionFigure(
  layout: TallyLayout,
  tally: Tally,
  rule: SatisfactionRule,
  target: FigureTarget,
  population: number | null = null,
): SatisfactionFigure {
  const known = population !== null && population > 0 ? population : null;
  if ('item' in target) return itemFigure(layout, tally, rule, target.item, known);
  const scope = layout.scopes[target.scope] as ScopeSlots;
  if (rule.method === 'generalQuestion') {
    const base = scopeSums(tally, scope);
    if (scope.kind !== 'form') return undefinedFigure('onlyForWholeForm', base);
    const general = layout.items.findIndex((item) => item.role === 'overall');
    return general < 0 ? undefinedFigure('noGeneralQuestion', base) : itemFigure(layout, tally, rule, general, known);
  }
  return isPersonRule(rule)
    ? personFigure(tally, rule, scope, known)
    : ratioFigure(layout, tally, rule, target.scope, known);
}
