/** What a satisfaction measure takes and gives: agencies with tallies in, figures, ranks and blocks out (plain data). */
import type { MinimumRule } from '../ranking/minimum-responses.js';
import type { QuartileGroup } from '../ranking/quartile-groups.js';
import type { PlaceInList, RankMethod } from '../ranking/ranked-list.js';
import type { ItemScore } from './item-scores.js';
import type { PrintedFigure } from './printed-figure.js';
import type { ScaleChoices, ScoredQuestionnaire } from './questionnaire.js';
import type { SatisfactionRule } from './satisfaction-rule.js';
import type { Visibility } from './suppression.js';
import type { Tally, TallyLayout } from './tally-layout.js';
import type { UnitAggregation } from './unit-aggregation.js';

/** One agency with what its forms left behind. */
export interface MeasuredAgency {
  readonly id: string;
  readonly name?: string | null;
  /** The block it is ranked in; null: agencies without block form one. */
  readonly group?: string | null;
  /** Kind of agency, for a minimum by kind. */
  readonly kind?: string | null;
  /** N: people in the survey's population for this agency, null when unknown. */
  readonly population?: number | null;
  /** Dossiers of the period for a minimum by dossiers; the population when absent. */
  readonly dossiers?: number | null;
  /** Null counts as no forms. */
  readonly tally: Tally | null;
  /** Scored and shown, not ranked. */
  readonly excluded?: { readonly reason: string } | null;
}

export interface SatisfactionInput {
  readonly questionnaire: ScoredQuestionnaire;
  readonly scaleChoices?: ScaleChoices;
  /** A layout already made from the two above. */
  readonly layout?: TallyLayout;
  /** A rule or its id; the questionnaire's own when absent. */
  readonly rule?: string | SatisfactionRule;
  readonly agencies: readonly MeasuredAgency[];
  /** A rule or a number of forms; 30 when absent (sample, to be replaced by the province's rule). */
  readonly minimum?: MinimumRule | number;
  /** 0..6; the questionnaire's when absent. */
  readonly decimals?: number;
  readonly rankMethod?: RankMethod;
  readonly unitAggregation?: UnitAggregation;
  /** 10 when absent; 0 hides nothing (own data on the command line). */
  readonly hideBelow?: number;
}

/** Why an agency has no rank. */
export type UnrankedReason = 'excluded' | 'undefined' | 'tooFewToShow' | 'belowMinimum' | 'minimumUnknown';

export interface ScopeScore extends PrintedFigure {
  readonly code: string;
  /** The counted block of a factor, else null. */
  readonly block: string | null;
  readonly visibility: Visibility;
}

export interface AgencyRank extends PlaceInList {
  /** The place by the run's rank method. */
  readonly rank: number;
  /** Quarter of the block, 1 = highest; null under four ranked agencies. */
  readonly quartile: QuartileGroup | null;
  /** Places that cannot be excluded at 95 %. */
  readonly range: { readonly from: number; readonly to: number };
}

export interface AgencySatisfaction {
  readonly id: string;
  readonly name: string | null;
  readonly group: string | null;
  readonly excluded: { readonly reason: string } | null;
  /** Forms counted. */
  readonly forms: number;
  readonly population: number | null;
  readonly minimum: number | null;
  readonly eligible: boolean;
  readonly visibility: Visibility;
  readonly index: PrintedFigure;
  readonly blocks: readonly ScopeScore[];
  readonly factors: readonly ScopeScore[];
  readonly items: readonly ItemScore[];
  /** Band of the exact index where the questionnaire has bands for the rule's item set, else null. */
  readonly band: string | null;
  readonly rank: AgencyRank | null;
  readonly unranked: UnrankedReason | null;
}

/** A block; its mean and forms are taken over shown agencies that are not excluded. */
export interface GroupSatisfaction {
  readonly group: string | null;
  readonly agencies: number;
  readonly shown: number;
  readonly forms: number;
  readonly mean: string | null;
  readonly meanExact: string | null;
  readonly ranked: readonly { readonly rank: number; readonly id: string; readonly value: string }[];
  readonly unranked: readonly { readonly id: string; readonly reason: UnrankedReason }[];
}

export interface SatisfactionScore {
  readonly schema: 'satisfaction/1';
  readonly questionnaire: { readonly id: string; readonly version: string };
  readonly rule: SatisfactionRule;
  readonly options: {
    readonly rankMethod: RankMethod;
    readonly decimals: number;
    readonly minimum: MinimumRule;
    readonly unitAggregation: UnitAggregation;
    readonly hideBelow: number;
  };
  readonly agencies: readonly AgencySatisfaction[];
  readonly groups: readonly GroupSatisfaction[];
}
