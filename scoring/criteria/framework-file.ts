/** A framework file as it stands in JSON: the types of `framework.schema.json`. */
import type { JsonNumber, JsonObject } from './json-value.js';
import type { ComponentSource, EvidencePolicy, NotApplicablePolicy } from './policies.js';
import type { ChoiceRule } from './rules/choice.js';
import type { ComplementSharesRule } from './rules/complement-shares.js';
import type { ConditionalRule } from './rules/conditional.js';
import type { CountBonusRule } from './rules/count-bonus.js';
import type { DeadlineRule } from './rules/deadline.js';
import type { IndexShareRule } from './rules/index-share.js';
import type { ManualRule } from './rules/manual.js';
import type { PartsRule } from './rules/parts.js';
import type { PerUnitDeductionRule } from './rules/per-unit-deduction.js';
import type { RatioRule } from './rules/ratio.js';
import type { RatioToTargetRule } from './rules/ratio-to-target.js';
import type { StepsRule } from './rules/steps.js';
import type { SurveyChoiceRule } from './rules/survey-choice.js';
import type { SurveyMeanRule } from './rules/survey-mean.js';

export type EvidenceGrade = 'official' | 'secondary' | 'modelled' | 'unverified';

export type RuleFile =
  | ChoiceRule
  | DeadlineRule
  | StepsRule
  | RatioRule
  | RatioToTargetRule
  | PerUnitDeductionRule
  | CountBonusRule
  | PartsRule
  | ConditionalRule
  | SurveyMeanRule
  | SurveyChoiceRule
  | IndexShareRule
  | ComplementSharesRule
  | ManualRule;

export type RuleKind = RuleFile['kind'];

export interface ComponentFile {
  readonly code: string;
  readonly name: string;
  readonly maxPoints: JsonNumber;
  readonly source: ComponentSource;
  readonly appraiser: string;
  readonly evidenceRequired: boolean;
  readonly notApplicableAllowed?: boolean;
  readonly rule: RuleFile;
  readonly ruleText: string;
  readonly evidence: EvidenceGrade;
  readonly sourceRef?: string;
  readonly note?: string;
  readonly metricCode?: string;
}

export interface CriterionFile {
  readonly code: string;
  readonly name: string;
  readonly maxPoints: JsonNumber;
  readonly components: readonly ComponentFile[];
}

export interface FieldFile {
  readonly code: string;
  readonly name: string;
  readonly maxPoints: JsonNumber;
  readonly legalGroup?: string;
  readonly criteria: readonly CriterionFile[];
}

export interface BandFile {
  readonly name: string;
  readonly min: JsonNumber;
  readonly minPercentile?: JsonNumber;
}

export interface FrameworkFile {
  readonly id: string;
  readonly version: string;
  readonly title: { readonly vi: string; readonly en: string };
  readonly legalBasis: string;
  readonly sources: readonly string[];
  readonly note: string;
  readonly evidence: EvidenceGrade;
  readonly appliesTo: readonly string[];
  readonly year: number;
  readonly totalPoints: JsonNumber;
  readonly fields: readonly FieldFile[];
  readonly bonus: { readonly cap: JsonNumber };
  readonly penalty: { readonly cap: JsonNumber };
  readonly notApplicablePolicy: NotApplicablePolicy;
  readonly indexFormula?: string;
  readonly evidencePolicy?: EvidencePolicy;
  readonly bandsOn?: 'percent' | 'points';
  readonly bands: readonly BandFile[];
  readonly bandsEvidence?: EvidenceGrade;
  readonly bandsNote?: string;
  readonly bandsSource?: string;
  readonly informationOnly?: readonly JsonObject[];
  readonly legalGroups?: readonly JsonObject[];
  readonly counts: JsonObject;
}
