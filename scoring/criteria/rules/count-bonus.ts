/** countBonus: min(cap, perUnit · count) (METHODS §3.2). */
import { exact, exactText, type JsonNumber } from '../json-value.js';
import { number, object, oneOf, text } from '../structure.js';
import { checkMaximum, type RuleShape } from './rule-shape.js';

export interface CountBonusRule {
  readonly kind: 'countBonus';
  readonly unit: string;
  readonly perUnit: JsonNumber;
  readonly cap: JsonNumber;
}

export const countBonus: RuleShape<CountBonusRule> = {
  kind: 'countBonus',
  valueKeys: ['count'],
  structure: object({ kind: oneOf('countBonus'), unit: text, perUnit: number, cap: number }),
  check(rule, site) {
    checkMaximum(exact(rule.cap), site);
  },
  compile(rule) {
    const [perUnit, cap] = [exact(rule.perUnit), exact(rule.cap)];
    return (input) => {
      const count = input.count('count');
      if (count === undefined) return 'refused';
      const points = cap.min(perUnit.mul(count));
      input.trace?.push({
        step: 'units',
        count: exactText(count),
        unit: rule.unit,
        perUnit: exactText(perUnit),
        cap: exactText(cap),
        points: exactText(points),
      });
      return points;
    };
  },
};
