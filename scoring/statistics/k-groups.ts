/** Several groups compared: Kruskal and Wallis' rank test, one-way analysis of variance, intraclass correlation. */
import { chiSquareUpper } from '../number/chi-square-distribution.js';
import { exactSum } from '../number/exact-sum.js';
import { fUpper } from '../number/f-distribution.js';
import { finiteOrNull } from '../number/finite-or-null.js';
import { mean, presentValues, sumOfSquares, type MaybeNumber } from './mean-and-spread.js';
import { tiedRanks, tieSum } from './tied-ranks.js';

/** Kruskal-Wallis H, corrected for ties, against chi-square with `df` degrees of freedom. */
export interface KruskalWallis {
  readonly H: number | null;
  readonly df: number | null;
  readonly p: number | null;
}

/** One-way analysis of variance; `etaSquared` is the share of the sum of squares between groups. */
export interface OneWayAnova {
  readonly F: number | null;
  readonly df1: number | null;
  readonly df2: number | null;
  readonly p: number | null;
  readonly etaSquared: number | null;
}

/** `icc1` is the intraclass correlation of unequal groups, below 0 when groups differ less than chance. */
export interface GroupComparison {
  readonly kruskal: KruskalWallis;
  readonly anova: OneWayAnova;
  readonly icc1: number | null;
}

/**
 * R's `kruskal.test` and `anova(lm(x ~ g))`, and ICC(1) = (MSB − MSW)/(MSB + (n0 − 1)·MSW) with n0 = (N − Σn²/N)/(g −
 * 1)
 * (Kruskal and Wallis 1952; Donner 1986). Missing values and empty groups are left out; with fewer than two groups all
 * is null.
 *
 * @throws ScoringError `badInput` for a value that is not finite.
 * @example compareGroups([[1, 2], [3, 4]]).anova.F // 8
 */
export function compareGroups(input: readonly (readonly MaybeNumber[])[]): GroupComparison {
  const groups = input.map(presentValues).filter((group) => group.length > 0);
  const all = groups.flat();
  const g = groups.length;
  if (g < 2) {
    return {
      kruskal: { H: null, df: null, p: null },
      anova: { F: null, df1: null, df2: null, p: null, etaSquared: null },
      icc1: null,
    };
  }
  const within = exactSum(groups.map(sumOfSquares));
  const total = sumOfSquares(all);
  const grand = mean(all)!;
  const between = total === 0 ? 0 : exactSum(groups.map((group) => group.length * (mean(group)! - grand) ** 2));
  const df1 = g - 1;
  const df2 = all.length - g;
  const msb = between / df1;
  const msw = df2 > 0 ? within / df2 : null;
  const F = msw === null || msw === 0 ? null : finiteOrNull(msb / msw);
  const n0 = (all.length - exactSum(groups.map((group) => group.length ** 2)) / all.length) / df1;
  return {
    kruskal: kruskalWallis(groups),
    anova: {
      F,
      df1,
      df2,
      p: F === null ? null : fUpper(F, df1, df2),
      etaSquared: total === 0 ? null : between / total,
    },
    icc1: msw === null ? null : finiteOrNull((msb - msw) / (msb + (n0 - 1) * msw)),
  };
}

function kruskalWallis(groups: readonly (readonly number[])[]): KruskalWallis {
  const all = groups.flat();
  const n = all.length;
  const df = groups.length - 1;
  const { ranks, groupSizes } = tiedRanks(all);
  if (groupSizes.length < 2) return { H: null, df, p: null };
  let from = 0;
  let sum = 0;
  for (const group of groups) {
    const rankSum = ranks.slice(from, from + group.length).reduce((a, b) => a + b, 0);
    sum += (rankSum - (group.length * (n + 1)) / 2) ** 2 / group.length;
    from += group.length;
  }
  const H = (12 * sum) / (n * (n + 1)) / (1 - tieSum(groupSizes) / (n ** 3 - n));
  return { H, df, p: chiSquareUpper(H, df) };
}
