/**
 * The named, versioned rules of METHODS §2.1, §2.4 and §3.4. A rule's id is `method/aggregation`; its name is printed
 * with every figure, since several percentages live side by side.
 */
import { ScoringError } from '../number/scoring-error.js';
import type {
  BilingualText,
  SatisfactionAggregation,
  SatisfactionMethod,
  ScoredQuestionnaire,
} from './questionnaire.js';

/** `percent` 0..100, `level` in levels of the scale, `points` as the framework counts them. */
export type RuleUnit = 'percent' | 'level' | 'points';

/** A rule ready to be applied. */
export interface SatisfactionRule {
  readonly id: string;
  readonly version: string;
  readonly method: SatisfactionMethod;
  readonly aggregation: SatisfactionAggregation;
  readonly unit: RuleUnit;
  readonly name: BilingualText;
  /** `fixedWeights`: factor or block code → weight; renormalised over the parts that have answers. */
  readonly weights?: Readonly<Record<string, number | string>>;
  /** `pointsPerIndicator`: the item set the sum is taken over; all rated items when absent. */
  readonly itemSet?: string;
  /** The items of `itemSet`. */
  readonly itemCodes?: readonly string[];
  /** Places an item mean is rounded to before it is summed; only where the official text orders it (TT 01/2018). */
  readonly roundItemsTo?: number;
}

interface MethodEntry {
  readonly version: string;
  readonly unit: RuleUnit;
  /** The first is the method's own default. */
  readonly aggregations: readonly SatisfactionAggregation[];
  readonly name: BilingualText;
}

const MEANS: readonly SatisfactionAggregation[] = [
  'meanOfSections',
  'meanOfFactors',
  'meanOfItems',
  'pooled',
  'fixedWeights',
];

/** Every method: version, unit, allowed aggregations (default first) and printed name. */
export const SATISFACTION_METHODS: Readonly<Record<SatisfactionMethod, MethodEntry>> = {
  topBoxShare: {
    version: '1',
    unit: 'percent',
    aggregations: ['pooled', 'meanOfItems', 'meanOfFactors', 'meanOfSections', 'fixedWeights'],
    name: { vi: 'Tỷ lệ câu trả lời ở mức hài lòng', en: 'Share of satisfied answers' },
  },
  sectionMean: {
    version: '1',
    unit: 'level',
    aggregations: MEANS,
    name: { vi: 'Điểm trung bình các phần', en: 'Mean of section means' },
  },
  factorMean: {
    version: '1',
    unit: 'level',
    aggregations: ['meanOfFactors', ...MEANS.filter((name) => name !== 'meanOfFactors')],
    name: { vi: 'Điểm trung bình các yếu tố', en: 'Mean of factor means' },
  },
  meanOver5Percent: {
    version: '1',
    unit: 'percent',
    aggregations: ['pooled', ...MEANS.filter((name) => name !== 'pooled')],
    name: { vi: 'Điểm trung bình trên 5, tính phần trăm', en: 'Mean over 5, in percent' },
  },
  personMeanPercent: {
    version: '1',
    unit: 'percent',
    aggregations: ['pooled'],
    name: { vi: 'Trung bình tỷ lệ điểm của từng người', en: 'Mean of each person’s percent of the maximum' },
  },
  personsMean4: {
    version: '1',
    unit: 'percent',
    aggregations: ['pooled'],
    name: { vi: 'Tỷ lệ người có điểm trung bình từ 4 trở lên', en: 'Share of persons whose mean is 4 or more' },
  },
  allItemsSatisfied: {
    version: '1',
    unit: 'percent',
    aggregations: ['pooled'],
    name: { vi: 'Tỷ lệ hài lòng toàn diện', en: 'Share of persons satisfied with every item' },
  },
  generalQuestion: {
    version: '1',
    unit: 'percent',
    aggregations: ['pooled'],
    name: { vi: 'Tỷ lệ hài lòng theo câu hỏi chung', en: 'Share satisfied in the overall question' },
  },
  pointsPerIndicator: {
    version: '1',
    unit: 'points',
    aggregations: ['sumOfItemMeans'],
    name: { vi: 'Tổng điểm bình quân các chỉ số', en: 'Sum of mean points per indicator' },
  },
  rescale1To10: {
    version: '1',
    unit: 'points',
    aggregations: ['sumOfDimensions', 'meanOfFactors'],
    name: { vi: 'Tổng các nội dung trên thang 1-10', en: 'Sum of dimensions on 1 to 10' },
  },
};

