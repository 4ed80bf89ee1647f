/** indexShare: another measure, such as SIPAS, times the points (METHODS §3.2). */
import { Ratio } from '../../number/ratio.js';
import { exactText } from '../json-value.js';
import { boolean, object, oneOf, text } from '../structure.js';
import { pointsForPercent } from './quotient.js';
import type { RuleShape } from './rule-shape.js';

export interface IndexShareRule {
  readonly kind: 'indexShare';
  readonly measure: string;
  /** True: the value is 0..100, else 0..1. */
  readonly of100: boolean;
}

export const indexShare: RuleShape<IndexShareRule> = {
  kind: 'indexShare',
  valueKeys: ['value'],
  structure: object({ kind: oneOf('indexShare'), measure: text, of100: boolean }),
  compile(rule, maxPoints) {
    const whole = rule.of100 ? Ratio.HUNDRED : Ratio.ONE;
    return (input) => {
      const value = input.nonNegative('value');
      if (value === undefined) return 'refused';
      if (value.compare(whole) > 0) {
        input.faults.add('outOfRange', input.pathOf('value'), { from: '0', to: exactText(whole) });
        return 'refused';
      }
      const percent = rule.of100 ? value : value.mul(Ratio.HUNDRED);
      input.trace?.push({ step: 'index', measure: rule.measure, percent: exactText(percent) });
      return pointsForPercent(percent, maxPoints, input);
    };
  },
};
