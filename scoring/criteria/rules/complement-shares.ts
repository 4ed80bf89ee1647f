/** complementShares: what shares leave of 100 %, against a target: max · min(1, r / target) (METHODS §3.2). */
import { Ratio } from '../../number/ratio.js';
import { ZERO_DENOMINATORS, type ZeroDenominator } from '../policies.js';
import { InputReader, share } from '../input-reader.js';
import { exact, exactText, isObject, type JsonNumber } from '../json-value.js';
import { pointer } from '../problem.js';
import { list, number, object, oneOf, text } from '../structure.js';
import { percentOf, readQuotient } from './quotient.js';
import { checkTarget, pointsForTarget } from './ratio-to-target.js';
import type { RuleShape } from './rule-shape.js';
import { zeroDenominatorOutcome } from './zero-denominator.js';

export interface ComplementSharesRule {
  readonly kind: 'complementShares';
  readonly shares: readonly ShareLabels[];
  readonly targetPercent?: JsonNumber;
  readonly zeroDenominator?: ZeroDenominator;
}

interface ShareLabels {
  readonly numerator: string;
  readonly denominator: string;
}

const SHARE_KEYS: ReadonlySet<string> = new Set(['numerator', 'denominator']);

export const complementShares: RuleShape<ComplementSharesRule> = {
  kind: 'complementShares',
  valueKeys: ['shares'],
  structure: object(
    { kind: oneOf('complementShares'), shares: list(object({ numerator: text, denominator: text }), 1) },
    { targetPercent: number, zeroDenominator: oneOf(...ZERO_DENOMINATORS) },
  ),
  check(rule, site) {
    if (rule.targetPercent !== undefined) checkTarget(rule.targetPercent, site);
  },
  compile(rule, maxPoints) {
    const target = rule.targetPercent === undefined ? Ratio.HUNDRED : exact(rule.targetPercent);
    return (input) => {
      const { faults, trace } = input;
      const given = input.value('shares');
      const at = input.pathOf('shares');
      if (!Array.isArray(given)) {
        faults.add('wrongType', at);
        return 'refused';
      }
      if (given.length !== rule.shares.length) {
        faults.add('wrongLength', at, { expected: String(rule.shares.length) });
        return 'refused';
      }
      const before = faults.count;
      const percents = rule.shares.map((labels, index) => readShare(given[index], pointer(at, index), labels, input));
      if (faults.count > before) return 'refused';
      if (percents.includes('zeroDenominator')) return zeroDenominatorOutcome(rule.zeroDenominator, maxPoints, input);
      const taken = Ratio.sum(percents.filter((percent) => percent instanceof Ratio));
      const rest = Ratio.HUNDRED.sub(taken).max(Ratio.ZERO);
      trace?.push({ step: 'rest', percent: exactText(rest) });
      return pointsForTarget(rest, target, maxPoints, input);
    };
  },
};

/** Percent of one share, given as numbers or as a share of 0..1. */
function readShare(
  value: unknown,
  at: string,
  labels: ShareLabels,
  { faults, trace }: InputReader,
): Ratio | 'zeroDenominator' | undefined {
  if (!isObject(value)) {
    const percent = share(value, at, faults)?.mul(Ratio.HUNDRED);
    if (percent) trace?.push({ step: 'share', label: labels.numerator, percent: exactText(percent) });
    return percent;
  }
  for (const key of Object.keys(value)) {
    if (!SHARE_KEYS.has(key)) faults.add('unknownProperty', pointer(at, key), { name: key });
  }
  const inner = new InputReader(value, at, faults, trace);
  const quotient = readQuotient(inner, true);
  if (quotient === undefined) return undefined;
  return quotient.denominator.isZero() ? 'zeroDenominator' : percentOf(quotient, inner, labels);
}
