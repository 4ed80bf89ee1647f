/**
 * Names for the shapes that the citizen page and the portal read. They come from `schema.generated.ts`; what the API
 * document leaves open is typed by `scoring`: questionnaire, answers and the rule of the minimum.
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

export type Interval = Schemas['IntervalShape'];
/** `value` is rounded text; hidden cells (base under 10) have nulls throughout. */
export type Figure = Pick<Schemas['FactorShape'], 'value' | 'valueExact' | 'n' | 'interval'>;
export type FactorFigure = Schemas['FactorShape'];
export type RankingRow = Schemas['ResultRow'];
export type RankingGroup = Schemas['RankedGroup'];
export type RankingHead = Schemas['RankingHead'];
export type RankingMethod = Omit<Schemas['MethodShape'], 'minimum'> & { readonly minimum: MinimumRule };

/** GET /rankings/:id */
export type Ranking = Omit<Schemas['RankingShape'], 'method'> & { readonly method: RankingMethod };
export type LevelCount = Schemas['LevelShare'];
export type ItemFigure = Schemas['ItemShape'];
export type ChannelFigure = Schemas['ChannelShape'];

/** GET /rankings/:id/agencies/:agencyId */
export type AgencyProfile = Omit<Schemas['ProfileShape'], 'method'> & { readonly method: RankingMethod };
