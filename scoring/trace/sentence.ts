/** Says in one sentence how points came about, in Vietnamese or English, from the steps of a trace alone. */
import { COMPONENT_CLAUSES } from './component-clauses.js';
import { TOTAL_CLAUSES } from './total-clauses.js';
import type { TotalStep, TraceStep } from './trace-step.js';
import { Words, type SentenceOptions } from './words.js';

export type { SentenceLanguage, SentenceOptions } from './words.js';

/**
 * The sentence of a component's or a total's steps. Percents are cut to two places (`≈` when that rounds), points have
 * always `decimals` places; Vietnamese writes the decimal comma. Throws nothing for steps that `scoring` made.
 * Cost: linear in the steps. Source: the trace asked for in SCORE-IO §6.
 *
 * @example
 * traceSentence(steps, { language: 'en' });
 * // "34 of 40 tasks done = 85 % ≥ 80 %, so 85 % × 2 = 1.70"
 */
export function traceSentence(steps: readonly (TraceStep | TotalStep)[], options: SentenceOptions): string {
  const words = new Words(options);
  const clauses = steps.map((step) => clauseOf(step, words)).filter((clause) => clause !== '');
  return clauses.reduce((sentence, clause) => {
    if (sentence === '') return clause.replace(/^[,;]? /, '');
    return /^[ ,;]/.test(clause) ? sentence + clause : `${sentence}; ${clause}`;
  }, '');
}

/** Each step meets the clause of its own name, hence the one widening here. */
function clauseOf(step: TraceStep | TotalStep, words: Words): string {
  const clauses = { ...COMPONENT_CLAUSES, ...TOTAL_CLAUSES } as unknown as Record<
    string,
    (step: TraceStep | TotalStep, words: Words) => string
  >;
  return clauses[step.step]?.(step, words) ?? '';
}
