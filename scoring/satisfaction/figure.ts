/** What a satisfaction figure is made of, and the small steps that every kind of figure shares. */
import type { Ratio } from '../number/ratio.js';
import { INTERVAL_LEVEL, type FigureInterval, type ShareInterval } from './satisfaction-interval.js';
import type { SatisfactionRule } from './satisfaction-rule.js';

/** Why a figure is undefined. */
export type UndefinedReason =
  | 'noAnswers'
  | 'scaleNot1To5'
  | 'mixedScales'
  | 'noSatisfiedLevels'
  | 'weightsMissing'
  | 'noGeneralQuestion'
  | 'onlyForWholeForm';

/**
 * `value` in the rule's unit, exact; null with a `reason` when undefined. `forms` is the figure's base n, `answers` its
 * valid answers. Standard error (same unit), df and interval are null when they cannot be had: one form only, or a mean
 * of items whose cross-products the layout does not keep.
 */
export interface SatisfactionFigure {
  readonly value: Ratio | null;
  readonly reason: UndefinedReason | null;
  readonly forms: number;
  readonly answers: number;
  /** Items, factors or dimensions that had answers, of how many; 1 of 1 where nothing is averaged. */
  readonly partsUsed: number;
  readonly partsTotal: number;
  readonly standardError: number | null;
  readonly df: number | null;
  readonly interval: FigureInterval | null;
}

/** Forms and valid answers a figure rests on. */
export interface FigureBase {
  readonly forms: number;
  readonly valid: number;
}

/** The values a figure can take. */
export interface FigureRange {
  readonly min: number;
  readonly max: number;
}

/** Rules where each person counts once. */
export const isPersonRule = ({ method }: SatisfactionRule): boolean =>
  method === 'personMeanPercent' || method === 'personsMean4' || method === 'allItemsSatisfied';

/** Rules that are a mean ÷ 5 × 100. */
export const isMeanPercent = ({ method }: SatisfactionRule): boolean =>
  method === 'meanOver5Percent' || method === 'personMeanPercent';

/** Rules whose "4" and "5" have a meaning on 1..5 only. */
export const needsOneToFive = (rule: SatisfactionRule): boolean => isMeanPercent(rule) || isPersonRule(rule);

/** A figure that does not exist, with the reason. */
export function undefinedFigure(reason: UndefinedReason, base: FigureBase, partsTotal = 1): SatisfactionFigure {
  return {
    value: null,
    reason,
    forms: base.forms,
    answers: base.valid,
    partsUsed: 0,
    partsTotal,
    standardError: null,
    df: null,
    interval: null,
  };
}

const ONE_PART = { partsUsed: 1, partsTotal: 1 };

/** A figure with its interval given as shares of `range`; rounding noise never leaves the value outside. */
export function definedFigure(
  value: Ratio,
  base: FigureBase,
  standardError: number | null,
  share: ShareInterval | null,
  range: FigureRange,
  parts: { readonly partsUsed: number; readonly partsTotal: number } = ONE_PART,
): SatisfactionFigure {
  const at = value.toNumber();
  const width = range.max - range.min;
  const interval: FigureInterval | null = share && {
    name: share.name,
    level: INTERVAL_LEVEL,
    lower: Math.min(at, range.min + width * share.lower),
    upper: Math.max(at, range.min + width * share.upper),
  };
  return {
    value,
    reason: null,
    forms: base.forms,
    answers: base.valid,
    partsUsed: parts.partsUsed,
    partsTotal: parts.partsTotal,
    standardError,
    df: standardError === null ? null : base.forms - 1,
    interval,
  };
}

/** n ÷ N, at most 1; 0 when the population is unknown. */
export function sampledShare(forms: number, population: number | null): number {
  return population === null ? 0 : Math.min(1, forms / population);
}

/** Whether everyone of a known population was asked. */
export function isCensus(forms: number, population: number | null): boolean {
  return population !== null && population <= forms;
}

/** `value · factor`, passing null on. */
export function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}
