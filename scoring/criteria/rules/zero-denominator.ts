/** What a denominator of 0 decides for a component: full points, no points, or not applicable (SCORE-IO §2). */
import { Ratio } from '../../number/ratio.js';
import type { ZeroDenominator } from '../policies.js';
import type { InputReader, RuleOutcome } from '../input-reader.js';

/** Points of a component with a zero denominator; `zero` also when the rule does not say. Floor and target are not looked at. */
export function zeroDenominatorOutcome(
  policy: ZeroDenominator | undefined,
  maxPoints: Ratio,
  { trace }: InputReader,
): RuleOutcome {
  const effect = policy ?? 'zero';
  trace?.push({ step: 'zeroDenominator', effect });
  if (effect === 'notApplicable') return 'notApplicable';
  return effect === 'full' ? maxPoints : Ratio.ZERO;
}
