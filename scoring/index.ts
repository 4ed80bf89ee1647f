/** The public surface of `scoring`, in reading order. */

// Exact numbers
export { Ratio } from './number/ratio.js';
export { RatioError, type RatioErrorCode } from './number/ratio-error.js';
export { sumOfRatios } from './number/sum-of-ratios.js';
export { parseExactJson } from './number/exact-json.js';

// Errors, special functions and distributions
export { ScoringError, type ScoringErrorCode } from './number/scoring-error.js';
export { incompleteBeta, incompleteGamma, logGamma, type Tails } from './number/special-functions.js';
export { normalCdf, normalDensity, normalQuantile, normalUpper } from './number/normal-distribution.js';
export { studentTCdf, studentTQuantile, studentTTwoSided } from './number/student-t-distribution.js';
export { chiSquareCdf, chiSquareQuantile, chiSquareUpper } from './number/chi-square-distribution.js';
export { betaCdf, betaQuantile } from './number/beta-distribution.js';
export { fCdf, fQuantile, fUpper } from './number/f-distribution.js';
export { studentizedRangeUpper } from './number/studentized-range-distribution.js';

// Small linear algebra
export { type Matrix, type ReadonlyMatrix } from './number/linear-algebra.js';
export { symmetricEigen, type SymmetricEigen } from './number/symmetric-eigen.js';

// Satisfaction: questionnaire and answers
export type {
  BilingualText,
  Evidence,
  ProfileQuestion,
  Questionnaire,
  QuestionnaireFactor,
  QuestionnaireItem,
  QuestionnaireScoring,
  SatisfactionAggregation,
  SatisfactionMethod,
  Scale,
  ScaleChoices,
  ScaleLevel,
  ScoredQuestionnaire,
} from './satisfaction/questionnaire.js';
export { ratedItems, satisfiedLevels, scaleNameOf, type RatedItem } from './satisfaction/rated-items.js';
export { MAX_TEXT_LENGTH, type AnswerProblem, type AnswerProblemCode } from './satisfaction/answer-problems.js';
export {
  compileAnswers,
  type AnswerCheck,
  type CompiledAnswers,
  type EncodedForm,
  type EncodedProfile,
} from './satisfaction/compile-answers.js';

// Satisfaction: tallies
export {
  tallyLayout,
  type ItemSlots,
  type NumberSlots,
  type ScopeSlots,
  type SelectionSlots,
  type TallyLayout,
} from './satisfaction/tally-layout.js';
export {
  addForm,
  emptyTally,
  mergeTallies,
  subtractTally,
  tallyFault,
  tallyOf,
  type CountedForm,
  type Tally,
  type TallyFault,
} from './satisfaction/tally.js';

// Satisfaction: rules, figures, intervals
export {
  allRuleIds,
  resolveRule,
  SATISFACTION_METHODS,
  type RuleUnit,
  type SatisfactionRule,
} from './satisfaction/satisfaction-rule.js';
export { type SatisfactionFigure, type UndefinedReason } from './satisfaction/figure.js';
export { satisfactionFigure, type FigureTarget } from './satisfaction/satisfaction-figure.js';
export { wilsonShare, type FigureInterval, type IntervalName } from './satisfaction/satisfaction-interval.js';
export { aggregateUnits, type AggregatedUnit, type UnitAggregation } from './satisfaction/unit-aggregation.js';

// Satisfaction: a measure of all agencies, and what of it may be shown
export { HIDE_BELOW, suppressTable, visibilityOf, type Visibility } from './satisfaction/suppression.js';
export { printFigure, printRatio, type PrintedFigure } from './satisfaction/printed-figure.js';
export { type ItemScore } from './satisfaction/item-scores.js';
export {
  scoreSatisfaction,
  type AgencyRank,
  type AgencySatisfaction,
  type GroupSatisfaction,
  type MeasuredAgency,
  type SatisfactionInput,
  type SatisfactionScore,
  type ScopeScore,
  type UnrankedReason,
} from './satisfaction/satisfaction-score.js';
export { hideSmallCells, type PublicAgency, type PublicFigure } from './satisfaction/hide-small-cells.js';

// Criteria: the framework and its faults
export type {
  BandFile,
  ComponentFile,
  ComponentSource,
  CriterionFile,
  EvidencePolicy,
  FieldFile,
  FrameworkFile,
  Layer,
  NotApplicablePolicy,
  RuleFile,
  RuleKind,
  ZeroDenominator,
} from './criteria/framework-file.js';
export { type Problem } from './criteria/problem.js';
export { type ProblemCode } from './criteria/problem-messages.js';
export { checkFramework } from './criteria/check-framework.js';
export {
  readFramework,
  type Band,
  type Component,
  type Framework,
  type FrameworkResult,
} from './criteria/framework.js';
export { RULE_KINDS } from './criteria/rules/rule-shapes.js';

// Criteria: formulas of conditional rules
export { parseExpression, variablesOf, type Expression } from './criteria/expression/parser.js';
export { evaluateExpression, type ExpressionValue, type VariableLookup } from './criteria/expression/evaluate.js';
export { ExpressionError, type ExpressionErrorCode } from './criteria/expression/expression-error.js';

