/** Why an exact number could not be made or written: the only error `scoring/number` throws. */
export type RatioErrorCode = 'notANumber' | 'tooLong' | 'divisionByZero' | 'outOfRange';

export class RatioError extends Error {
  override readonly name = 'RatioError';

  constructor(
    readonly code: RatioErrorCode,
    message: string,
  ) {
    super(message);
  }
}
