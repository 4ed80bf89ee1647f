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
export { exactSum } from './number/exact-sum.js';

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
export { plainQuestionnaire } from './satisfaction/plain-questionnaire.js';
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
  type Tally,
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
export { blockFactorMeans, type FactorMean } from './satisfaction/block-means.js';
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
export { traceSatisfaction, type SatisfactionTraceStep, type TracedPart } from './trace/satisfaction-trace.js';
export { satisfactionSentence } from './trace/satisfaction-sentences.js';

// Criteria: the framework and its faults
export type {
  BandFile,
  ComponentFile,
  CriterionFile,
  FieldFile,
  FrameworkFile,
  RuleFile,
  RuleKind,
} from './criteria/framework-file.js';
export type {
  ComponentSource,
  EvidencePolicy,
  Layer,
  NotApplicablePolicy,
  ZeroDenominator,
} from './criteria/policies.js';
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
export { scoreFramework, scoreInputs, type ScoreResult, type ScoresResult } from './criteria/score-framework.js';
export type { Scores } from './criteria/scores.js';
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
export { quartileGroup, type QuartileGroup } from './ranking/quartile-groups.js';
export {
  changeBetweenPeriods,
  type Continuity,
  type PeriodChange,
  type PeriodPlace,
  type Predecessor,
} from './ranking/change-between-periods.js';

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

// Repeatable resampling
export { minstdIndices, minstdSequence } from './number/minstd.js';
export { bootstrapMeans, type AgencyKey, type BootstrapInput, type BootstrapMeans } from './ranking/bootstrap-means.js';
export {
  bootstrapRanks,
  pairwiseProbability,
  type BootstrapRank,
  type PairwiseProbability,
} from './ranking/bootstrap-ranks.js';

// Trees of points
export { percentRounded } from './number/hundredths.js';
export { pointsTree, type LeafPoints, type NodePoints, type PointsNode } from './ranking/points-tree.js';
export { rankPointsTree, type PointsBand, type PointsRank } from './ranking/rank-points-tree.js';

// Composite indicators
export {
  normalise,
  normaliseIndicator,
  type Direction,
  type IndicatorMatrix,
  type NormaliseMethod,
  type NormaliseParameters,
} from './ranking/composite/normalise.js';
export {
  aggregate,
  aggregateTwoLevel,
  aggregateUnit,
  type AggregateMethod,
  type CompositeIndex,
  type TwoLevelIndex,
} from './ranking/composite/aggregate.js';
export { borda, copeland, type BordaRanking, type CopelandRanking } from './ranking/composite/outranking.js';
export { compositeStatistics, type CompositeStatistics } from './ranking/composite/composite-statistics.js';
export {
  compareMethods,
  leaveOneOut,
  monteCarloWeights,
  type LeftOut,
  type MethodComparison,
  type MonteCarloWeights,
} from './ranking/composite/sensitivity.js';
export {
  sobolSensitivity,
  type SobolIndex,
  type SobolPoint,
  type SobolSensitivity,
} from './ranking/composite/sobol.js';

// Likert summaries
export {
  FIVE_LEVELS,
  type AnswerCodes,
  type AnswerRecord,
  type Cell,
  type Grouping,
} from './statistics/likert/answer-codes.js';
export { itemSummaries, type ItemSummary } from './statistics/likert/item-summary.js';
export { factorSummaries, type Factors, type FactorSummary } from './statistics/likert/factor-summary.js';
export { overallSummaries, type OverallSummary } from './statistics/likert/overall-summary.js';

