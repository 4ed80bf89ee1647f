/** Whether a component with required evidence keeps its points (SCORE-IO §4). */
import type { EvidencePolicy } from './policies.js';

/**
 * True when the policy is content: `ignore` always, `noEvidenceNoPoints` with evidence, `explanationSuffices` with
 * evidence or a written explanation. Throws nothing. Cost: constant. Source: SCORE-IO §4, METHODS §3.2.
 *
 * @example
 * evidenceSuffices('noEvidenceNoPoints', false, true); // false
 */
export function evidenceSuffices(policy: EvidencePolicy, evidence: boolean, explanation: boolean): boolean {
  switch (policy) {
    case 'ignore':
      return true;
    case 'noEvidenceNoPoints':
      return evidence;
    case 'explanationSuffices':
      return evidence || explanation;
  }
}
