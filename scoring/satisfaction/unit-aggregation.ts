/** The second choice of METHODS §2.1: how the figures of several units become one. Never mixed inside one table. */
import { Ratio } from '../number/ratio.js';
import { sumOfRatios } from '../number/sum-of-ratios.js';
import { satisfactionFigure } from './satisfaction-figure.js';
import type { SatisfactionRule } from './satisfaction-rule.js';
import type { Tally, TallyLayout } from './tally-layout.js';
import { mergeTallies } from './tally.js';

/** `plainMean`: mean of unit values (Hà Nội, HCMC 2024). `pooled`: the rule over all their forms. `weighted`: by weight. */
export type UnitAggregation = 'plainMean' | 'pooled' | 'weighted';

/** One unit: its figure, its tally and, for `weighted`, its weight (population; null counts as unknown). */
export interface AggregatedUnit {
  readonly value: Ratio | null;
  readonly tally: Tally;
  readonly weight?: number | null;
}

/**
 * One value for several units by `manner`, in the rule's unit; units without a value are left out. Null when nothing is
 * left, and under `weighted` when a unit with a value has no weight of 0 or more or all weights are 0.
 *
 * Cost: O(units), for `pooled` O(units · tally size).
 *
 * @example
 * const questionnaire = plainQuestionnaire({ F: ['q1', 'q2'] });
 * const layout = tallyLayout(questionnaire);
 * const tally = mergeTallies(layout, [[5, 4], [2, 9]].map((levels) => tallyOf(layout, { levels })));
 * const rule = resolveRule(questionnaire);
 * const units = [{ value: Ratio.of(80), tally }, { value: Ratio.of(90), tally }];
 * aggregateUnits('plainMean', layout, rule, units).toText() // '85/1'
 */
export function aggregateUnits(
  manner: UnitAggregation,
  layout: TallyLayout,
  rule: SatisfactionRule,
  units: readonly AggregatedUnit[],
): Ratio | null {
  const present = units.filter((unit) => unit.value !== null);
  if (present.length === 0) return null;
  if (manner === 'pooled') {
    const merged = mergeTallies(layout, present.map((unit) => unit.tally)); // prettier-ignore
    return satisfactionFigure(layout, merged, rule, { scope: 0 }).value;
  }
  const values = present.map((unit) => unit.value as Ratio);
  if (manner === 'plainMean') return sumOfRatios(values).div(Ratio.of(values.length));
  const weights: Ratio[] = [];
  for (const { weight } of present) {
    if (weight === null || weight === undefined || !(weight >= 0)) return null;
    weights.push(Ratio.parse(weight));
  }
  const total = Ratio.sum(weights);
  return total.isZero() ? null : sumOfRatios(values.map((value, i) => value.mul(weights[i] as Ratio))).div(total);
}
