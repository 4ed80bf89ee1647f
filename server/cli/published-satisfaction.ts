/** Tables of kind `satisfactionRules`: one data set under several named rules, through the same tallies as the server. */
import {
  mergeTallies,
  plainQuestionnaire,
  Ratio,
  resolveRule,
  satisfactionFigure,
  tallyLayout,
  tallyOf,
} from '../../scoring/index.js';
import type { Computed } from './published-compare.js';
import { recordOf, type Json } from './published-json.js';

/** Names of the table → rule ids. */
const RULES: Readonly<Record<string, string>> = {
  pooledMean: 'sectionMean/pooled',
  meanOver5Percent: 'meanOver5Percent/pooled',
  personMeanPercent: 'personMeanPercent/pooled',
  topTwoPercent: 'topBoxShare/pooled',
  personsWithMeanAtLeast4Percent: 'personsMean4/pooled',
  allItemsSatisfiedPercent: 'allItemsSatisfied/pooled',
};

export function satisfactionRules(inputs: Json): Computed {
  const { items, answers } = recordOf(inputs) as { items: string[]; answers: number[][] };
  const questionnaire = plainQuestionnaire({ F: items });
  const layout = tallyLayout(questionnaire);
  const tally = mergeTallies(
    layout,
    answers.map((levels) => tallyOf(layout, { levels })),
  );
  const computed: Record<string, Computed> = {};
  for (const [name, id] of Object.entries(RULES)) {
    const { value } = satisfactionFigure(layout, tally, resolveRule(questionnaire, id), { scope: 0 });
    computed[name] = value instanceof Ratio ? value : 'undefined';
  }
  return computed;
}
