/** Small questionnaires in the shape of the catalogue, for worked examples that fit on a page. */
import type { Questionnaire, QuestionnaireFactor, QuestionnaireItem, Scale } from '../../../scoring/index.js';

const word = (text: string) => ({ vi: text, en: text });

function scaleOf(type: Scale['type'], values: readonly number[], satisfied: readonly number[] = []): Scale {
  return {
    type,
    levels: values.map((value) => ({ value, label: word(String(value)), satisfied: satisfied.includes(value) })),
  };
}

export const scales: Record<string, Scale> = {
  likert5: { ...scaleOf('ordinal', [1, 2, 3, 4, 5], [4, 5]), notApplicable: 9 },
  face3: scaleOf('ordinal', [1, 2, 3], [3]),
  yesNo: { ...scaleOf('nominal', [1, 0]), notApplicable: 9 },
  points: scaleOf('ordinal', [2, 1, 0]),
  reasons: scaleOf('multi', [1, 2, 3]),
  percent: { type: 'number', min: 0, max: 200 },
  text: { type: 'text' },
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
): QuestionnaireFactor {
  return {
    code,
    name: word(code),
    items: items.map((one) => (typeof one === 'string' ? item(one) : one)),
    ...more,
  };
}

type More = Partial<Omit<Questionnaire, 'scoring'>> & { readonly scoring?: Partial<Questionnaire['scoring']> };

/** A questionnaire of these factors on `likert5`, by default scored `topBoxShare/pooled` with two decimals. */
export function questionnaireOf(factors: readonly QuestionnaireFactor[], more: More = {}): Questionnaire {
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
    scales,
    ...more,
    factors,
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
