/**
 * A whole PAR index: 300 agencies × 90 components, exact, checked, with ranks and the score document, against the same
 * work done naively (every number a pair of bigint that is reduced after each operation). Both must agree exactly. The plain lines are
 * the best of all rounds, `.median` stands beside the one with a target.
 */
import { readFramework, scoreInputs, writeScores } from '../../dist/scoring/index.js';

const AGENCIES = 300;
const ROUNDS = 9;

/** Deterministic numbers (Lehmer), so that every run measures the same work. */
function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const RULES = [
  { kind: 'ratio', numerator: 'xong', denominator: 'tổng', floorPercent: 50, partOfWhole: true },
  { kind: 'ratioToTarget', numerator: 'xong', denominator: 'tổng', targetPercent: 90 },
  {
    kind: 'steps',
    input: 'percent',
    steps: [
      { min: 80, points: 2 },
      { min: 50, points: 1 },
      { min: 0, points: 0 },
    ],
  },
  {
    kind: 'choice',
    options: [
      { label: 'đủ', points: 2 },
      { label: 'một phần', points: 0.75 },
      { label: 'không', points: 0 },
    ],
  },
  { kind: 'perUnitDeduction', unit: 'lần', perUnit: 0.25, floor: 0 },
  { kind: 'indexShare', measure: 'sipas', of100: true },
];

function inputFor(rule, random) {
  const total = 1 + random(2_000);
  switch (rule.kind) {
    case 'choice':
      return { option: random(3) };
    case 'perUnitDeduction':
      return { count: random(10) };
    case 'indexShare':
      return { value: random(10_001) / 100 };
    default:
      return { numerator: random(total + 1), denominator: total };
  }
}

/** 6 fields × 3 criteria × 5 components of 2 points. */
function makeFramework() {
  let next = 0;
  const component = (code) => ({
    code,
    name: `Tiêu chí thành phần ${code}`,
    maxPoints: 2,
    source: 'self',
    appraiser: 'so-noi-vu',
    evidenceRequired: false,
    rule: RULES[next++ % RULES.length],
    ruleText: 'theo quy tắc',
    evidence: 'modelled',
  });
  const range = (count, make) => Array.from({ length: count }, (_, index) => make(index + 1));
  return {
    id: 'bench',
    version: '1.0',
    title: { vi: 'Đo tốc độ', en: 'Benchmark' },
    legalBasis: 'không có',
    sources: ['generated'],
    note: 'generated',
    evidence: 'modelled',
    appliesTo: ['department'],
    year: 2025,
    totalPoints: 180,
    fields: range(6, (f) => ({
      code: `${f}`,
      name: `Lĩnh vực ${f}`,
      maxPoints: 30,
      criteria: range(3, (c) => ({
        code: `${f}.${c}`,
        name: `Tiêu chí ${f}.${c}`,
        maxPoints: 10,
        components: range(5, (k) => component(`${f}.${c}.${k}`)),
      })),
    })),
    bonus: { cap: 0 },
    penalty: { cap: 0 },
    notApplicablePolicy: 'shrinkDenominator',
    bands: [{ name: 'Tất cả', min: 0 }],
    counts: {},
  };
}

function makeInputs(framework) {
  const random = randomFrom(2025);
  const components = framework.fields.flatMap(({ criteria }) => criteria.flatMap((criterion) => criterion.components));
  const agencies = Array.from({ length: AGENCIES }, (_, index) => ({
    id: `don-vi-${index}`,
    name: `Đơn vị Ví Dụ ${index}`,
    components: Object.fromEntries(components.map(({ code, rule }) => [code, inputFor(rule, random)])),
  }));
  return { frameworkId: 'bench', agencies };
}

/** The naive number: two bigint, reduced after every operation. */
class NaiveFraction {
  constructor(num, den = 1n) {
    let [a, b] = [num < 0n ? -num : num, den];
    while (b) [a, b] = [b, a % b];
    this.num = a ? num / a : 0n;
    this.den = a ? den / a : 1n;
  }
  static from(value) {
    const [whole, places = ''] = String(value).split('.');
    return new NaiveFraction(BigInt(whole + places), 10n ** BigInt(places.length));
  }
  plus(other) {
    return new NaiveFraction(this.num * other.den + other.num * this.den, this.den * other.den);
  }
  minus(other) {
    return new NaiveFraction(this.num * other.den - other.num * this.den, this.den * other.den);
  }
  times(other) {
    return new NaiveFraction(this.num * other.num, this.den * other.den);
  }
  over(other) {
    return new NaiveFraction(this.num * other.den, this.den * other.num);
  }
  compare(other) {
    const difference = this.num * other.den - other.num * this.den;
    return difference > 0n ? 1 : difference < 0n ? -1 : 0;
  }
  text() {
    return `${this.num}/${this.den}`;
  }
  fixed() {
    const digits = ((2n * this.num * 100n + this.den) / (2n * this.den)).toString().padStart(3, '0');
    return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  }
}

