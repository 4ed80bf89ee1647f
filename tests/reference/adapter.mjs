/**
 * Reference methods (schema `statref/1`) → functions of `scoring`. Only arguments are mapped here: no arithmetic, and
 * no import but the compiled `scoring/index` (`npx tsc -p scoring`); a test checks both.
 */
import * as compiled from '../../dist/scoring/index.js';

/** a*, c*, g*, h*: summaries, intervals, tests, distributions, sampling, quality. */
const statistics = (s) => ({
  'dist.qnorm': (a) => s.normalQuantile(a.p),
  'dist.pnorm': (a) => s.normalCdf(a.z),
  'dist.qt': (a) => s.studentTQuantile(a.p, a.df),
  'dist.pt': (a) => s.studentTCdf(a.t, a.df),
  'dist.pchisqUpper': (a) => s.chiSquareUpper(a.x, a.df),
  'dist.qbeta': (a) => s.betaQuantile(a.p, a.a, a.b),
  'dist.pfUpper': (a) => s.fUpper(a.f, a.df1, a.df2),
  'dist.ptukeyUpper': (a) => s.studentizedRangeUpper(a.q, a.groups, a.df),
});

/** b*, d*, e*, f*: design-based estimates, reliability, importance, rank uncertainty, composites. */
const design = (_s) => ({});

/** The whole table over any build of `scoring`. */
export const table = (scoring) => ({ ...statistics(scoring), ...design(scoring) });

export default table(compiled);
