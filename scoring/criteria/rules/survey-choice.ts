/** surveyChoice: max · mean of the weights of the answers, A/B/C/D = 100/60/20/0 % by default (METHODS §3.2). */
import { Ratio } from '../../number/ratio.js';
import { count } from '../input-reader.js';
import { exact, exactText, isObject, labelKey, type JsonNumber } from '../json-value.js';
import { pointer, type Faults } from '../problem.js';
import { anyText, list, number, object, oneOf, text } from '../structure.js';
import { checkLabels, indexByLabel } from './labels.js';
import type { RuleShape } from './rule-shape.js';

export interface SurveyChoiceRule {
  readonly kind: 'surveyChoice';
  readonly respondents?: string;
  readonly weights: readonly { readonly label: string; readonly weight: JsonNumber }[];
}

export const surveyChoice: RuleShape<SurveyChoiceRule> = {
  kind: 'surveyChoice',
  valueKeys: ['counts'],
  structure: object(
    { kind: oneOf('surveyChoice'), weights: list(object({ label: text, weight: number }), 2) },
    { respondents: anyText },
  ),
  check(rule, site) {
    checkLabels(rule.weights, 'weights', site);
  },
  compile(rule, maxPoints) {
    const weights = rule.weights.map(({ label, weight }) => ({ label, weight: exact(weight) }));
    const byLabel = indexByLabel(weights);
    return (input) => {
      const counts = readCounts(input.value('counts'), byLabel, input.pathOf('counts'), input.faults);
      if (counts === undefined) return 'refused';
      const answers = Ratio.sum(counts);
      if (answers.isZero()) return 'missing';
      let weighted = Ratio.ZERO;
      weights.forEach(({ label, weight }, index) => {
        const number = counts[index] ?? Ratio.ZERO;
        input.trace?.push({ step: 'answers', label, count: exactText(number), weight: exactText(weight) });
        weighted = weighted.add(weight.mul(number));
      });
      const share = weighted.div(answers);
      const points = maxPoints.mul(share);
      input.trace?.push({
        step: 'product',
        percent: exactText(share.mul(Ratio.HUNDRED)),
        maxPoints: exactText(maxPoints),
        points: exactText(points),
      });
      return points;
    };
  },
};

/** Counts in the order of the weights, from a list or from an object by label where an absent label is 0. */
function readCounts(
  given: unknown,
  byLabel: ReadonlyMap<string, number>,
  at: string,
  faults: Faults,
): readonly Ratio[] | undefined {
  if (Array.isArray(given) && given.length !== byLabel.size) {
    return faults.add('wrongLength', at, { expected: String(byLabel.size) });
  }
  if (!Array.isArray(given) && !isObject(given)) return faults.add('wrongType', at);
  const before = faults.count;
  const counts = new Array<Ratio>(byLabel.size).fill(Ratio.ZERO);
  const taken = new Set<number>();
  Object.entries(given).forEach(([key, value]) => {
    const place = pointer(at, key);
    const index = Array.isArray(given) ? Number(key) : byLabel.get(labelKey(key));
    if (index === undefined) faults.add('unknownOption', place);
    else if (taken.has(index)) faults.add('conflictingInput', place);
    else {
      taken.add(index);
      counts[index] = count(value, place, faults) ?? Ratio.ZERO;
    }
  });
  return faults.count > before ? undefined : counts;
}
