/** What the fourteen rule shapes have in common (METHODS §3.2). */
import type { Ratio } from '../../number/ratio.js';
import type { InputReader, RuleOutcome } from '../input-reader.js';
import type { Faults } from '../problem.js';
import type { Structure } from '../structure.js';

/** A rule made ready for one component: reads the value keys of an input and says its points. */
export type CompiledRule = (input: InputReader) => RuleOutcome;

/** Where a rule stands, for its own check. */
export interface RuleSite {
  /** JSON Pointer of the rule. */
  readonly at: string;
  /** Code of the component, named in every message. */
  readonly about: string;
  /** Undefined when the component's maximum itself is faulty: then nothing that depends on it is judged. */
  readonly maxPoints: Ratio | undefined;
  readonly faults: Faults;
}

export interface RuleShape<Rule extends { readonly kind: string }> {
  readonly kind: Rule['kind'];
  /** Properties of an input that carry its value (SCORE-IO §2). */
  readonly valueKeys: readonly string[];
  /** The schema of the rule. */
  readonly structure: Structure;
  /** Faults beyond the schema; called only when the schema is kept. */
  check?(rule: Rule, site: RuleSite): void;
  compile(rule: Rule, maxPoints: Ratio): CompiledRule;
}

/** `ruleMaximum`: the most a rule can give must be the component's maximum. */
export function checkMaximum(reached: Ratio, { at, about, maxPoints, faults }: RuleSite): void {
  if (maxPoints === undefined || reached.equals(maxPoints)) return;
  const [most, max] = [reached, maxPoints].map((value) => value.toShortestDecimal() ?? value.toText());
  faults.add('ruleMaximum', at, { about, reached: most ?? '', maxPoints: max ?? '' });
}

export function largest(values: readonly Ratio[]): Ratio {
  return values.reduce((most, value) => most.max(value));
}
