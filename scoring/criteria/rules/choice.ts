/** choice: points of the chosen option (METHODS §3.2). */
import { exact, exactText, labelKey, type JsonNumber } from '../json-value.js';
import { list, number, object, oneOf, text } from '../structure.js';
import { checkLabels, indexByLabel } from './labels.js';
import { checkMaximum, largest, type RuleShape } from './rule-shape.js';

export interface ChoiceRule {
  readonly kind: 'choice';
  readonly options: readonly { readonly label: string; readonly points: JsonNumber }[];
}

export const choice: RuleShape<ChoiceRule> = {
  kind: 'choice',
  valueKeys: ['option'],
  structure: object({ kind: oneOf('choice'), options: list(object({ label: text, points: number }), 2) }),
  check(rule, site) {
    checkLabels(rule.options, 'options', site);
    checkMaximum(largest(rule.options.map(({ points }) => exact(points))), site);
  },
  compile(rule) {
    const options = rule.options.map(({ label, points }) => ({ label, points: exact(points) }));
    const byLabel = indexByLabel(options);
    return (input) => {
      const given = input.value('option');
      if (typeof given !== 'number' && typeof given !== 'string') {
        input.faults.add('wrongType', input.pathOf('option'));
        return 'refused';
      }
      const index = typeof given === 'number' ? given : byLabel.get(labelKey(given));
      const option = index === undefined ? undefined : options[index];
      if (option === undefined) {
        input.faults.add('unknownOption', input.pathOf('option'));
        return 'refused';
      }
      input.trace?.push({ step: 'option', label: option.label, points: exactText(option.points) });
      return option.points;
    };
  },
};
