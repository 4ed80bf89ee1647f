/**
 * Standard normal distribution. Cdf after Cody (1969) as R's pnorm uses it, quantile after Wichura (AS 241, 1988):
 * both to about 1e-15 relative, in the tails too.
 */
import { requireNumber, requireOpenProbability } from './check-number.js';
import type { Tails } from './special-functions.js';

const INV_SQRT_2PI = 0.398942280401432677939946059934;

const CENTRE_TOP = [
  0.065682337918207449113, 2.2352520354606839287, 161.02823106855587881, 1067.6894854603709582, 18154.981253343561249,
];
const CENTRE_BOTTOM = [1, 47.20258190468824187, 976.09855173777669322, 10260.932208618978205, 45507.789335026729956];
const MIDDLE_TOP = [
  1.0765576773720192317e-8, 0.39894151208813466764, 8.8831497943883759412, 93.506656132177855979, 597.27027639480026226,
  2494.5375852903726711, 6848.1904505362823326, 11602.651437647350124, 9842.7148383839780218,
];
const MIDDLE_BOTTOM = [
  1, 22.266688044328115691, 235.38790178262499861, 1519.377599407554805, 6485.558298266760755, 18615.571640885098091,
  34900.952721145977266, 38912.003286093271411, 19685.429676859990727,
];
const FAR_TOP = [
  0.02307344176494017303, 0.21589853405795699, 0.1274011611602473639, 0.022235277870649807, 0.001421619193227893466,
  2.9112874951168792e-5,
];
const FAR_BOTTOM = [
  1, 1.28426009614491121, 0.468238212480865118, 0.0659881378689285515, 0.00378239633202758244, 7.29751555083966205e-5,
];

/** Polynomial with the highest power first. */
function horner(coefficients: readonly number[], x: number): number {
  let sum = 0;
  for (const c of coefficients) sum = sum * x + c;
  return sum;
}

/** Density of the standard normal distribution at z. @example normalDensity(0) // 0.3989422804014327 */
export function normalDensity(z: number): number {
  return INV_SQRT_2PI * Math.exp(-0.5 * requireNumber(z, 'z') ** 2);
}

/** Both tail probabilities of the standard normal distribution at z. */
export function normalTails(z: number): Tails {
  const y = Math.abs(requireNumber(z, 'z'));
  if (y <= 0.67448975) {
    const square = y > 1.11e-16 ? y * y : 0;
    const half = (z * horner(CENTRE_TOP, square)) / horner(CENTRE_BOTTOM, square);
    return { lower: 0.5 + half, upper: 0.5 - half };
  }
  const cut = Math.trunc(y * 16) / 16;
  const damp = y > 40 ? 0 : Math.exp(-0.5 * cut * cut) * Math.exp(-0.5 * (y - cut) * (y + cut));
  let small: number;
  if (y <= 5.656854249492380195) {
    small = (damp * horner(MIDDLE_TOP, y)) / horner(MIDDLE_BOTTOM, y);
  } else {
    const s = 1 / (y * y);
    small = (damp * (INV_SQRT_2PI - (s * horner(FAR_TOP, s)) / horner(FAR_BOTTOM, s))) / y;
  }
  return z > 0 ? { lower: 1 - small, upper: small } : { lower: small, upper: 1 - small };
}

/**
 * P(Z ≤ z) for a standard normal Z (R: `pnorm(z)`). z: any number, infinities allowed. Result: probability 0..1.
 *
 * @throws ScoringError `badInput` when z is not a number.
 * @example normalCdf(1.96) // 0.9750021048517795
 */
export function normalCdf(z: number): number {
  return normalTails(z).lower;
}

/**
 * P(Z > z) for a standard normal Z, exact in the far tail (R: `pnorm(z, lower = FALSE)`).
 *
 * @throws ScoringError `badInput` when z is not a number.
 * @example normalUpper(5) // 2.8665157187919344e-7
 */
export function normalUpper(z: number): number {
  return normalTails(z).upper;
}

const A = [
  2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
  1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
];
const B = [
  5226.495278852854561, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867, 5394.1960214247511077,
  687.1870074920579083, 42.313330701600911252, 1,
];
const C = [
  7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
  3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
];
const D = [
  1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
  0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
];
const E = [
  2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
  0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
];
const F = [
  2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
  0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
];

/**
 * The z with P(Z ≤ z) = p (R: `qnorm(p)`). p: probability strictly between 0 and 1.
 *
 * @throws ScoringError `outOfRange` at or beyond 0 and 1, where the quantile is unbounded.
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(p: number): number {
  requireOpenProbability(p, 'p');
  const q = p - 0.5;
  if (q === 0) return 0;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * horner(A, r)) / horner(B, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const z = r <= 5 ? horner(C, r - 1.6) / horner(D, r - 1.6) : horner(E, r - 5) / horner(F, r - 5);
  return q < 0 ? -z : z;
}
