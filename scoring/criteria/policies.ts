/** The closed choices of frameworks and inputs: policies, sources, layers and rank methods (METHODS §3, SCORE-IO §2). */
export const NOT_APPLICABLE_POLICIES = ['shrinkDenominator', 'fullPoints', 'omitWithoutRescale'] as const;
export const EVIDENCE_POLICIES = ['ignore', 'noEvidenceNoPoints', 'explanationSuffices'] as const;
export const ZERO_DENOMINATORS = ['full', 'zero', 'notApplicable'] as const;
export const COMPONENT_SOURCES = ['self', 'survey', 'index', 'imported', 'council'] as const;
export const LAYERS = ['self', 'appraisal1', 'appraisal2', 'final'] as const;
export const RANK_METHODS = ['competition', 'dense'] as const;

/** What happens to a component that does not apply: leave the maximum, full points, or no points. */
export type NotApplicablePolicy = (typeof NOT_APPLICABLE_POLICIES)[number];
/** What a component with required evidence must show to keep its points. */
export type EvidencePolicy = (typeof EVIDENCE_POLICIES)[number];
/** What a denominator of 0 means: full points, no points, or not applicable. */
export type ZeroDenominator = (typeof ZERO_DENOMINATORS)[number];
export type ComponentSource = (typeof COMPONENT_SOURCES)[number];
/** The four layers of the yearly cycle (METHODS §4); the same functions score all of them. */
export type Layer = (typeof LAYERS)[number];
export type RankMethod = (typeof RANK_METHODS)[number];