const naive = NaiveFraction.from;
const least = (a, b) => (a.compare(b) <= 0 ? a : b);

function naivePoints(rule, max, input) {
  const hundred = naive(100);
  switch (rule.kind) {
    case 'choice':
      return naive(rule.options[input.option].points);
    case 'perUnitDeduction': {
      const left = max.minus(naive(rule.perUnit).times(naive(input.count)));
      return left.compare(naive(0)) < 0 ? naive(0) : left;
    }
    case 'indexShare':
      return max.times(naive(input.value)).over(hundred);
  }
  const percent = hundred.times(naive(input.numerator)).over(naive(input.denominator));
  if (rule.kind === 'steps') return naive(rule.steps.find(({ min }) => percent.compare(naive(min)) >= 0).points);
  if (rule.kind === 'ratio' && percent.compare(naive(rule.floorPercent)) < 0) return naive(0);
  const share = rule.kind === 'ratio' ? percent.over(hundred) : percent.over(naive(rule.targetPercent));
  return max.times(least(naive(1), share));
}

function naiveRow(points, max) {
  const percent = naive(100).times(points).over(max);
  const texts = [points.fixed(), points.text(), percent.fixed(), percent.text(), max.text()];
  return { points, max, percent, texts };
}

function naiveSum(rows) {
  return naiveRow(
    rows.reduce((sum, { points }) => sum.plus(points), naive(0)),
    rows.reduce((sum, { max }) => sum.plus(max), naive(0)),
  );
}

function scoreNaively(framework, inputs) {
  const agencies = inputs.agencies.map(({ id, components }) => {
    const fields = framework.fields.map(({ criteria }) =>
      naiveSum(
        criteria.map((criterion) =>
          naiveSum(
            criterion.components.map(({ code, rule, maxPoints }) => {
              const max = naive(maxPoints);
              return naiveRow(naivePoints(rule, max, components[code]), max);
            }),
          ),
        ),
      ),
    );
    return { id, percent: naiveSum(fields).percent };
  });
  const order = [...agencies].sort((a, b) => b.percent.compare(a.percent));
  let rank = 0;
  order.forEach((agency, index) => {
    if (index === 0 || agency.percent.compare(order[index - 1].percent) !== 0) rank = index + 1;
    agency.rank = rank;
  });
  return agencies;
}

/** Times of all rounds, fastest first. */
function timesOf(work) {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b);
}

const bestOf = (work) => timesOf(work)[0];

/** Prints `name value unit` lines; throws when the naive way gives another rank or percent. */
export async function run(print) {
  const file = makeFramework();
  const read = readFramework(file);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const inputs = makeInputs(file);
  const exact = () => {
    const result = scoreInputs(read.framework, inputs, { trace: false });
    if (!result.ok) throw new Error(JSON.stringify(result.problems.slice(0, 3)));
    return result.scores;
  };
  const document = writeScores(exact());
  scoreNaively(file, inputs).forEach(({ percent, rank }, index) => {
    const row = document.agencies[index];
    if (row.total.percentExact !== percent.text() || row.rank.competition !== rank)
      throw new Error(`${row.id} differs`);
  });
  const scored = timesOf(() => exact());
  const written = bestOf(() => writeScores(exact()));
  const traced = bestOf(() => scoreInputs(read.framework, inputs, { trace: true }));
  const naively = bestOf(() => scoreNaively(file, inputs));
  print(`criteria.300x90.exactWithRanks ${scored[0].toFixed(1)} ms`);
  print(`criteria.300x90.exactWithRanks.median ${scored[Math.floor(ROUNDS / 2)].toFixed(1)} ms`);
  print(`criteria.300x90.withDocument ${written.toFixed(1)} ms`);
  print(`criteria.300x90.withTraces ${traced.toFixed(1)} ms`);
  print(`criteria.300x90.naive ${naively.toFixed(1)} ms`);
  print(`criteria.300x90.naiveOverExact ${(naively / written).toFixed(2)} ratio`);
}
