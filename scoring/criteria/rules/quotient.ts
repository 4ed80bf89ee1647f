/** Numerator and denominator of an input, as `steps`, `ratio`, `ratioToTarget` and `complementShares` read them. */
import { Ratio } from '../../number/ratio.js';
import { exactText } from '../json-value.js';
import { InputReader } from '../input-reader.js';

export interface Quotient {
  readonly numerator: Ratio;
  readonly denominator: Ratio;
}

/** Both numbers, ≥ 0; undefined when one is faulty. With `partOfWhole` a numerator above the denominator is refused. */
export function readQuotient(input: InputReader, partOfWhole: boolean): Quotient | undefined {
  const numerator = input.nonNegative('numerator');
  const denominator = input.nonNegative('denominator');
  if (numerator === undefined || denominator === undefined) return undefined;
  if (partOfWhole && numerator.compare(denominator) > 0) {
    return input.faults.add('numeratorAboveDenominator', input.pathOf('numerator'));
  }
  return { numerator, denominator };
}

/** 100 · n / d, d > 0, told to the trace. */
export function percentOf(
  { numerator, denominator }: Quotient,
  { trace }: InputReader,
  labels: { readonly numerator?: string; readonly denominator?: string },
): Ratio {
  const percent = Ratio.HUNDRED.mul(numerator).div(denominator);
  trace?.push({
    step: 'quotient',
    numerator: exactText(numerator),
    denominator: exactText(denominator),
    numeratorLabel: labels.numerator ?? '',
    denominatorLabel: labels.denominator ?? '',
    percent: exactText(percent),
  });
  return percent;
}

/** max · min(1, percent / 100), told to the trace. */
export function pointsForPercent(percent: Ratio, maxPoints: Ratio, { trace }: InputReader): Ratio {
  const counted = percent.min(Ratio.HUNDRED);
  if (trace && counted !== percent) trace.push({ step: 'cap', value: exactText(percent), cap: '100' });
  const points = maxPoints.mul(counted).div(Ratio.HUNDRED);
  trace?.push({
    step: 'product',
    percent: exactText(counted),
    maxPoints: exactText(maxPoints),
    points: exactText(points),
  });
  return points;
}
