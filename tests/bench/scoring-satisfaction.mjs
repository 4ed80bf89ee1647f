/**
 * A satisfaction measure of 300 agencies × 40 items from tallies: figures, intervals, ranks and rank ranges, against the
 * same index read from every answer. Both must agree exactly; the time from tallies must not grow with the answers.
 * The plain lines are the best of all rounds, which other work on the machine hardly touches; medians stand beside them.
 */
import { addForm, emptyTally, plainQuestionnaire, scoreSatisfaction, tallyLayout } from '../../dist/scoring/index.js';

const AGENCIES = 300;
const ITEMS = 40;
const FACTORS = 5;
const FORMS = 200;
const ROUNDS = 31;
const WARM_UP = 10;

/** Deterministic numbers (Lehmer), so that every run measures the same work. */
function randomFrom(seed) {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** 300 agencies of 200 forms; one answer in ten is blank, agencies differ in how satisfied they leave people. */
function makeAnswers() {
  const random = randomFrom(20_261_123);
  return Array.from({ length: AGENCIES }, (_, agency) =>
    Array.from({ length: FORMS }, () =>
      Array.from({ length: ITEMS }, () =>
        random(10) === 0 ? null : random(100) < 40 + agency / 6 ? 4 + random(2) : 1 + random(3),
      ),
    ),
  );
}

/** The pooled share read from the answers themselves: what a system without tallies does at every recount. */
function naivePercents(answers) {
  return answers.map((forms) => {
    let [satisfied, valid] = [0, 0];
    for (const levels of forms) {
      for (const level of levels) {
        if (level === null) continue;
        valid += 1;
        if (level >= 4) satisfied += 1;
      }
    }
    return [100 * satisfied, valid];
  });
}

/** Prints one line a figure: `name value unit`. */
export async function run(print) {
  const perFactor = ITEMS / FACTORS;
  const questionnaire = plainQuestionnaire(
    Object.fromEntries(
      Array.from({ length: FACTORS }, (_, f) => [
        `F${f}`,
        Array.from({ length: perFactor }, (_, i) => `q${f * perFactor + i}`),
      ]),
    ),
  );
  const layout = tallyLayout(questionnaire);
  const answers = makeAnswers();

  const tallying = performance.now();
  const agencies = answers.map((forms, i) => {
    const tally = emptyTally(layout);
    for (const levels of forms) addForm(layout, tally, { levels });
    return { id: `agency-${String(i).padStart(3, '0')}`, group: 'commune', population: 10_000, tally };
  });
  const perForm = ((performance.now() - tallying) * 1000) / (AGENCIES * FORMS);

  const time = (work) => {
    const times = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const start = performance.now();
      work();
      if (round >= WARM_UP) times.push(performance.now() - start);
    }
    return { median: median(times), best: Math.min(...times) };
  };
  const pooled = time(() => scoreSatisfaction({ questionnaire, agencies }));
  const means = time(() => scoreSatisfaction({ questionnaire, agencies, rule: 'sectionMean/meanOfSections' }));
  const naive = time(() => naivePercents(answers));

  const score = scoreSatisfaction({ questionnaire, agencies });
  naivePercents(answers).forEach(([top, bottom], i) => {
    const [num, den] = score.agencies[i].index.valueExact.split('/').map(Number);
    if (num * bottom !== top * den) throw new Error(`agency ${i} differs from its answers`);
  });
  for (const [name, times] of Object.entries({ topBoxShare: pooled, sectionMean: means, 'naive-index-only': naive })) {
    print(`scoring-satisfaction-${name} ${times.best.toFixed(1)} ms`);
    print(`scoring-satisfaction-${name}-median ${times.median.toFixed(1)} ms`);
  }
  print(`scoring-satisfaction-naive-ratio ${(naive.median / pooled.median).toFixed(2)} times`);
  print(`scoring-satisfaction-tally-per-form ${perForm.toFixed(1)} µs`);
}
