/** The public surface of `scoring`, in reading order. */

// Exact numbers
export { Ratio } from './number/ratio.js';
export { RatioError, type RatioErrorCode } from './number/ratio-error.js';
