/**
 * A questionnaire as plain data, exactly the JSON of `questionnaire.schema.json` (catalogue). Types only: nothing here
 * runs, so the survey page pays nothing for them.
 */

/** Vietnamese first, English beside it. */
export interface BilingualText {
  readonly vi: string;
  readonly en: string;
}

/** How well a wording or figure is documented. */
export type Evidence = 'official' | 'secondary' | 'modelled' | 'unverified';

/** One answer code of a scale. `satisfied` marks the levels that count in `topBoxShare`. */
export interface ScaleLevel {
  readonly value: number;
  readonly label: BilingualText;
  readonly satisfied?: boolean;
}

/** `notApplicable` is a code outside `levels`: it leaves numerator and denominator. */
export interface Scale {
  readonly type: 'ordinal' | 'nominal' | 'multi' | 'number' | 'text';
  readonly levels?: readonly ScaleLevel[];
  readonly notApplicable?: number;
  readonly notApplicableLabel?: BilingualText;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
}

/** One question. `scale` names an entry of `scales`; a survey may choose one of `alternativeScales` instead. */
export interface QuestionnaireItem {
  readonly code: string;
  readonly shortName: BilingualText;
  readonly question: BilingualText;
  readonly scale: string;
  readonly alternativeScales?: readonly string[];
  readonly required: boolean;
  readonly evidence: Evidence;
  readonly topicEvidence?: Evidence;
  readonly source?: string;
  readonly direction?: 'positive' | 'negative';
  readonly answeredBy?: 'citizen' | 'system' | 'inspection';
  readonly unit?: 'dossier' | 'agency';
  readonly channels?: readonly string[];
  readonly usedFor?: readonly ('official' | 'agency')[];
  readonly role?: 'cost' | 'expectation' | 'return' | 'overall';
  readonly showWhen?: { readonly item: string; readonly notSatisfied: boolean };
}

/** Items that belong together. `scored: false` never enters an index; `block` splits policy from service. */
export interface QuestionnaireFactor {
  readonly code: string;
  readonly name: BilingualText;
  readonly block?: 'assessment' | 'policy' | 'service' | 'expectation';
  readonly scored?: boolean;
  readonly note?: string;
  readonly items: readonly QuestionnaireItem[];
}

/** A question about the respondent. `required` ones are a gate. */
export interface ProfileQuestion {
  readonly code: string;
  readonly shortName: BilingualText;
  readonly question: BilingualText;
  readonly type: 'single' | 'multi' | 'number' | 'text' | 'agency';
  readonly options?: readonly ScaleLevel[];
  readonly min?: number;
  readonly max?: number;
  readonly required: boolean;
  readonly evidence: Evidence;
}

/** Names of the methods of METHODS §2.1, §2.4 and §3.4. */
export type SatisfactionMethod =
  | 'topBoxShare'
  | 'sectionMean'
  | 'factorMean'
  | 'meanOver5Percent'
  | 'personMeanPercent'
  | 'personsMean4'
  | 'allItemsSatisfied'
  | 'generalQuestion'
  | 'pointsPerIndicator'
  | 'rescale1To10';

/** How item or factor figures become one index. */
export type SatisfactionAggregation =
  | 'pooled'
  | 'meanOfItems'
  | 'meanOfFactors'
  | 'meanOfSections'
  | 'fixedWeights'
  | 'sumOfItemMeans'
  | 'sumOfDimensions'
  | 'plainMeanOfUnits';

/** The default rule of a questionnaire and what else belongs to it. */
export interface QuestionnaireScoring {
  readonly method: SatisfactionMethod;
  readonly satisfiedLevels: readonly number[];
  readonly satisfiedLevelsByScale?: Readonly<Record<string, readonly number[]>>;
  readonly aggregation: SatisfactionAggregation;
  readonly blankRule: 'excludeAnswer';
  readonly notApplicableRule: 'excludeAnswer' | 'omitWithoutRescale';
  readonly emptyBallotRule: 'excludeBallot';
  readonly rounding: { readonly decimals: number; readonly mode: 'halfUp'; readonly at: 'output' | 'item' };
  readonly evidence: Evidence;
  readonly alternatives?: readonly string[];
  readonly blocks?: readonly string[];
  readonly weights?: Readonly<Record<string, number | string>>;
  readonly itemSets?: Readonly<Record<string, readonly string[]>>;
  readonly maxPoints?: Readonly<Record<string, number>>;
  /** Bands of the index by item set, descending, lower bounds inclusive. */
  readonly bands?: Readonly<Record<string, readonly { readonly name: string; readonly min: number }[]>>;
  readonly groupAggregation?: string;
  readonly [further: string]: unknown;
}

/** The whole instrument. */
export interface Questionnaire {
  readonly id: string;
  readonly version: string;
  readonly title: BilingualText;
  readonly legalBasis: string;
  readonly sources: readonly string[];
  readonly note: string;
  readonly population: BilingualText;
  readonly respondentKinds: readonly { readonly code: string; readonly name: BilingualText }[];
  readonly profileQuestions: readonly ProfileQuestion[];
  readonly scales: Readonly<Record<string, Scale>>;
  readonly factors: readonly QuestionnaireFactor[];
  readonly extraItems: readonly QuestionnaireItem[];
  readonly scoring: QuestionnaireScoring;
  readonly counts: Readonly<Record<string, unknown>>;
}

/** The parts of a questionnaire that arithmetic reads; a whole `Questionnaire` fits. */
export type ScoredQuestionnaire = Pick<Questionnaire, 'id' | 'version' | 'scales' | 'factors' | 'extraItems'> & {
  readonly scoring: Pick<QuestionnaireScoring, 'method' | 'satisfiedLevels' | 'aggregation' | 'rounding'> &
    Partial<QuestionnaireScoring>;
};

/** Which scale a survey uses for an item that offers several: item code → scale name. */
export type ScaleChoices = Readonly<Record<string, string>>;
