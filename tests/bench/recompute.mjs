// Time to score all agencies of a survey from its tallies, at growing numbers of responses (DESIGN §7): 300 agencies, 44
// items. Reading tallies from the database, figures with intervals, ranks and rank ranges are all in it. Responses are made
// by SQL, their tallies by `recount`. Argument: --sizes 100000,1000000 (default).
import { parseArgs } from 'node:util';
import { openStage, singleChoiceAnswers } from '../support/bench-stage.mjs';

const AGENCIES = 300;
const QUESTIONNAIRE = 'health-staff-2019';
const WARM_UPS = 5;
const REPEATS = 15;

export async function run(print, args = []) {
  const { values } = parseArgs({ args, options: { sizes: { type: 'string', default: '100000,1000000' } } });
  const sizes = values.sizes.split(',').map(Number);
  const { recountSurvey } = await import('../../dist/server/responses/recount.js');
  const { readRunInputs } = await import('../../dist/server/results/run-inputs.js');
  const { scoreRun } = await import('../../dist/server/results/satisfaction-run.js');
  const stage = await openStage(QUESTIONNAIRE, AGENCIES);
  try {
    const { database, dataSource, survey } = stage;
    const items = Object.keys(singleChoiceAnswers(survey.definition, 44)).length;
    await database.query(
      `CREATE TABLE pattern AS SELECT row_number() OVER () AS id, array_agg(level)::smallint[] AS answers FROM (
         SELECT p, (1 + floor(5 * sqrt(random())))::int AS level FROM generate_series(1, 5000) p, generate_series(1, $1)) x
        GROUP BY p`,
      [items],
    );
    print(`recompute.agencies ${AGENCIES} agencies`);
    print(`recompute.items ${items} items`);
    const medians = [];
    let present = 0;
    for (const size of sizes) {
      await addResponses(database, survey, present, size);
      present = size;
      const recount = await recountSurvey(dataSource, survey.id, true);
      if (recount.responses !== size) throw new Error(`${recount.responses} responses instead of ${size}`);
      await database.query('VACUUM ANALYZE response, tally');
      const times = [];
      let scored;
      for (let i = 0; i < WARM_UPS + REPEATS; i += 1) {
        const startedAt = performance.now();
        scored = scoreRun(await readRunInputs(dataSource.manager, survey.provinceId, survey.id));
        if (i >= WARM_UPS) times.push(performance.now() - startedAt);
      }
      if (scored.summary.responses !== size) throw new Error(`scores tell of ${scored.summary.responses} responses`);
      times.sort((a, b) => a - b);
      medians.push(times[times.length >> 1]);
      print(`recompute.${size} ${medians.at(-1).toFixed(1)} ms`);
    }
    print(`recompute.ratio ${(medians.at(-1) / medians[0]).toFixed(2)} x`);
  } finally {
    await stage.close();
  }
}

async function addResponses(database, survey, from, to) {
  await database.query(
    `INSERT INTO response (id, province_id, survey_id, agency_id, answered_at, received_at, offline, channel, respondent_kind,
                           locale, answers)
     SELECT gen_random_uuid(), $1, $2, ($3::uuid[])[1 + g % cardinality($3::uuid[])], now(), now(), false, 'publicLink',
            $4, 'vi', p.answers
       FROM generate_series($5::int, $6::int - 1) g JOIN pattern p ON p.id = 1 + (g::bigint * 7919) % 5000`,
    [survey.provinceId, survey.id, survey.agencies, survey.definition.respondentKinds[0].code, from, to],
  );
}
