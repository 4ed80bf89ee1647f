/** A questionnaire made of item codes alone, for files of plain 1..5 ratings that come without one. */
import type { ProfileQuestion, QuestionnaireItem, ScaleLevel, ScoredQuestionnaire } from './questionnaire.js';

const same = (text: string): { vi: string; en: string } => ({ vi: text, en: text });

/**
 * Factors (code → item codes) on 1..5 with 4 and 5 satisfied and 9 not applicable, scored `topBoxShare/pooled` with two
 * decimals. Cost: linear in the items.
 *
 * @example plainQuestionnaire({ F: ['q1', 'q2'] }).factors[0].items.length // 2
 */
export function plainQuestionnaire(
  factors: Readonly<Record<string, readonly string[]>>,
): ScoredQuestionnaire & { readonly profileQuestions: readonly ProfileQuestion[] } {
  const levels: ScaleLevel[] = [1, 2, 3, 4, 5].map((value) => {
    return { value, label: same(String(value)), satisfied: value >= 4 };
  });
  const item = (code: string): QuestionnaireItem => ({
    code,
    shortName: same(code),
    question: same(code),
    scale: 'likert5',
    required: false,
    evidence: 'modelled',
  });
  return {
    id: 'plain-ratings',
    version: '1',
    profileQuestions: [],
    scales: { likert5: { type: 'ordinal', levels, notApplicable: 9 } },
    factors: Object.entries(factors).map(([code, items]) => ({ code, name: same(code), items: items.map(item) })),
    extraItems: [],
    scoring: {
      method: 'topBoxShare',
      aggregation: 'pooled',
      satisfiedLevels: [4, 5],
      rounding: { decimals: 2, mode: 'halfUp', at: 'output' },
    },
  };
}
