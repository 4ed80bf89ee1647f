/** Small questionnaires in the shape of the catalogue, for worked examples that fit on a page. */
import type { Questionnaire, QuestionnaireFactor, QuestionnaireItem, Scale } from '../../../scoring/index.js';

const word = (text: string) => ({ vi: text, en: text });

export const likert5: Scale = {
  type: 'ordinal',
  levels: [1, 2, 3, 4, 5].map((value) => ({ value, label: word(String(value)), satisfied: value >= 4 })),
  notApplicable: 9,
};

export function item(code: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem {
  return {
    code,
    shortName: word(code),
    question: word(code),
    scale: 'likert5',
    required: true,
    evidence: 'modelled',
    ...more,
  };
}

export function factor(
  code: string,
  items: readonly (string | QuestionnaireItem)[],
  more: Partial<QuestionnaireFactor> = {},
) {
  return {
    code,
    name: word(code),
    items: items.map((one) => (typeof one === 'string' ? item(one) : one)),
    ...more,
  } satisfies QuestionnaireFactor;
}

/** A questionnaire of these factors on `likert5`, by default scored `topBoxShare/pooled` with two decimals. */
export function questionnaireOf(
  factors: readonly QuestionnaireFactor[],
  more: Partial<Omit<Questionnaire, 'scoring'>> & { scoring?: Partial<Questionnaire['scoring']> } = {},
): Questionnaire {
  return {
    id: 'small',
    version: '1',
    title: word('small'),
    legalBasis: 'none',
    sources: ['own'],
    note: 'test',
    population: word('all'),
    respondentKinds: [],
    profileQuestions: [],
    extraItems: [],
    counts: {},
    ...more,
    factors,
    scales: { likert5, ...more.scales },
    scoring: {
      method: 'topBoxShare',
      satisfiedLevels: [4, 5],
      aggregation: 'pooled',
      blankRule: 'excludeAnswer',
      notApplicableRule: 'excludeAnswer',
      emptyBallotRule: 'excludeBallot',
      rounding: { decimals: 2, mode: 'halfUp', at: 'output' },
      evidence: 'modelled',
      ...more.scoring,
    },
  };
}