const AGGREGATION_NAMES: Readonly<Partial<Record<SatisfactionAggregation, BilingualText>>> = {
  pooled: { vi: 'gộp mọi câu trả lời', en: 'all answers pooled' },
  meanOfItems: { vi: 'bình quân các câu hỏi', en: 'plain mean of items' },
  meanOfFactors: { vi: 'bình quân các yếu tố', en: 'plain mean of factors' },
  meanOfSections: { vi: 'bình quân các phần', en: 'plain mean of sections' },
  fixedWeights: { vi: 'theo trọng số cố định', en: 'fixed weights' },
};

/**
 * The rule named by `id`: `method/aggregation`, a method alone (the questionnaire's aggregation when it is its own
 * method, else the method's default) or an aggregation alone (with the questionnaire's method). Without `id` the
 * questionnaire's rule. `weights` and `itemSet` are passed on; weights default to the questionnaire's.
 *
 * Throws `ScoringError` `unknownRule` when no such rule exists. Cost: constant.
 *
 * @example resolveRule(plainQuestionnaire({ F: ['q1'] }), 'meanOver5Percent').id // 'meanOver5Percent/pooled'
 */
export function resolveRule(
  questionnaire: Pick<ScoredQuestionnaire, 'scoring'>,
  id?: string,
  options: Pick<SatisfactionRule, 'weights' | 'itemSet'> = {},
): SatisfactionRule {
  const { scoring } = questionnaire;
  const [first = '', second, ...rest] = (id ?? `${scoring.method}/${scoring.aggregation}`).split('/');
  const alone = second === undefined;
  const method = isMethod(first) ? first : scoring.method;
  const entry = SATISFACTION_METHODS[method];
  const own = method === scoring.method ? allowed(entry, scoring.aggregation) : undefined;
  const asked = alone
    ? isMethod(first)
      ? (own ?? entry.aggregations[0])
      : allowed(entry, first)
    : allowed(entry, second);
  if (asked === undefined || rest.length > 0 || (!isMethod(first) && !alone)) {
    throw new ScoringError('unknownRule', `No satisfaction rule ${id ?? first}`, { rule: id ?? first });
  }
  const itemSet = options.itemSet;
  if (itemSet !== undefined && !Object.prototype.hasOwnProperty.call(scoring.itemSets ?? {}, itemSet)) {
    throw new ScoringError('unknownRule', `The questionnaire has no item set ${itemSet}`, { itemSet });
  }
  const weights = options.weights ?? scoring.weights;
  const manner = entry.aggregations.length > 1 ? AGGREGATION_NAMES[asked] : undefined;
  return {
    id: `${method}/${asked}`,
    version: entry.version,
    method,
    aggregation: asked,
    unit: entry.unit,
    name: manner === undefined ? entry.name : joined(entry.name, manner),
    ...(weights === undefined ? {} : { weights }),
    ...(itemSet === undefined ? {} : { itemSet, itemCodes: scoring.itemSets?.[itemSet] ?? [] }),
    ...(scoring.rounding.at === 'item' && method === 'pointsPerIndicator'
      ? { roundItemsTo: scoring.rounding.decimals }
      : {}),
  };
}

/** Every rule id in catalogue order, whether or not a questionnaire's scales define it. @example allRuleIds()[0] // 'topBoxShare/pooled' */
export function allRuleIds(): string[] {
  return Object.entries(SATISFACTION_METHODS).flatMap(([method, entry]) => entry.aggregations.map((name) => `${method}/${name}`)); // prettier-ignore
}

function isMethod(name: string): name is SatisfactionMethod {
  return Object.prototype.hasOwnProperty.call(SATISFACTION_METHODS, name);
}

function allowed(entry: MethodEntry, name: string): SatisfactionAggregation | undefined {
  return entry.aggregations.find((aggregation) => aggregation === name);
}

function joined(name: BilingualText, manner: BilingualText): BilingualText {
  return { vi: `${name.vi}, ${manner.vi}`, en: `${name.en}, ${manner.en}` };
}