// Description, intervals, tests, correlations
export { mean, median, sampleSd, sampleVariance, type MaybeNumber } from './statistics/mean-and-spread.js';
export { quantile, quantiles, type QuantileType } from './statistics/quantile.js';
export { describe, type Description } from './statistics/describe.js';
export {
  agrestiCoullInterval,
  clopperPearsonInterval,
  jeffreysInterval,
  proportionIntervals,
  twoSidedZ,
  waldInterval,
  wilsonCorrectedInterval,
  wilsonInterval,
  type Interval,
  type ProportionInput,
  type ProportionIntervals,
} from './statistics/proportion-intervals.js';
export { wilsonFiniteInterval, type FiniteInterval } from './statistics/wilson-finite-interval.js';
export { meanInterval, twoSidedT, type MeanInterval } from './statistics/mean-interval.js';
export { twoMeans, type TTest, type TwoMeans } from './statistics/two-means.js';
export { mannWhitney, type MannWhitney } from './statistics/mann-whitney.js';
export { compareGroups, type GroupComparison } from './statistics/k-groups.js';
export { twoProportions, type TwoProportions } from './statistics/two-proportions.js';
export { fisherExact } from './statistics/fisher-exact.js';
export { adjustP, adjustPByEveryMethod, type MaybeP, type PAdjustment } from './statistics/adjust-p.js';
export { chiSquareTable, type ChiSquareTable } from './statistics/chi-square-table.js';
export { pearsonCorrelation } from './statistics/pearson-correlation.js';
export { kendallTau, type KendallTau } from './statistics/kendall-tau.js';
export { pairCorrelation, type PairCorrelation } from './statistics/pair-correlation.js';
export { kendallW, type KendallW } from './statistics/kendall-w.js';

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
export { lmgImportance } from './statistics/importance/lmg-importance.js';
export { johnsonWeights } from './statistics/importance/johnson-weights.js';
export {
  importanceFromProducts,
  type ImportanceFromProducts,
} from './statistics/importance/importance-from-products.js';
export { predictorCorrelations, type PredictorCorrelations } from './statistics/importance/predictor-correlations.js';
export { type RelativeImportance } from './statistics/importance/relative-importance.js';
export {
  importancePerformance,
  type ImportancePerformance,
  type ImportancePerformanceRow,
  type ImportanceQuadrant,
} from './statistics/importance/importance-performance.js';

// Sampling: sizes, allocation, draws
export {
  meanSampleSize,
  proportionSampleSize,
  twoProportionsSampleSize,
  type ProportionSampleSize,
} from './sampling/sample-size.js';
export { marginOfError } from './sampling/margin-of-error.js';
export { clusterSample } from './sampling/cluster-sample.js';
export {
  allocateStrata,
  type Allocation,
  type AllocationInput,
  type AllocationMethod,
} from './sampling/strata-allocation.js';
export { largestRemainder } from './sampling/largest-remainder.js';
export { seededRandom, xoshiro128, type RandomSource } from './sampling/random.js';
export { simpleRandomDraw, systematicDraw, type DrawInput } from './sampling/draw.js';
export { ppsDraw, type PpsUnit } from './sampling/pps-draw.js';

// Quality: careless answers, duplicates, devices
export { type AnswerSheet } from './quality/answer-sheet.js';
export { longestRun, longstring, type Longstring, type MissingMode } from './quality/longstring.js';
export {
  responseVariability,
  responseVariabilityByPart,
  type ResponseVariability,
} from './quality/response-variability.js';
export { mahalanobisDistance, type MahalanobisDistance } from './quality/mahalanobis-distance.js';
export { evenOddConsistency, type EvenOddConsistency } from './quality/even-odd-consistency.js';
export { personTotalCorrelation } from './quality/person-total-correlation.js';
export { responseTime, secondsPerItem, type ResponseTime } from './quality/response-time.js';
export { carelessFlags, type CarelessFlags, type CarelessThresholds } from './quality/careless-flags.js';
export { exactDuplicates } from './quality/exact-duplicates.js';
export { maxPercentMatch, type PercentMatch } from './quality/percent-match.js';
export { deviceCounts, deviceGaps, type DeviceCount, type DeviceGaps } from './quality/device-use.js';

// Trace: how points came about, in words
export type { TotalStep, TraceStep } from './trace/trace-step.js';
export { traceSentence, type SentenceLanguage, type SentenceOptions } from './trace/sentence.js';
