/** The one entry for all four layers, in the server, the browser and the `score` command (SCORE-IO). */
import { readHead } from './check-options.js';
import { readFramework, type Framework } from './framework.js';
import { isObject } from './json-value.js';
import { Faults, type Problem } from './problem.js';
import { rankAgencies } from './rank-agencies.js';
import { scoreAgency } from './score-agency.js';
import { writeScores, type ScoreDocument } from './score-document.js';
import type { Scores } from './scores.js';

export type ScoresResult =
  { readonly ok: true; readonly scores: Scores } | { readonly ok: false; readonly problems: readonly Problem[] };

export type ScoreResult =
  | { readonly ok: true; readonly document: ScoreDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Scores inputs (SCORE-IO §2) against a framework file and writes the document of SCORE-IO §6. Takes any two JSON values
 * and throws nothing: refused input comes back as all its problems at once. With `trace: false` the steps of components
 * stay empty, which is several times faster; ask for one component's trace with `scoreComponent`.
 * Cost: linear in agencies × components, plus O(n log n) for ranks. Units: points 0..maxPoints, percents 0..100.
 *
 * @example
 * const result = scoreFramework(framework, { frameworkId: framework.id, agencies: [] });
 * result.ok; // true
 */
export function scoreFramework(
  framework: unknown,
  inputs: unknown,
  { trace = true }: { readonly trace?: boolean } = {},
): ScoreResult {
  const read = readFramework(framework);
  if (!read.ok) return read;
  const result = scoreInputs(read.framework, inputs, { trace });
  return result.ok ? { ok: true, document: writeScores(result.scores) } : result;
}

/**
 * The same on a framework that was read before, as exact values; `writeScores` makes the document of it. Throws nothing.
 * Cost: as `scoreFramework`. Source: SCORE-IO §2-§5.
 *
 * @example
 * const result = scoreInputs(framework, { frameworkId: framework.file.id, agencies: [] }, { trace: false });
 * if (result.ok) writeScores(result.scores).ranking; // []
 */
export function scoreInputs(
  framework: Framework,
  inputs: unknown,
  { trace = true }: { readonly trace?: boolean } = {},
): ScoresResult {
  const faults = new Faults('inputs');
  if (!isObject(inputs)) {
    faults.add('wrongType', '');
    return { ok: false, problems: faults.problems };
  }
  const { layer, options, agencies } = readHead(inputs, framework, faults);
  const { evidencePolicy } = options;
  const terms = { layer, evidencePolicy, notApplicablePolicy: framework.notApplicablePolicy };
  const ids = new Set<string>();
  const scored = (agencies ?? []).flatMap((agency, index) => {
    return scoreAgency(agency, framework, terms, `/agencies/${index}`, ids, faults, trace) ?? [];
  });
  if (faults.count > 0) return { ok: false, problems: faults.problems };
  return { ok: true, scores: { framework, layer, options, agencies: scored, ranking: rankAgencies(scored) } };
}
