/**
 * Names for the shapes that the citizen page and the portal read. They come from `schema.generated.ts`; what the API
 * document leaves open is typed here: questionnaire and answers by `scoring`, and the public rankings, whose answers the
 * document does not describe yet.
 */
import type { MinimumRule } from '../../scoring/ranking/minimum-responses';
import type { Questionnaire, ScaleChoices } from '../../scoring/satisfaction/questionnaire';
import type { components } from './schema.generated';

type Schemas = components['schemas'];

export type Text = Schemas['BilingualText'];
export type Province = Schemas['Province'];

/** GET /forms/:code */
export type CitizenForm = Omit<Schemas['FormShape'], 'questionnaire' | 'scaleChoices'> & {
  readonly questionnaire: Questionnaire;
  readonly scaleChoices: ScaleChoices;
};

export type AnswerValue = number | string | readonly number[];

/** POST /responses */
export type ResponseBody = Omit<Schemas['ResponseBody'], 'answers' | 'profile'> & {
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly profile: Readonly<Record<string, AnswerValue>>;
};
export type Receipt = Schemas['ReceiptShape'];

export interface Interval {
  readonly name: string;
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

/** `value` is rounded text; hidden cells (base under 10) have nulls throughout. */
export interface Figure {
  readonly value: string | null;
  readonly valueExact: string | null;
  readonly n: number | null;
  readonly interval: Interval | null;
}

export interface FactorFigure extends Figure {
  readonly code: string;
  readonly name: Text;
}

export interface RankingRow extends Figure {
  readonly agencyId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly unitType: string | null;
  readonly population: number | null;
  readonly minimum: number | null;
  readonly eligible: boolean;
  readonly visibility: 'ranked' | 'shown' | 'hidden';
  readonly unranked: 'excluded' | 'undefined' | 'tooFewToShow' | 'belowMinimum' | 'minimumUnknown' | null;
  readonly rank: { readonly rank: number; readonly of: number; readonly range: { from: number; to: number } } | null;
  readonly factors: readonly FactorFigure[];
}

export interface RankingGroup {
  readonly kind: string;
  readonly agencies: number;
  readonly shown: number;
  readonly ranked: number;
  readonly forms: number;
  readonly mean: string | null;
  readonly factors: readonly FactorFigure[];
}

export interface RankingHead {
  readonly id: string;
  readonly title: Text;
  readonly measure: string;
  readonly surveyTitle: Text;
  readonly year: number;
  readonly publishedAt: string | null;
  readonly decisionNumber: string | null;
  readonly decisionOn: string | null;
  readonly isSample: boolean;
  readonly replacesId: string | null;
  readonly replacedById: string | null;
  readonly agencies: number;
  readonly ranked: number;
  readonly responses: number;
}

export interface RankingMethod {
  readonly rule: { readonly id: string; readonly version: string; readonly unit: string; readonly name: Text };
  readonly methodVersion: string;
  readonly population: Text;
  readonly populationText: string | null;
  readonly questionnaireTitle: Text;
  readonly questionnaireId: string;
  readonly questionnaireVersion: string;
  readonly legalBasis: string;
  readonly evidence: string;
  readonly channels: readonly string[];
  readonly indexChannels: readonly string[];
  readonly minimum: MinimumRule;
  readonly hideBelow: number;
  readonly decimals: number;
  readonly rankMethod: string;
}

/** GET /rankings/:id */
export interface Ranking extends RankingHead {
  readonly provinceName: Text;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly fingerprint: string;
  readonly singlePerson: boolean;
  readonly method: RankingMethod;
  readonly groups: readonly RankingGroup[];
  readonly rows: readonly RankingRow[];
}

export interface LevelCount {
  readonly level: number;
  readonly label: Text;
  readonly satisfied: boolean;
  readonly count: number;
}

export interface ItemFigure extends Figure {
  readonly code: string;
  readonly factorCode: string | null;
  readonly name: Text;
  readonly rated: boolean;
  readonly levels: readonly LevelCount[];
}

export interface ChannelFigure {
  readonly channel: string;
  readonly entersIndex: boolean;
  readonly n: number | null;
  readonly value: string | null;
  readonly interval: Interval | null;
}

/** GET /rankings/:id/agencies/:agencyId */
export interface AgencyProfile {
  readonly publication: RankingHead;
  readonly provinceName: Text;
  readonly row: RankingRow;
  readonly group: RankingGroup;
  readonly items: readonly ItemFigure[];
  readonly channels: readonly ChannelFigure[];
  readonly method: RankingMethod;
}
