/** parts: sum of points · share; a part that is met has share 1 (METHODS §3.2). */
import { Ratio } from '../../number/ratio.js';
import { share } from '../input-reader.js';
import { exact, exactText, type JsonNumber } from '../json-value.js';
import { pointer } from '../problem.js';
import { list, number, object, oneOf, text } from '../structure.js';
import { checkMaximum, type RuleShape } from './rule-shape.js';

export interface PartsRule {
  readonly kind: 'parts';
  readonly parts: readonly { readonly label: string; readonly points: JsonNumber }[];
}

export const parts: RuleShape<PartsRule> = {
  kind: 'parts',
  valueKeys: ['parts'],
  structure: object({ kind: oneOf('parts'), parts: list(object({ label: text, points: number }), 2) }),
  check(rule, site) {
    checkMaximum(Ratio.sum(rule.parts.map(({ points }) => exact(points))), site);
  },
  compile(rule) {
    const pieces = rule.parts.map(({ label, points }) => ({ label, points: exact(points) }));
    return (input) => {
      const { faults, trace } = input;
      const given = input.value('parts');
      const at = input.pathOf('parts');
      if (!Array.isArray(given)) {
        faults.add('wrongType', at);
        return 'refused';
      }
      if (given.length !== pieces.length) {
        faults.add('wrongLength', at, { expected: String(pieces.length) });
        return 'refused';
      }
      const before = faults.count;
      let total = Ratio.ZERO;
      pieces.forEach(({ label, points }, index) => {
        const value: unknown = given[index];
        const part =
          typeof value === 'boolean' ? (value ? Ratio.ONE : Ratio.ZERO) : share(value, pointer(at, index), faults);
        if (part === undefined) return;
        const earned = points.mul(part);
        trace?.push({ step: 'part', label, share: exactText(part), points: exactText(earned) });
        total = total.add(earned);
      });
      if (faults.count > before) return 'refused';
      trace?.push({ step: 'sum', points: exactText(total) });
      return total;
    };
  },
};
