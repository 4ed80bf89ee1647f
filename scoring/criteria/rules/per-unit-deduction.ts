/** perUnitDeduction: max(floor, max − perUnit · count) (METHODS §3.2). */
import { exact, exactText, type JsonNumber } from '../json-value.js';
import { number, object, oneOf, text } from '../structure.js';
import type { RuleShape } from './rule-shape.js';

export interface PerUnitDeductionRule {
  readonly kind: 'perUnitDeduction';
  readonly unit: string;
  readonly perUnit: JsonNumber;
  readonly floor: JsonNumber;
}

export const perUnitDeduction: RuleShape<PerUnitDeductionRule> = {
  kind: 'perUnitDeduction',
  valueKeys: ['count'],
  structure: object({ kind: oneOf('perUnitDeduction'), unit: text, perUnit: number, floor: number }),
  compile(rule, maxPoints) {
    const [perUnit, floor] = [exact(rule.perUnit), exact(rule.floor)];
    return (input) => {
      const count = input.count('count');
      if (count === undefined) return 'refused';
      const points = floor.max(maxPoints.sub(perUnit.mul(count)));
      input.trace?.push({
        step: 'deduction',
        count: exactText(count),
        unit: rule.unit,
        perUnit: exactText(perUnit),
        maxPoints: exactText(maxPoints),
        floor: exactText(floor),
        points: exactText(points),
      });
      return points;
    };
  },
};
