/** The only error the formula language throws, with the place and the reason (SCORE-IO §3). */
export type ExpressionErrorCode =
  | 'syntax'
  | 'unknownFunction'
  | 'tooLong'
  | 'tooDeep'
  | 'missingVariable'
  | 'faultyVariable'
  | 'wrongType'
  | 'divisionByZero'
  | 'tooLarge';

export class ExpressionError extends Error {
  override readonly name = 'ExpressionError';

  constructor(
    readonly code: ExpressionErrorCode,
    /** Index of the first character concerned, from 0. */
    readonly position: number,
    /** What is wrong, in Vietnamese and English. */
    readonly reason: { readonly vi: string; readonly en: string },
    /** The variable or function concerned. */
    readonly about: string | null = null,
  ) {
    super(`${reason.en} at position ${position}`);
  }
}
