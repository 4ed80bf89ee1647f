/** Rules over persons (METHODS §2.1): each person's own mean, or whether all of a person's answers are satisfied. */
import { Ratio } from '../number/ratio.js';
import { meanError } from './clustered-error.js';
import { definedFigure, isCensus, sampledShare, times, undefinedFigure, type SatisfactionFigure } from './figure.js';
import { clusteredInterval, oneItemInterval } from './satisfaction-interval.js';
import type { SatisfactionRule } from './satisfaction-rule.js';
import { SCOPE_WIDTH, type ScopeSlots, type Tally } from './tally-layout.js';
import { scopeSums } from './tally-sums.js';

/**
 * `personMeanPercent`: mean over persons of 100 · Σx ÷ (5m). `personsMean4`: percent of persons with Σx ≥ 4m.
 * `allItemsSatisfied`: percent of persons whose every valid level is 4 or more. Read from the sums by m, exactly.
 */
export function personFigure(
  tally: Tally,
  rule: SatisfactionRule,
  scope: ScopeSlots,
  population: number | null,
): SatisfactionFigure {
  const base = scopeSums(tally, scope);
  const { forms } = base;
  if (!scope.oneToFive) return undefinedFigure('scaleNot1To5', base);
  if (forms === 0) return undefinedFigure('noAnswers', base);
  const census = isCensus(forms, population);
  const sampled = sampledShare(forms, population);
  if (rule.method === 'personMeanPercent') {
    const { value, squares } = meanOfPersonPercents(tally, scope, forms);
    const mean = value.toNumber();
    const error = meanError(forms, mean * forms, squares, sampled);
    const share = clusteredInterval('mean', (mean - 20) / 80, times(error, 1 / 80), forms, census);
    return definedFigure(value, base, error, share, { min: 20, max: 100 });
  }
  const figure = rule.method === 'personsMean4' ? 5 : 6;
  let persons = 0;
  for (let i = 0; i < scope.items.length; i += 1) persons += tally[scope.at + SCOPE_WIDTH * i + figure] as number;
  const error = meanError(forms, persons, persons, sampled);
  const share =
    scope.items.length === 1
      ? oneItemInterval(persons, forms, population)
      : clusteredInterval('share', persons / forms, error, forms, census);
  return definedFigure(Ratio.of(100 * persons, forms), base, times(error, 100), share, { min: 0, max: 100 });
}

/** Σ_m Σx_m · 100 ÷ (5m) ÷ n over one denominator, and the sum of squared person percents. */
function meanOfPersonPercents(tally: Tally, scope: ScopeSlots, forms: number): { value: Ratio; squares: number } {
  const common = leastCommonMultiple(scope.items.length);
  let numerator = 0n;
  let squares = 0;
  for (let m = 1; m <= scope.items.length; m += 1) {
    const at = scope.at + SCOPE_WIDTH * (m - 1);
    const sum = tally[at + 1] as number;
    if (sum === 0) continue;
    numerator += BigInt(sum) * (common / BigInt(m));
    squares += (400 * (tally[at + 2] as number)) / (m * m);
  }
  return { value: Ratio.of(20n * numerator, common * BigInt(forms)), squares };
}

const multiples: bigint[] = [1n];

/** Least common multiple of 1..count; remembered, since every agency asks for the same. */
function leastCommonMultiple(count: number): bigint {
  for (let next = multiples.length; next <= count; next += 1) {
    const last = multiples[next - 1] as bigint;
    let [a, b] = [last, BigInt(next)];
    while (b !== 0n) [a, b] = [b, a % b];
    multiples.push((last / a) * BigInt(next));
  }
  return multiples[count] as bigint;
}
