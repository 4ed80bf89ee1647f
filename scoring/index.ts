/** The public surface of `scoring`, in reading order. */

// Exact numbers
export { Ratio } from './number/ratio.js';
export { RatioError, type RatioErrorCode } from './number/ratio-error.js';

// Errors, special functions and distributions
export { ScoringError, type ScoringErrorCode } from './number/scoring-error.js';
export { incompleteBeta, incompleteGamma, logGamma, type Tails } from './number/special-functions.js';
export { normalCdf, normalDensity, normalQuantile, normalUpper } from './number/normal-distribution.js';
export { studentTCdf, studentTQuantile, studentTTwoSided } from './number/student-t-distribution.js';
export { chiSquareCdf, chiSquareQuantile, chiSquareUpper } from './number/chi-square-distribution.js';
export { betaCdf, betaQuantile } from './number/beta-distribution.js';
export { fCdf, fQuantile, fUpper } from './number/f-distribution.js';
export { studentizedRangeUpper } from './number/studentized-range-distribution.js';
