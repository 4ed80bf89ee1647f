/** The problem document of refused input (SCORE-IO §7, RFC 9457). */
import { messageOf } from './problem-messages.js';
import type { Problem } from './problem.js';

export interface ScoreRefusal {
  readonly type: string;
  readonly title: string;
  readonly status: 422;
  readonly code: 'scoreRefused';
  readonly problems: readonly Problem[];
}

/**
 * All problems as one document. Throws nothing. Cost: constant. Source: SCORE-IO §7.
 *
 * @example
 * scoreRefusal([problemOfFile('inputs', 'notJson')]).code; // "scoreRefused"
 */
export function scoreRefusal(problems: readonly Problem[]): ScoreRefusal {
  return {
    type: 'urn:thuocdo:problem:scoreRefused',
    title: 'Không tính được điểm / The score was refused',
    status: 422,
    code: 'scoreRefused',
    problems,
  };
}

/**
 * A problem of a whole file, which nothing else was read from. Throws nothing. Cost: constant. Source: SCORE-IO §7.
 *
 * @example
 * problemOfFile('framework', 'fileNotReadable').path; // ""
 */
export function problemOfFile(file: Problem['in'], code: 'fileNotReadable' | 'notJson'): Problem {
  return { in: file, code, path: '', message: messageOf(code, {}) };
}
