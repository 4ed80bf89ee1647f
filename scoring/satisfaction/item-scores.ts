/** Items of one agency: rated ones with the rule's figure, and the distribution of every coded, multi and number item. */
import { Ratio } from '../number/ratio.js';
import { itemFigure } from './item-figure.js';
import { printFigure, type PrintedFigure } from './printed-figure.js';
import type { QuestionnaireItem } from './questionnaire.js';
import type { SatisfactionRule } from './satisfaction-rule.js';
import type { Visibility } from './suppression.js';
import type { Tally, TallyLayout } from './tally-layout.js';

/** `n` forms answered, `notApplicable` chose the code outside the scale. */
export interface ItemScore {
  readonly code: string;
  /** The factor it stands in; null for an extra item and for those that are not coded. */
  readonly factor: string | null;
  readonly role: QuestionnaireItem['role'] | null;
  readonly rated: boolean;
  readonly n: number;
  readonly notApplicable: number;
  /** Levels or options in the scale's order, and how many forms chose each. */
  readonly levels: readonly number[];
  readonly counts: readonly number[];
  /** The rule's figure of a rated item (and of the overall question under `generalQuestion`), else null. */
  readonly figure: PrintedFigure | null;
  /** Mean of a number item (expectation met in percent may pass 100, never capped), else null. */
  readonly meanExact: string | null;
  readonly mean: string | null;
  readonly visibility: Visibility;
}

/** All items of a tally in layout order: coded, then multi, then number items. Cost: O(levels). */
export function itemScores(
  layout: TallyLayout,
  tally: Tally,
  rule: SatisfactionRule,
  population: number | null,
  decimals: number,
  visibility: (forms: number) => Visibility,
): ItemScore[] {
  const scores: ItemScore[] = [];
  const known = population !== null && population > 0 ? population : null;
  const general = rule.method === 'generalQuestion';
  layout.items.forEach((item, place) => {
    const { levels } = item;
    const counts = tally.slice(item.at, item.at + levels.length);
    let n = 0;
    for (const count of counts) n += count;
    scores.push({
      code: item.code,
      factor: item.factor,
      role: item.role ?? null,
      rated: item.rated,
      n,
      notApplicable: item.notApplicableAt === null ? 0 : (tally[item.notApplicableAt] as number),
      levels,
      counts,
      figure:
        item.rated || (general && item.role === 'overall')
          ? printFigure(itemFigure(layout, tally, rule, place, known), decimals)
          : null,
      meanExact: null,
      mean: null,
      visibility: visibility(n),
    });
  });
  for (const item of layout.selections) {
    const n = tally[item.at] as number;
    const counts = item.options.map((_, i) => tally[item.at + 1 + i] as number);
    scores.push({ ...withoutFigure(item.code, null, n, visibility(n)), levels: item.options, counts });
  }
  for (const item of layout.numbers) {
    const n = tally[item.at] as number;
    const mean = n === 0 ? null : Ratio.of(tally[item.at + 1] as number, 100 * n);
    scores.push({
      ...withoutFigure(item.code, item.role ?? null, n, visibility(n)),
      meanExact: mean?.toText() ?? null,
      mean: mean?.toFixed(decimals) ?? null,
    });
  }
  return scores;
}

function withoutFigure(code: string, role: ItemScore['role'], n: number, visibility: Visibility): ItemScore {
  return {
    code,
    factor: null,
    role,
    rated: false,
    n,
    notApplicable: 0,
    levels: [],
    counts: [],
    figure: null,
    meanExact: null,
    mean: null,
    visibility,
  };
}
