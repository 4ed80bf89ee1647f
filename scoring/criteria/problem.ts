/** Problems of a framework or of inputs: one code, one place, a sentence in both languages (SCORE-IO §7). */
import { messageOf, type Message, type ProblemCode } from './problem-messages.js';

export interface Problem {
  readonly in: 'framework' | 'inputs';
  readonly code: ProblemCode;
  /** JSON Pointer into the file named by `in`; of a missing property the pointer it would have. */
  readonly path: string;
  readonly message: Message;
}

/** Figures and words that a message mentions. */
export type ProblemDetails = Readonly<Record<string, string>>;

/** One more step of a JSON Pointer (RFC 6901: `~` is written `~0`, `/` is written `~1`). */
export function pointer(base: string, key: string | number): string {
  return typeof key === 'number' ? `${base}/${key}` : `${base}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Collects the problems of one file; reading goes on after a problem, so that all are told at once. */
export class Faults {
  readonly problems: Problem[] = [];

  constructor(private readonly file: Problem['in']) {}

  get count(): number {
    return this.problems.length;
  }

  add(code: ProblemCode, path: string, details: ProblemDetails = {}): undefined {
    this.problems.push({ in: this.file, code, path, message: messageOf(code, details) });
    return undefined;
  }
}
