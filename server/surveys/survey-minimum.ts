/** The minimum number of forms for being ranked (METHODS §2.1): a fixed number by kind of agency. */
export const agencyKinds = [
  'province',
  'department',
  'district',
  'commune',
  'centralAgency',
  'serviceUnit',
  'counter',
] as const;
export type AgencyKind = (typeof agencyKinds)[number];

/** Shipped default, marked as a sample: 30 forms. */
export const DEFAULT_MINIMUM = 30;

export interface SurveyMinimum {
  readonly rule: 'fixed';
  readonly byKind: Readonly<Partial<Record<AgencyKind, number>>>;
}

/** Forms an agency of a kind needs. @example minimumFor({ rule: 'fixed', byKind: { commune: 150 } }, 'commune') // 150 */
export function minimumFor(minimum: SurveyMinimum, kind: string): number {
  return minimum.byKind[kind as AgencyKind] ?? DEFAULT_MINIMUM;
}
