/** A figure as plain data for JSON: exact and rounded, as SCORE-IO §1 prints amounts. */
import type { Ratio } from '../number/ratio.js';
import type { SatisfactionFigure, UndefinedReason } from './figure.js';
import type { FigureInterval } from './satisfaction-interval.js';

/** `value` rounded half up with fixed places, `valueExact` = "num/den"; both null with a `reason` when undefined. */
export interface PrintedFigure {
  readonly value: string | null;
  readonly valueExact: string | null;
  readonly reason: UndefinedReason | null;
  /** Forms in the denominator: the n that is printed and that suppression looks at. */
  readonly n: number;
  readonly answers: number;
  readonly partsUsed: number;
  readonly partsTotal: number;
  readonly standardError: number | null;
  readonly df: number | null;
  /** Bounds unrounded, in the unit of the value. */
  readonly interval: FigureInterval | null;
}

/** Exact value → text pair. @example printRatio(Ratio.of(800, 11), 2).value // '72.73' */
export function printRatio(value: Ratio | null, decimals: number): { value: string | null; valueExact: string | null } {
  return { value: value?.toFixed(decimals) ?? null, valueExact: value?.toText() ?? null };
}

/** The figure as it is printed with `decimals` places. Cost: constant. */
export function printFigure(figure: SatisfactionFigure, decimals: number): PrintedFigure {
  const { value } = figure;
  return {
    value: value === null ? null : value.toFixed(decimals),
    valueExact: value === null ? null : value.toText(),
    reason: figure.reason,
    n: figure.forms,
    answers: figure.answers,
    partsUsed: figure.partsUsed,
    partsTotal: figure.partsTotal,
    standardError: figure.standardError,
    df: figure.df,
    interval: figure.interval,
  };
}