// Criteria: points, sums, bands, ranks
export { evidenceSuffices } from './criteria/evidence.js';
export { type ComponentPoints, type ComponentStatus } from './criteria/component-points.js';
export { scoreComponent, type ComponentResult } from './criteria/score-component.js';
export { capped, type Allowance } from './criteria/allowances.js';
export { bandOf, percentileOf, type Standing } from './criteria/bands.js';
export { type AgencyPoints } from './criteria/score-agency.js';
export {
  scoreFramework,
  scoreInputs,
  type ScoreResult,
  type Scores,
  type ScoresResult,
} from './criteria/score-framework.js';
export { writeScores, type AgencyRow, type ComponentRow, type ScoreDocument } from './criteria/score-document.js';
export { problemOfFile, scoreRefusal, type ScoreRefusal } from './criteria/refusal.js';

// Ranking by exact value
export { rankCompetition, rankDense } from './ranking/ranks.js';
export {
  rankedList,
  TIE_BREAK_BY_ID,
  type PlaceInList,
  type RankCandidate,
  type RankedGroup,
  type RankedList,
  type RankMethod,
  type TieBreak,
} from './ranking/ranked-list.js';
export { DEFAULT_MINIMUM, requiredForms, type MinimumRule, type MinimumSubject } from './ranking/minimum-responses.js';
export { pairwiseRankRanges, type PairAdjustment, type PlaceRange } from './ranking/pairwise-rank-range.js';

// Ranks of measured values and how sure they are
export { rankAscending, rankMeasured, type Measured } from './ranking/measured-ranks.js';
export {
  rankConfidenceMaxT,
  rankConfidencePairwise,
  type MaxTRanges,
  type RankEstimates,
  type RankRange,
  type RankScope,
} from './ranking/rank-confidence.js';

// Design-based estimates
export {
  surveyDesign,
  type Column,
  type DesignGroup,
  type DesignStage,
  type Label,
  type LonelyPsu,
  type SurveyDesign,
  type SurveyDesignInput,
} from './statistics/survey/survey-design.js';
export { designCovariance, type LonelyPsuPolicy } from './statistics/survey/design-covariance.js';
export { type EstimateOptions } from './statistics/survey/valid-rows.js';
export { designMean, type DesignMean } from './statistics/survey/design-mean.js';
export { designRatio, designTotal, type DesignRatio, type DesignTotal } from './statistics/survey/design-total.js';
export {
  domainDifference,
  domainMeans,
  type DomainDifference,
  type DomainMean,
} from './statistics/survey/design-domains.js';
export { categoryShares, type CategoryShares } from './statistics/survey/design-categories.js';
export {
  designProportion,
  type DesignProportion,
  type DesignProportionMethod,
} from './statistics/survey/design-proportion.js';
export { jackknifeMean, type JackknifeMean } from './statistics/survey/design-jackknife.js';
export { kishEffect, type KishEffect } from './statistics/survey/kish-effect.js';

// Weights that meet known totals
export { type CalibratedDesign, type Margin } from './statistics/calibration/calibrated-design.js';
export { postStratify, type CellTotal } from './statistics/calibration/post-stratify.js';
export { rake } from './statistics/calibration/rake.js';
export {
  calibrate,
  type CalibrationMethod,
  type CalibrationTargets,
  type NumericTotal,
} from './statistics/calibration/calibrate.js';
export { trimWeights } from './statistics/calibration/trim-weights.js';
export { adjustForNonresponse, type NonresponseAdjustment } from './statistics/calibration/adjust-for-nonresponse.js';

// Sufficient statistics and reliability
export {
  addCrossProducts,
  crossProducts,
  splitInHalves,
  subtractCrossProducts,
  type AnswerRow,
  type CrossProducts,
} from './statistics/reliability/cross-products.js';
export {
  correlationMatrix,
  covarianceMatrix,
  definedMatrix,
  pairwiseCovariance,
  type MaybeMatrix,
  type PairwiseCovariance,
} from './statistics/reliability/covariance.js';
export {
  cronbachAlpha,
  twoItemReliability,
  type CronbachAlpha,
  type ItemAnalysis,
  type TwoItemReliability,
} from './statistics/reliability/cronbach-alpha.js';
export { omegaOneFactor, omegaTotal, type OmegaOneFactor, type OmegaTotal } from './statistics/reliability/omega.js';

// Factors
export { factorAdequacy, type FactorAdequacy } from './statistics/factors/adequacy.js';
export {
  componentVariance,
  principalComponents,
  type ComponentVariance,
} from './statistics/factors/principal-components.js';
export { canonicalLoadings, principalAxis, type FactorSolution } from './statistics/factors/principal-axis.js';
export { varimax, type RotatedLoadings } from './statistics/factors/varimax.js';
export { promax, type ObliqueLoadings } from './statistics/factors/promax.js';

// Importance
export {
  ordinaryLeastSquares,
  type Regression,
  type RegressionTerm,
} from './statistics/importance/ordinary-least-squares.js';
export {
  johnsonWeights,
  lmgImportance,
  predictorCorrelations,
  type PredictorCorrelations,
  type RelativeImportance,
} from './statistics/importance/relative-importance.js';
export {
  importancePerformance,
  type ImportancePerformance,
  type ImportancePerformanceRow,
  type ImportanceQuadrant,
} from './statistics/importance/importance-performance.js';
