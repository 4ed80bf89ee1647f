/** ratioToTarget: max · min(1, (100 · n / d) / target) (METHODS §3.2). */
import { Ratio } from '../../number/ratio.js';
import { ZERO_DENOMINATORS, type ZeroDenominator } from '../policies.js';
import type { InputReader } from '../input-reader.js';
import { exact, exactText, type JsonNumber } from '../json-value.js';
import { pointer } from '../problem.js';
import { boolean, number, object, oneOf, text } from '../structure.js';
import { percentOf, pointsForPercent, readQuotient } from './quotient.js';
import type { RuleShape, RuleSite } from './rule-shape.js';
import { zeroDenominatorOutcome } from './zero-denominator.js';

export interface RatioToTargetRule {
  readonly kind: 'ratioToTarget';
  readonly numerator: string;
  readonly denominator: string;
  readonly targetPercent: JsonNumber;
  readonly zeroDenominator?: ZeroDenominator;
  readonly partOfWhole?: boolean;
}

export const ratioToTarget: RuleShape<RatioToTargetRule> = {
  kind: 'ratioToTarget',
  valueKeys: ['numerator', 'denominator'],
  structure: object(
    { kind: oneOf('ratioToTarget'), numerator: text, denominator: text, targetPercent: number },
    { zeroDenominator: oneOf(...ZERO_DENOMINATORS), partOfWhole: boolean },
  ),
  check(rule, site) {
    checkTarget(rule.targetPercent, site);
  },
  compile(rule, maxPoints) {
    const target = exact(rule.targetPercent);
    return (input) => {
      const quotient = readQuotient(input, rule.partOfWhole ?? false);
      if (quotient === undefined) return 'refused';
      if (quotient.denominator.isZero()) return zeroDenominatorOutcome(rule.zeroDenominator, maxPoints, input);
      return pointsForTarget(percentOf(quotient, input, rule), target, maxPoints, input);
    };
  },
};

/** `notPositive` when a target is 0 or below: nothing could be divided by it. */
export function checkTarget(targetPercent: JsonNumber, { at, about, faults }: RuleSite): void {
  if (exact(targetPercent).sign() <= 0) faults.add('notPositive', pointer(at, 'targetPercent'), { about });
}

/** max · min(1, percent / target), told to the trace. */
export function pointsForTarget(percent: Ratio, target: Ratio, maxPoints: Ratio, input: InputReader): Ratio {
  if (target.equals(Ratio.HUNDRED)) return pointsForPercent(percent, maxPoints, input);
  const ofTarget = Ratio.HUNDRED.mul(percent).div(target);
  input.trace?.push({
    step: 'target',
    percent: exactText(percent),
    targetPercent: exactText(target),
    ofTargetPercent: exactText(ofTarget),
  });
  return pointsForPercent(ofTarget, maxPoints, input);
}
