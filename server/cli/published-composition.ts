/**
 * Tables of kind `weightedComposition`: an overall index between two parts. Plain means are exact; the weight that fits
 * every year is an interval, because the printed figures are rounded.
 */
import { Ratio } from '../../scoring/index.js';
import { Within, type Computed } from './published-compare.js';
import { amount, listOf, meanOf, recordOf, type Json } from './published-json.js';

/** Largest rounding error of a figure printed with two decimals, and of one derived from two such figures. */
const HALF_UNIT = Ratio.of(5, 1000);
const DERIVED = Ratio.of(1, 100);
/** The weight of the policy part named in the tables' tolerance (`overallWithWeight0.63`). */
const POLICY_WEIGHT = Ratio.of(63, 100);
/** `overall` is compared with the table's tolerance for this weight. */
const OVERALL_TOLERANCE = Ratio.of(1, 100);

export function weightedComposition(inputs: Json, expected: Json): Computed {
  const years = listOf(inputs, 'years');
  const printed = listOf(expected, 'years');
  const computed = years.map((year) => {
    const [policy, service] = [amount(year, 'policy'), amount(year, 'service')];
    const overall = POLICY_WEIGHT.mul(policy).add(Ratio.ONE.sub(POLICY_WEIGHT).mul(service));
    const factors = Object.values(recordOf(year['factors'])).map((percent) => Ratio.parse(percent as number));
    return {
      year: amount(year, 'year'),
      overall: new Within(overall.sub(OVERALL_TOLERANCE), overall.add(OVERALL_TOLERANCE)),
      meanOfFactors: meanOf(factors),
      meanOfPolicyAndService: meanOf([policy, service]),
    };
  });
  const bounds = years.map((year, i) => weightBounds(year, amount(printed[i], 'overall')));
  const low = bounds.map(([from]) => from).reduce((a, b) => a.max(b));
  const high = bounds.map(([, to]) => to).reduce((a, b) => a.min(b));
  return {
    years: computed,
    policyWeightCommonInterval: [low, high],
    assertions: assertions(years, printed),
  };
}

/** Smallest and largest w with overall = w · policy + (1 − w) · service, each figure anywhere inside its rounding. */
function weightBounds(year: Json, overall: Ratio): [Ratio, Ratio] {
  const reach = year['serviceNote'] === undefined ? HALF_UNIT : DERIVED;
  const [policy, service] = [amount(year, 'policy'), amount(year, 'service')];
  const weight = (s: Ratio, o: Ratio, p: Ratio): Ratio => s.sub(o).div(s.sub(p));
  return [
    weight(service.sub(reach), overall.add(HALF_UNIT), policy.sub(HALF_UNIT)),
    weight(service.add(reach), overall.sub(HALF_UNIT), policy.add(HALF_UNIT)),
  ];
}

/** The three statements these tables make, as they are worded when they hold. */
function assertions(years: readonly Json[], printed: readonly Json[]): string[] {
  const between = years.every((year, i) => {
    const overall = amount(printed[i], 'overall');
    const parts = [amount(year, 'policy'), amount(year, 'service')] as const;
    return overall.compare(parts[0].min(parts[1])) > 0 && overall.compare(parts[0].max(parts[1])) < 0;
  });
  const notPlainMean = years.every((year, i) => {
    const mean = meanOf([amount(year, 'policy'), amount(year, 'service')]);
    return amount(printed[i], 'overall').sub(mean).abs().compare(Ratio.of(1, 100)) > 0;
  });
  const first = years[0] as Json;
  const factors = Object.values(recordOf(first['factors'])).map((percent) => Ratio.parse(percent as number));
  const pooled = amount(first, 'service').sub(meanOf(factors)).abs().compare(Ratio.of(5, 100)) > 0;
  return [
    between ? 'overall lies strictly between policy and service' : 'refuted',
    notPlainMean ? 'overall differs from meanOfPolicyAndService by more than 0.01 in both years' : 'refuted',
    pooled ? `service differs from meanOfFactors in ${String(first['year'])} by more than 0.05` : 'refuted',
  ];
}
