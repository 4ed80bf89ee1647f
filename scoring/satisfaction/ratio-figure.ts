/** Rules that combine ratios of sums: shares of answers, means, sums of item means, rescaled dimensions. */
import { Ratio } from '../number/ratio.js';
import { clusteredError } from './clustered-error.js';
import {
  combinationValue,
  meanOfItems,
  pooledScope,
  rescaledDimensions,
  ruleWeights,
  sumOfItems,
  weightedScopes,
  type Combination,
  type Counted,
} from './combination.js';
import {
  definedFigure,
  isCensus,
  needsOneToFive,
  sampledShare,
  times,
  undefinedFigure,
  type FigureRange,
  type SatisfactionFigure,
  type UndefinedReason,
} from './figure.js';
import { clusteredInterval, oneItemInterval } from './satisfaction-interval.js';
import type { SatisfactionRule } from './satisfaction-rule.js';
import type { ItemSlots, ScopeSlots, Tally, TallyLayout } from './tally-layout.js';
import { scopeSums } from './tally-sums.js';

/** The figure of the scope at `place` in `layout.scopes`. */
export function ratioFigure(
  layout: TallyLayout,
  tally: Tally,
  rule: SatisfactionRule,
  place: number,
  population: number | null,
): SatisfactionFigure {
  const scope = layout.scopes[place] as ScopeSlots;
  const base = scopeSums(tally, scope);
  const { forms } = base;
  const reason = undefinedBecause(rule, scope);
  if (reason !== null) return undefinedFigure(reason, base);
  const counted: Counted = rule.method === 'topBoxShare' ? 's' : 'x';
  const combination = combine(layout, tally, rule, place, counted);
  if (combination === null) return undefinedFigure('weightsMissing', base);
  const raw = combinationValue(combination, rule.roundItemsTo);
  if (raw === null) return undefinedFigure('noAnswers', base, combination.partsTotal);

  const factor = rule.method === 'topBoxShare' ? 100 : rule.method === 'meanOver5Percent' ? 20 : 1;
  const value = factor === 1 ? raw : raw.mul(Ratio.of(factor));
  const range = rangeOf(rule, scope, layout, combination);
  const error = times(clusteredError(layout, tally, combination, forms, sampledShare(forms, population)), factor);
  const only = combination.parts.length === 1 ? combination.parts[0] : undefined;
  const width = range.max - range.min;
  const share =
    counted === 's' && only !== undefined && (only.kind === 'item' || scope.items.length === 1)
      ? oneItemInterval(only.sum, only.valid, population)
      : clusteredInterval(
          counted === 's' ? 'share' : 'mean',
          Math.min(1, Math.max(0, (value.toNumber() - range.min) / width)),
          times(error, 1 / width),
          forms,
          isCensus(forms, population),
        );
  return definedFigure(value, base, error, share, range, combination);
}

function combine(
  layout: TallyLayout,
  tally: Tally,
  rule: SatisfactionRule,
  place: number,
  counted: Counted,
): Combination | null {
  const scope = layout.scopes[place] as ScopeSlots;
  if (rule.method === 'rescale1To10') {
    const dimensions = scope.factors.map((factor) => (layout.scopes[factor] as ScopeSlots).items);
    return rescaledDimensions(tally, layout, dimensions, rule.aggregation === 'meanOfFactors' ? 'mean' : 'sum');
  }
  if (rule.method === 'pointsPerIndicator') return sumOfItems(tally, layout, itemsOfSet(layout, rule, scope.items));
  if (rule.aggregation === 'meanOfItems') return meanOfItems(tally, layout, scope.items, counted);
  if (scope.kind === 'factor' || rule.aggregation === 'pooled') return pooledScope(tally, layout, place, counted);
  if (rule.aggregation !== 'fixedWeights') return weightedScopes(tally, layout, scope.factors, counted, null);
  return fixedWeights(layout, tally, rule, place, counted);
}

/** Weights by factor, or by block (the block itself then pools); null when the rule names neither completely. */
function fixedWeights(
  layout: TallyLayout,
  tally: Tally,
  rule: SatisfactionRule,
  place: number,
  counted: Counted,
): Combination | null {
  const scope = layout.scopes[place] as ScopeSlots;
  const codeOf = (at: number): string => (layout.scopes[at] as ScopeSlots).code;
  const byFactor = ruleWeights(rule, scope.factors.map(codeOf));
  if (byFactor !== null) return weightedScopes(tally, layout, scope.factors, counted, byFactor);
  const blocks = layout.scopes.flatMap((part, at) => (part.kind === 'block' ? [at] : []));
  const byBlock = ruleWeights(rule, blocks.map(codeOf));
  if (byBlock === null) return null;
  if (scope.kind === 'block') return pooledScope(tally, layout, place, counted);
  return weightedScopes(tally, layout, blocks, counted, byBlock);
}

function itemsOfSet(layout: TallyLayout, rule: SatisfactionRule, places: readonly number[]): number[] {
  const codes = rule.itemCodes;
  return places.filter((place) => codes === undefined || codes.indexOf((layout.items[place] as ItemSlots).code) >= 0);
}

function undefinedBecause(rule: SatisfactionRule, scope: ScopeSlots): UndefinedReason | null {
  if (rule.method === 'topBoxShare') return scope.hasSatisfied ? null : 'noSatisfiedLevels';
  if (needsOneToFive(rule)) return scope.oneToFive ? null : 'scaleNot1To5';
  const anyScale = rule.method === 'rescale1To10' || rule.method === 'pointsPerIndicator';
  return anyScale || scope.range !== null ? null : 'mixedScales';
}

/** The values the figure can take, given which parts have answers. */
function rangeOf(rule: SatisfactionRule, scope: ScopeSlots, layout: TallyLayout, of: Combination): FigureRange {
  if (rule.method === 'topBoxShare') return { min: 0, max: 100 };
  if (rule.method === 'meanOver5Percent') return { min: 20, max: 100 };
  if (rule.method === 'rescale1To10') {
    const summed = rule.aggregation === 'sumOfDimensions' ? of.partsUsed : 1;
    return { min: summed, max: 10 * summed };
  }
  if (rule.method === 'pointsPerIndicator') {
    const items = of.parts.map((part) => layout.items[part.place] as ItemSlots);
    return { min: items.reduce((sum, { min }) => sum + min, 0), max: items.reduce((sum, { max }) => sum + max, 0) };
  }
  return scope.range as FigureRange;
}
