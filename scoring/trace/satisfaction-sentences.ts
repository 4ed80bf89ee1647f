/** Steps of a satisfaction trace as sentences, Vietnamese and English; numbers in the manner of each language. */
import { Ratio } from '../number/ratio.js';
import type { BilingualText } from '../satisfaction/questionnaire.js';
import type { SatisfactionTraceStep } from './satisfaction-trace.js';

const INTERVALS: Readonly<Record<string, BilingualText>> = {
  wilson: { vi: 'Wilson', en: 'Wilson' },
  wilsonFpc: { vi: 'Wilson, có hiệu chỉnh tổng thể hữu hạn', en: 'Wilson with finite population correction' },
  logitT: { vi: 'logit-t, phiếu là cụm', en: 'logit-t, form as cluster' },
  t: { vi: 't, phiếu là cụm', en: 't, form as cluster' },
  wilsonForms: { vi: 'Wilson theo phiếu (các phiếu như nhau)', en: 'Wilson by forms (all forms alike)' },
  census: { vi: 'toàn bộ tổng thể đã trả lời', en: 'everyone was asked' },
};

/** Why a figure is undefined, in words. */
const REASONS: Readonly<Record<string, BilingualText>> = {
  noAnswers: { vi: 'không có câu trả lời hợp lệ', en: 'no valid answers' },
  scaleNot1To5: { vi: 'thang đo không phải 1-5', en: 'the scale is not 1 to 5' },
  mixedScales: { vi: 'các câu hỏi dùng thang đo khác nhau', en: 'items use different scales' },
  noSatisfiedLevels: { vi: 'thang đo không nêu mức hài lòng', en: 'the scale names no satisfied level' },
  weightsMissing: { vi: 'thiếu trọng số', en: 'weights are missing' },
  noGeneralQuestion: { vi: 'mẫu phiếu không có câu hỏi chung', en: 'the form has no overall question' },
  onlyForWholeForm: { vi: 'quy tắc chỉ tính cho cả phiếu', en: 'the rule is for the whole form only' },
};

const UNITS: Readonly<Record<string, BilingualText>> = {
  percent: { vi: '%', en: ' %' },
  level: { vi: ' (theo mức của thang đo)', en: ' (in levels of the scale)' },
  points: { vi: ' điểm', en: ' points' },
};

/**
 * One step as one sentence in both languages. Cost: constant, for `parts` linear.
 *
 * @example
 * satisfactionSentence({ step: 'minimum', forms: 31, minimum: 30, reached: true }).en // '31 forms reach the minimum of 30: ranked.'
 */
export function satisfactionSentence(step: SatisfactionTraceStep): BilingualText {
  switch (step.step) {
    case 'answers':
      return both(
        (n) =>
          `${n(step.forms)} phiếu, ${n(step.valid)} câu trả lời hợp lệ, ${n(step.satisfied)} ở mức hài lòng, tổng các mức ${n(step.sum)}.`,
        (n) =>
          `${n(step.forms)} forms, ${n(step.valid)} valid answers, ${n(step.satisfied)} satisfied, levels add up to ${n(step.sum)}.`,
      );
    case 'rule':
      return {
        vi: `Quy tắc ${step.id}, bản ${step.version}: ${step.name.vi}${step.source === null ? '' : ` (${step.source})`}.`,
        en: `Rule ${step.id}, version ${step.version}: ${step.name.en}${step.source === null ? '' : ` (${step.source})`}.`,
      };
    case 'parts': {
      const listed = (n: (value: number) => string): string =>
        step.parts.map(({ code, satisfied, valid }) => `${code} ${n(satisfied)}/${n(valid)}`).join('; ');
      const averaged = step.total > 1;
      return both(
        (n) => `${averaged ? `Dùng ${n(step.used)} trên ${n(step.total)} phần` : 'Gồm'}: ${listed(n)}.`,
        (n) => `${averaged ? `${n(step.used)} of ${n(step.total)} parts used` : 'Made of'}: ${listed(n)}.`,
      );
    }
    case 'undefined': {
      const reason = REASONS[step.reason] ?? { vi: step.reason, en: step.reason };
      return { vi: `Không xác định: ${reason.vi}.`, en: `Undefined: ${reason.en}.` };
    }
    case 'value': {
      const unit = UNITS[step.unit] ?? { vi: '', en: '' };
      return { vi: `Giá trị chính xác ${step.valueExact}${unit.vi}.`, en: `Exact value ${step.valueExact}${unit.en}.` };
    }
    case 'round':
      return {
        vi: `Làm tròn ${step.decimals} chữ số, nửa lên: ${step.value.replace('.', ',')}.`,
        en: `Rounded half up to ${step.decimals} places: ${step.value}.`,
      };
    case 'interval': {
      const name = INTERVALS[step.interval.name] ?? { vi: step.interval.name, en: step.interval.name };
      const [low, high] = [decimal(step.interval.lower), decimal(step.interval.upper)];
      return {
        vi: `Khoảng tin cậy 95% (${name.vi}): ${low.replace('.', ',')}–${high.replace('.', ',')}.`,
        en: `95 % interval (${name.en}): ${low}–${high}.`,
      };
    }
    case 'minimum':
      return step.reached
        ? both(
            (n) => `${n(step.forms)} phiếu, đạt mức tối thiểu ${n(step.minimum)}: được xếp hạng.`,
            (n) => `${n(step.forms)} forms reach the minimum of ${n(step.minimum)}: ranked.`,
          )
        : both(
            (n) => `${n(step.forms)} phiếu, dưới mức tối thiểu ${n(step.minimum)}: công bố kèm n, không xếp hạng.`,
            (n) => `${n(step.forms)} forms are below the minimum of ${n(step.minimum)}: shown with n, not ranked.`,
          );
  }
}

function both(
  vi: (n: (value: number) => string) => string,
  en: (n: (value: number) => string) => string,
): BilingualText {
  return { vi: vi((value) => grouped(value, '.')), en: en((value) => grouped(value, ',')) };
}

function grouped(value: number, separator: string): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, separator);
}

function decimal(value: number): string {
  return Ratio.parse(value).toFixed(2);
}
