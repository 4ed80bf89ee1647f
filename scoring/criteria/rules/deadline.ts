/** deadline: points by on time, late or missing (METHODS §3.2). */
import { exact, exactText, type JsonNumber } from '../json-value.js';
import { number, object, oneOf } from '../structure.js';
import { checkMaximum, largest, type RuleShape } from './rule-shape.js';

export interface DeadlineRule {
  readonly kind: 'deadline';
  readonly onTime: JsonNumber;
  readonly late: JsonNumber;
  readonly missing: JsonNumber;
}

const STATUSES = ['onTime', 'late', 'missing'] as const;

export const deadline: RuleShape<DeadlineRule> = {
  kind: 'deadline',
  valueKeys: ['status'],
  structure: object({ kind: oneOf('deadline'), onTime: number, late: number, missing: number }),
  check(rule, site) {
    checkMaximum(largest(STATUSES.map((status) => exact(rule[status]))), site);
  },
  compile(rule) {
    const pointsOf = { onTime: exact(rule.onTime), late: exact(rule.late), missing: exact(rule.missing) };
    return (input) => {
      const given = input.value('status');
      if (typeof given !== 'string') {
        input.faults.add('wrongType', input.pathOf('status'));
        return 'refused';
      }
      const status = STATUSES.find((known) => known === given);
      if (status === undefined) {
        input.faults.add('notAllowedValue', input.pathOf('status'), { allowed: STATUSES.join(', ') });
        return 'refused';
      }
      input.trace?.push({ step: 'status', status, points: exactText(pointsOf[status]) });
      return pointsOf[status];
    };
  },
};
