/** How many forms an agency needs before it may be ranked (METHODS §2.1 "Minimum responses"). */
import { Ratio } from '../number/ratio.js';
import { ScoringError } from '../number/scoring-error.js';

/** Numbers may be decimals as text so that shares stay exact. */
export type MinimumRule =
  /** The same number for everyone. Shipped default: 30, marked "mẫu". */
  | { readonly kind: 'fixed'; readonly forms: number }
  /** A number by kind of agency (Bình Dương 2018), `otherwise` for kinds not named. */
  | { readonly kind: 'byAgencyKind'; readonly forms: Readonly<Record<string, number>>; readonly otherwise: number }
  /** A share of the dossiers by band (Đà Nẵng): the first band with dossiers ≤ `upTo`; null has no upper end. */
  | {
      readonly kind: 'shareOfDossiers';
      readonly bands: readonly { readonly upTo: number | null; readonly share: string | number }[];
    }
  /** Slovin (QĐ 1383): N ÷ (1 + N·e²). */
  | { readonly kind: 'slovin'; readonly error: string | number }
  /** Huế DDCI: 5 % of dossiers when there are ≥ 2,000, else 10 %, never under 50. */
  | { readonly kind: 'ddci' };

/** The rule shipped by default: "mẫu, thay bằng quy định của tỉnh". */
export const DEFAULT_MINIMUM: MinimumRule = { kind: 'fixed', forms: 30 };

/** What a rule may look at. `dossiers`: dossiers or population of the period, null when unknown. */
export interface MinimumSubject {
  readonly agencyKind?: string | null;
  readonly dossiers?: number | null;
}

/**
 * The least number of forms by the rule, rounded up to whole forms; null when the rule needs dossiers that are unknown
 * or no band fits. Throws `ScoringError` `badInput` on a negative or broken number. Cost: constant.
 *
 * @example requiredForms({ kind: 'slovin', error: '0.05' }, { dossiers: 1000 }) // 286
 */
export function requiredForms(rule: MinimumRule, subject: MinimumSubject = {}): number | null {
  if (rule.kind === 'fixed') return wholeForms(rule.forms);
  if (rule.kind === 'byAgencyKind') {
    const kind = subject.agencyKind ?? '';
    return wholeForms(Object.prototype.hasOwnProperty.call(rule.forms, kind) ? rule.forms[kind] : rule.otherwise);
  }
  const dossiers = subject.dossiers ?? null;
  if (dossiers === null) return null;
  const total = Ratio.of(wholeForms(dossiers));
  if (rule.kind === 'ddci') {
    const share = dossiers >= 2000 ? Ratio.of(5, 100) : Ratio.of(10, 100);
    return Math.max(50, roundedUp(total.mul(share)));
  }
  if (rule.kind === 'slovin') {
    const error = Ratio.parse(rule.error);
    return roundedUp(total.div(Ratio.ONE.add(total.mul(error.mul(error)))));
  }
  const band = rule.bands.find((candidate) => candidate.upTo === null || dossiers <= candidate.upTo);
  return band === undefined ? null : roundedUp(total.mul(Ratio.parse(band.share)));
}

function roundedUp(value: Ratio): number {
  return Number((value.num + value.den - 1n) / value.den);
}

function wholeForms(value: number | undefined): number {
  if (value === undefined || !Number.isSafeInteger(value) || value < 0) {
    throw new ScoringError('badInput', 'A number of forms or dossiers is a whole number of 0 or more', { value });
  }
  return value;
}
