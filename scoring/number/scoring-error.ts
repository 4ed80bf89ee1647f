/**
 * The one error type that leaves `scoring`: a refusal with a stable code, never a fault of arithmetic (those are null).
 */

/** Why a call was refused: bad input, a value outside its domain, or an iteration that did not settle. */
export type ScoringErrorCode = 'badInput' | 'outOfRange' | 'notConverged' | (string & {});

/**
 * A refusal. `code` is stable and meant for programs, `message` for people, `details` names the thing refused.
 *
 * @example new ScoringError('outOfRange', 'level must lie between 0 and 1', { level: 2 }).code // 'outOfRange'
 */
export class ScoringError extends Error {
  override readonly name: string = 'ScoringError';

  constructor(
    readonly code: ScoringErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
