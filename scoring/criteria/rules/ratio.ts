/** ratio: max · min(1, n / d), or the points below the floor when 100 · n / d does not reach it (METHODS §3.2). */
import { Ratio } from '../../number/ratio.js';
import { ZERO_DENOMINATORS, type ZeroDenominator } from '../policies.js';
import { exact, exactText, type JsonNumber } from '../json-value.js';
import { boolean, number, object, oneOf, text } from '../structure.js';
import { percentOf, pointsForPercent, readQuotient } from './quotient.js';
import type { RuleShape } from './rule-shape.js';
import { zeroDenominatorOutcome } from './zero-denominator.js';

export interface RatioRule {
  readonly kind: 'ratio';
  readonly numerator: string;
  readonly denominator: string;
  readonly floorPercent?: JsonNumber;
  readonly belowFloor?: JsonNumber;
  readonly zeroDenominator?: ZeroDenominator;
  readonly partOfWhole?: boolean;
}

export const ratio: RuleShape<RatioRule> = {
  kind: 'ratio',
  valueKeys: ['numerator', 'denominator'],
  structure: object(
    { kind: oneOf('ratio'), numerator: text, denominator: text },
    {
      floorPercent: number,
      belowFloor: number,
      zeroDenominator: oneOf(...ZERO_DENOMINATORS),
      partOfWhole: boolean,
    },
  ),
  compile(rule, maxPoints) {
    const floor = rule.floorPercent === undefined ? undefined : exact(rule.floorPercent);
    const below = rule.belowFloor === undefined ? Ratio.ZERO : exact(rule.belowFloor);
    return (input) => {
      const quotient = readQuotient(input, rule.partOfWhole ?? false);
      if (quotient === undefined) return 'refused';
      if (quotient.denominator.isZero()) return zeroDenominatorOutcome(rule.zeroDenominator, maxPoints, input);
      const percent = percentOf(quotient, input, rule);
      if (floor !== undefined) {
        const reached = percent.compare(floor) >= 0;
        input.trace?.push({
          step: 'floor',
          percent: exactText(percent),
          floorPercent: exactText(floor),
          reached,
          points: reached ? null : exactText(below),
        });
        if (!reached) return below;
      }
      return pointsForPercent(percent, maxPoints, input);
    };
  },
};
