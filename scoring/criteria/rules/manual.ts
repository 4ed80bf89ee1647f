/** manual: points entered by the appraiser or the council, 0..max (METHODS §3.2). */
import { exactText } from '../json-value.js';
import { object, oneOf } from '../structure.js';
import type { RuleShape } from './rule-shape.js';

export interface ManualRule {
  readonly kind: 'manual';
}

export const manual: RuleShape<ManualRule> = {
  kind: 'manual',
  valueKeys: ['points'],
  structure: object({ kind: oneOf('manual') }),
  compile() {
    return (input) => {
      const points = input.nonNegative('points');
      if (points === undefined) return 'refused';
      input.trace?.push({ step: 'manual', points: exactText(points) });
      return points;
    };
  },
};
