/**
 * How points came about, as data: each step carries the figures a sentence needs (SCORE-IO §6). Every amount is an exact
 * text that `Ratio.parse` reads back (`"2.5"`, `"17/3"`); percents are 0..100 unless they pass 100 on purpose.
 */
import type { EvidencePolicy, NotApplicablePolicy, ZeroDenominator } from '../criteria/policies.js';

export type TraceStep =
  | { readonly step: 'missing' }
  | { readonly step: 'awaited' }
  | { readonly step: 'notApplicable'; readonly reason: string | null; readonly policy: NotApplicablePolicy }
  | { readonly step: 'zeroDenominator'; readonly effect: ZeroDenominator }
  | { readonly step: 'option'; readonly label: string; readonly points: string }
  | { readonly step: 'status'; readonly status: 'onTime' | 'late' | 'missing'; readonly points: string }
  | {
      readonly step: 'quotient';
      readonly numerator: string;
      readonly denominator: string;
      readonly numeratorLabel: string;
      readonly denominatorLabel: string;
      readonly percent: string;
    }
  | { readonly step: 'value'; readonly value: string; readonly label: string }
  | {
      readonly step: 'level';
      readonly value: string;
      /** The value is a percent, not an amount of its own. */
      readonly percent: boolean;
      readonly min: string;
      readonly points: string;
    }
  | {
      readonly step: 'floor';
      readonly percent: string;
      readonly floorPercent: string;
      readonly reached: boolean;
      readonly points: string | null;
    }
  | { readonly step: 'cap'; readonly value: string; readonly cap: string }
  | {
      readonly step: 'target';
      readonly percent: string;
      readonly targetPercent: string;
      readonly ofTargetPercent: string;
    }
  | { readonly step: 'product'; readonly percent: string; readonly maxPoints: string; readonly points: string }
  | {
      readonly step: 'deduction';
      readonly count: string;
      readonly unit: string;
      readonly perUnit: string;
      readonly maxPoints: string;
      readonly floor: string;
      readonly points: string;
    }
  | {
      readonly step: 'units';
      readonly count: string;
      readonly unit: string;
      readonly perUnit: string;
      readonly cap: string;
      readonly points: string;
    }
  | { readonly step: 'part'; readonly label: string; readonly share: string; readonly points: string }
  | { readonly step: 'sum'; readonly points: string }
  | {
      readonly step: 'case';
      readonly proposed: number | null;
      readonly chosen: number;
      readonly reason: string | null;
      readonly when: string;
      readonly formula: string;
      readonly variables: readonly { readonly label: string; readonly value: string | boolean }[];
      readonly points: string;
    }
  | { readonly step: 'answers'; readonly label: string; readonly count: string; readonly weight: string }
  | { readonly step: 'mean'; readonly mean: string; readonly scaleMax: string; readonly answers: string | null }
  | { readonly step: 'round'; readonly value: string; readonly decimals: number; readonly points: string }
  | { readonly step: 'index'; readonly measure: string; readonly percent: string }
  | { readonly step: 'share'; readonly label: string; readonly percent: string }
  | { readonly step: 'rest'; readonly percent: string }
  | { readonly step: 'manual'; readonly points: string }
  | { readonly step: 'noEvidence'; readonly policy: EvidencePolicy; readonly pointsBefore: string }
  | { readonly step: 'points'; readonly points: string; readonly maxPoints: string };

/** How the total, its percent and its band came about. */
export type TotalStep =
  | {
      readonly step: 'total';
      readonly sum: string;
      readonly bonus: string;
      readonly penalty: string;
      readonly points: string;
    }
  | {
      readonly step: 'percent';
      readonly points: string;
      readonly applicableMaxPoints: string;
      readonly percent: string;
    }
  | {
      readonly step: 'band';
      readonly on: 'percent' | 'points';
      readonly value: string;
      readonly min: string;
      readonly band: string;
    }
  | {
      readonly step: 'belowBand';
      readonly on: 'percent' | 'points';
      readonly value: string;
      readonly min: string;
      readonly band: string;
    };
