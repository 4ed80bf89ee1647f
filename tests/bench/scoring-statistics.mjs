/**
 * Speed of the statistics that screens wait for (issue "scoring", must show 6): bootstrap of ranks and raking, each
 * beside the same work done naively. `run(print)` prints `name value unit` lines; the naive result is checked first.
 */
import {
  bootstrapRanks,
  minstdSequence,
  rake,
  rankConfidencePairwise,
  surveyDesign,
} from '../../dist/scoring/index.js';

const AGENCIES = 300;
const RESPONDENTS = 100;
const REPLICATES = 1000;
const ROWS = 50_000;

const timed = (work) => {
  const from = performance.now();
  const result = work();
  return [performance.now() - from, result];
};

const best = (runs, work) => Math.min(...Array.from({ length: runs }, () => timed(work)[0]));

function answers() {
  const draws = minstdSequence(7, AGENCIES * RESPONDENTS);
  const agencies = draws.map((_, row) => `A${Math.floor(row / RESPONDENTS)}`);
  const values = draws.map((draw, row) => 60 + (Math.floor(row / RESPONDENTS) % 40) * 0.5 + (draw % 200) / 10);
  return { agencies, values };
}

/** Objects, regrouping and a sort a replicate, as one would write it first. */
function naiveBootstrap(agencies, values, replicates, seed) {
  const byAgency = {};
  values.forEach((value, row) => (byAgency[agencies[row]] ??= []).push({ value }));
  const groups = Object.entries(byAgency);
  let state = seed;
  const next = () => (state = (48271 * state) % 2147483647);
  const ranks = Object.fromEntries(groups.map(([agency]) => [agency, []]));
  for (let replicate = 0; replicate < replicates; replicate++) {
    const means = groups.map(([agency, rows]) => {
      const sample = rows.map(() => rows[Math.floor((next() / 2147483647) * rows.length)].value);
      return { agency, mean: Number((sample.reduce((sum, x) => sum + x, 0) / sample.length).toFixed(9)) };
    });
    for (const own of means) ranks[own.agency].push(1 + means.filter((other) => other.mean > own.mean).length);
  }
  return groups.map(([agency]) => ranks[agency].reduce((sum, rank) => sum + rank, 0) / replicates);
}

function sample() {
  const draws = minstdSequence(11, ROWS * 4);
  const labels = (offset, names) =>
    Array.from({ length: ROWS }, (_, row) => names[draws[row * 4 + offset] % names.length]);
  const margin = (name, offset, names) => {
    const own = labels(offset, names);
    const totals = Object.fromEntries(
      names.map((label, k) => [label, (1_000_000 * (k + 1)) / ((names.length * (names.length + 1)) / 2)]),
    );
    return { name, labels: own, totals };
  };
  const weights = Array.from({ length: ROWS }, (_, row) => 10 + (draws[row * 4 + 3] % 100) / 10);
  const margins = [
    margin('sex', 0, ['F', 'M']),
    margin('age', 1, ['18-29', '30-44', '45-59', '60+']),
    margin(
      'district',
      2,
      Array.from({ length: 12 }, (_, k) => `D${k}`),
    ),
  ];
  return { margins, weights };
}

/** Sweeps over rows and label maps until the weights stand still. */
function naiveRake(margins, weights) {
  let current = [...weights];
  for (let moved = 1; moved > 1e-14;) {
    moved = 0;
    for (const { labels, totals } of margins) {
      const sums = {};
      current.forEach((w, row) => (sums[labels[row]] = (sums[labels[row]] ?? 0) + w));
      for (const label of Object.keys(totals)) moved = Math.max(moved, Math.abs(totals[label] / sums[label] - 1));
      current = current.map((w, row) => (w * totals[labels[row]]) / sums[labels[row]]);
    }
  }
  return current;
}

function requireClose(a, b, what) {
  const worst = Math.max(...a.map((x, i) => Math.abs(x - b[i]) / Math.max(1, Math.abs(b[i]))));
  if (!(worst < 1e-6)) throw new Error(`${what}: fast and naive results differ by ${worst}`);
}

/** Prints the figures; `print` takes one line. */
export async function run(print) {
  const { agencies, values } = answers();
  const bootstrap = (replicates) => bootstrapRanks({ agencies, values, replicates, seed: 20240101 });
  const few = REPLICATES / 10;
  requireClose(
    bootstrap(few).map((row) => row.rankMean),
    naiveBootstrap(agencies, values, few, 20240101),
    'bootstrap of ranks',
  );
  const fast = best(2, () => bootstrap(REPLICATES));
  const slow = timed(() => naiveBootstrap(agencies, values, few, 20240101))[0] * (REPLICATES / few);
  print(`scoring.bootstrapRanks.${AGENCIES}x${REPLICATES} ${fast.toFixed(0)} ms`);
  print(`scoring.bootstrapRanks.naive ${slow.toFixed(0)} ms`);
  print(`scoring.bootstrapRanks.naiveRatio ${(slow / fast).toFixed(1)} x`);

  const { margins, weights } = sample();
  const design = surveyDesign({ ids: [weights.map((_, row) => row)], weights });
  requireClose(rake(design, margins).weights, naiveRake(margins, weights), 'raking');
  const raked = best(3, () => rake(design, margins));
  const rakedSlowly = timed(() => naiveRake(margins, weights))[0];
  print(`scoring.rake.${ROWS}x${margins.length} ${raked.toFixed(0)} ms`);
  print(`scoring.rake.naive ${rakedSlowly.toFixed(0)} ms`);
  print(`scoring.rake.naiveRatio ${(rakedSlowly / raked).toFixed(1)} x`);

  const estimates = bootstrap(few);
  const pairwise = best(2, () =>
    rankConfidencePairwise({
      estimates: estimates.map((row) => row.mean),
      standardErrors: estimates.map((row) => row.bootSe),
    }),
  );
  print(`scoring.rankConfidencePairwise.${AGENCIES} ${pairwise.toFixed(0)} ms`);
}
