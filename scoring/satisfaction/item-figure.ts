/** A rule applied to one item: a share with Wilson's interval or a mean with a t interval (METHODS §2.1). */
import { Ratio } from '../number/ratio.js';
import { clusteredError, meanError } from './clustered-error.js';
import {
  definedFigure,
  isCensus,
  isMeanPercent,
  isPersonRule,
  needsOneToFive,
  sampledShare,
  times,
  undefinedFigure,
  type SatisfactionFigure,
} from './figure.js';
import { clusteredInterval, oneItemInterval } from './satisfaction-interval.js';
import type { SatisfactionRule } from './satisfaction-rule.js';
import type { ItemSlots, Tally, TallyLayout } from './tally-layout.js';
import { itemSums } from './tally-sums.js';

const PERCENT = { min: 0, max: 100 };

/** The figure of the item at `place` in `layout.items`. A form answers an item once, so answers are the clusters. */
export function itemFigure(
  layout: TallyLayout,
  tally: Tally,
  rule: SatisfactionRule,
  place: number,
  population: number | null,
): SatisfactionFigure {
  const item = layout.items[place] as ItemSlots;
  const base = itemSums(tally, item);
  const { valid, x, s } = base;
  const asShare = rule.unit === 'percent' && !isMeanPercent(rule);
  if (asShare && !isPersonRule(rule)) {
    if (item.satisfied.indexOf(true) < 0) return undefinedFigure('noSatisfiedLevels', base);
  } else if (needsOneToFive(rule) && !(item.min === 1 && item.max === 5)) {
    return undefinedFigure('scaleNot1To5', base);
  }
  if (valid === 0) return undefinedFigure('noAnswers', base);
  const sampled = sampledShare(valid, population);

  if (asShare) {
    const counted = isPersonRule(rule) ? fromLevel4(tally, item) : s;
    const share = oneItemInterval(counted, valid, population);
    const error = times(meanError(valid, counted, counted, sampled), 100);
    return definedFigure(Ratio.of(100 * counted, valid), base, error, share, PERCENT);
  }

  const part = { kind: 'item' as const, place, sum: x, valid, weight: Ratio.ONE };
  const ofOne = { counted: 'x' as const, offset: Ratio.ZERO, parts: [part], partsUsed: 1, partsTotal: 1 };
  const error = clusteredError(layout, tally, ofOne, valid, sampled);
  const width = item.max - item.min;
  const mean = Ratio.of(x, valid);
  const at = (x / valid - item.min) / width;
  const share = clusteredInterval('mean', at, times(error, 1 / width), valid, isCensus(valid, population));
  if (rule.method === 'rescale1To10') {
    const risen = item.negative ? Ratio.of(item.max).sub(mean) : mean.sub(Ratio.of(item.min));
    const value = Ratio.ONE.add(Ratio.of(9, width).mul(risen));
    const turned = share && item.negative ? { ...share, lower: 1 - share.upper, upper: 1 - share.lower } : share;
    return definedFigure(value, base, times(error, 9 / width), turned, { min: 1, max: 10 });
  }
  if (isMeanPercent(rule)) {
    return definedFigure(mean.mul(Ratio.of(20)), base, times(error, 20), share, { min: 20, max: 100 });
  }
  const value = rule.roundItemsTo === undefined ? mean : mean.round(rule.roundItemsTo);
  return definedFigure(value, base, error, share, item);
}

function fromLevel4(tally: Tally, item: ItemSlots): number {
  return item.levels.reduce((sum, level, i) => (level >= 4 ? sum + (tally[item.at + i] as number) : sum), 0);
}
