/** A figure as plain data for JSON: exact and rounded, as SCORE-IO §1 prints amounts. */
import type { Ratio } from '../number/ratio.js';
import type { SatisfactionFigure, UndefinedReason } from './figure.js';
import type { FigureInterval } from './satisfaction-interval.js';

/** Bounds as numbers and, rounded like the value, as text. */
export interface PrintedInterval extends FigureInterval {
  readonly lowerRounded: string;
  readonly upperRounded: string;
}

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
  readonly interval: PrintedInterval | null;
}

/** Exact value → text pair. @example printRatio(Ratio.of(800, 11), 2) // { value: '72.73', valueExact: '800/11' } */
export function printRatio(value: Ratio | null, decimals: number): { value: string | null; valueExact: string | null } {
  return { value: value?.toFixed(decimals) ?? null, valueExact: value?.toText() ?? null };
}

/** The figure as it is printed with `decimals` places. Cost: constant. */
export function printFigure(figure: SatisfactionFigure, decimals: number): PrintedFigure {
  const { interval } = figure;
  return {
    ...printRatio(figure.value, decimals),
    reason: figure.reason,
    n: figure.forms,
    answers: figure.answers,
    partsUsed: figure.partsUsed,
    partsTotal: figure.partsTotal,
    standardError: figure.standardError,
    df: figure.df,
    interval: interval && {
      ...interval,
      lowerRounded: interval.lower.toFixed(decimals),
      upperRounded: interval.upper.toFixed(decimals),
    },
  };
}
