/** steps: points of the first step whose lower bound, inclusive, the value reaches (METHODS §3.2). */
import { Ratio } from '../../number/ratio.js';
import { ZERO_DENOMINATORS, type ZeroDenominator } from '../policies.js';
import type { InputReader } from '../input-reader.js';
import { exact, exactText, type JsonNumber } from '../json-value.js';
import { pointer } from '../problem.js';
import { anyText, boolean, list, number, object, oneOf, text } from '../structure.js';
import { percentOf, readQuotient } from './quotient.js';
import { checkMaximum, largest, type RuleShape } from './rule-shape.js';
import { zeroDenominatorOutcome } from './zero-denominator.js';

export interface StepsRule {
  readonly kind: 'steps';
  readonly input: string;
  readonly numerator?: string;
  readonly denominator?: string;
  readonly steps: readonly { readonly min: JsonNumber; readonly points: JsonNumber }[];
  readonly zeroDenominator?: ZeroDenominator;
  readonly partOfWhole?: boolean;
}

interface Step {
  readonly min: Ratio;
  readonly points: Ratio;
}

export const steps: RuleShape<StepsRule> = {
  kind: 'steps',
  valueKeys: ['value', 'numerator', 'denominator'],
  structure: object(
    { kind: oneOf('steps'), input: text, steps: list(object({ min: number, points: number }), 2) },
    {
      numerator: anyText,
      denominator: anyText,
      zeroDenominator: oneOf(...ZERO_DENOMINATORS),
      partOfWhole: boolean,
    },
  ),
  check(rule, site) {
    const limits = rule.steps.map(({ min }) => exact(min));
    const descends = limits.every((min, index) => index === 0 || (limits[index - 1]?.compare(min) ?? 0) > 0);
    if (!descends || limits.at(-1)?.isZero() !== true) {
      site.faults.add('stepsOrder', pointer(site.at, 'steps'), { about: site.about });
    }
    checkMaximum(largest(rule.steps.map(({ points }) => exact(points))), site);
  },
  compile(rule, maxPoints) {
    const levels: readonly Step[] = rule.steps.map(({ min, points }) => ({ min: exact(min), points: exact(points) }));
    return (input) => {
      const given = input.has('value');
      if (given && (input.has('numerator') || input.has('denominator'))) {
        input.faults.add('conflictingInput', input.at);
        return 'refused';
      }
      if (given) {
        const value = input.nonNegative('value');
        if (value === undefined) return 'refused';
        input.trace?.push({ step: 'value', value: exactText(value), label: rule.input });
        return pointsOfLevel(value, false, levels, input);
      }
      const quotient = readQuotient(input, rule.partOfWhole ?? false);
      if (quotient === undefined) return 'refused';
      if (quotient.denominator.isZero()) return zeroDenominatorOutcome(rule.zeroDenominator, maxPoints, input);
      return pointsOfLevel(percentOf(quotient, input, rule), true, levels, input);
    };
  },
};

function pointsOfLevel(value: Ratio, percent: boolean, levels: readonly Step[], { trace }: InputReader): Ratio {
  const reached = levels.find(({ min }) => value.compare(min) >= 0);
  if (reached === undefined) return Ratio.ZERO;
  trace?.push({
    step: 'level',
    value: exactText(value),
    percent,
    min: exactText(reached.min),
    points: exactText(reached.points),
  });
  return reached.points;
}
