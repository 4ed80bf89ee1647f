/** surveyMean: max · mean / scaleMax, then half up to `roundDecimals` as the official text orders, never above max. */
import { Ratio } from '../../number/ratio.js';
import { count, within, type InputReader } from '../input-reader.js';
import { exact, exactText, isObject, readNumber, type JsonNumber } from '../json-value.js';
import { pointer } from '../problem.js';
import { anyText, number, object, oneOf } from '../structure.js';
import type { RuleShape } from './rule-shape.js';

export interface SurveyMeanRule {
  readonly kind: 'surveyMean';
  readonly scaleMin: JsonNumber;
  readonly scaleMax: JsonNumber;
  readonly questionnaire?: string;
  readonly item?: string;
  readonly respondents?: string;
  readonly roundDecimals?: JsonNumber;
}

interface Mean {
  readonly mean: Ratio;
  readonly answers: Ratio | null;
}

const MOST_DECIMALS = Ratio.of(100);

export const surveyMean: RuleShape<SurveyMeanRule> = {
  kind: 'surveyMean',
  valueKeys: ['mean', 'counts'],
  structure: object(
    { kind: oneOf('surveyMean'), scaleMin: number, scaleMax: number },
    { questionnaire: anyText, item: anyText, respondents: anyText, roundDecimals: number },
  ),
  /** Beyond the schema: a scale that ends at 0 or below, or decimals that cannot be rounded to, would not compute. */
  check(rule, { at, about, faults }) {
    if (exact(rule.scaleMax).sign() <= 0) faults.add('notPositive', pointer(at, 'scaleMax'), { about });
    if (rule.roundDecimals === undefined) return;
    const decimals = exact(rule.roundDecimals);
    if (decimals.isInteger() && decimals.sign() >= 0 && decimals.compare(MOST_DECIMALS) <= 0) return;
    faults.add('schema', pointer(at, 'roundDecimals'), {
      reasonVi: 'phải là số nguyên từ 0 đến 100',
      reasonEn: 'must be a whole number from 0 to 100',
    });
  },
  compile(rule, maxPoints) {
    const [from, to] = [exact(rule.scaleMin), exact(rule.scaleMax)];
    const decimals = rule.roundDecimals === undefined ? undefined : exact(rule.roundDecimals).toNumber();
    return (input) => {
      if (input.has('mean') && input.has('counts')) {
        input.faults.add('conflictingInput', input.at);
        return 'refused';
      }
      const read = input.has('mean') ? given(input, from, to) : counted(input, from, to);
      if (typeof read === 'string') return read;
      const { trace } = input;
      trace?.push({
        step: 'mean',
        mean: exactText(read.mean),
        scaleMax: exactText(to),
        answers: read.answers && exactText(read.answers),
      });
      const share = read.mean.div(to);
      const points = maxPoints.mul(share);
      trace?.push({
        step: 'product',
        percent: exactText(share.mul(Ratio.HUNDRED)),
        maxPoints: exactText(maxPoints),
        points: exactText(points),
      });
      if (decimals === undefined) return points;
      const rounded = points.round(decimals).min(maxPoints);
      trace?.push({ step: 'round', value: exactText(points), decimals, points: exactText(rounded) });
      return rounded;
    };
  },
};

function given(input: InputReader, from: Ratio, to: Ratio): Mean | 'refused' {
  const mean = input.within('mean', from, to);
  return mean === undefined ? 'refused' : { mean, answers: null };
}

/** Mean of the answers by level; nobody answered is a missing input. */
function counted(input: InputReader, from: Ratio, to: Ratio): Mean | 'refused' | 'missing' {
  const { faults } = input;
  const counts = input.value('counts');
  const at = input.pathOf('counts');
  if (!isObject(counts)) {
    faults.add('wrongType', at);
    return 'refused';
  }
  const before = faults.count;
  let [sum, answers] = [Ratio.ZERO, Ratio.ZERO];
  for (const key of Object.keys(counts)) {
    const place = pointer(at, key);
    const level = key.includes('/') ? undefined : readNumber(key);
    if (level === undefined) faults.add('unknownOption', place);
    else if (within(level, from, to, place, faults) === undefined) continue;
    else if (!level.isInteger()) faults.add('unknownOption', place);
    else {
      const number = count(counts[key], place, faults);
      if (number === undefined) continue;
      sum = sum.add(level.mul(number));
      answers = answers.add(number);
    }
  }
  if (faults.count > before) return 'refused';
  return answers.isZero() ? 'missing' : { mean: sum.div(answers), answers };
}
