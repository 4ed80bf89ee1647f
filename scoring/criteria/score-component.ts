/** Points of one component from one input: the step that the live sheet, the server and the command share (SCORE-IO §2-§4). */
import { Ratio } from '../number/ratio.js';
import type { TraceStep } from '../trace/trace-step.js';
import { awaited, missing, notApplicable, scored, withoutEvidence, type ComponentPoints } from './component-points.js';
import { evidenceSuffices } from './evidence.js';
import type { EvidencePolicy, Layer, NotApplicablePolicy } from './policies.js';
import type { Component, Framework } from './framework.js';
import { InputReader } from './input-reader.js';
import { exactText, isBlank, isObject, own, type JsonObject } from './json-value.js';
import { Faults, pointer, type Problem } from './problem.js';

/** What is the same for all components of a run. */
export interface ScoringTerms {
  readonly layer: Layer;
  readonly evidencePolicy: EvidencePolicy;
  readonly notApplicablePolicy: NotApplicablePolicy;
}

export type ComponentResult =
  | { readonly ok: true; readonly points: ComponentPoints }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Points of one component, for a sheet that recomputes while somebody types. `input` is what SCORE-IO §2 describes;
 * `undefined` and `null` are a missing input. Paths of problems start at the input (`/numerator`). Throws nothing but
 * `RangeError` when the framework has no component of that code.
 * Cost: constant, or linear in the lists of the input. Units: points 0..maxPoints.
 *
 * @example
 * const result = scoreComponent(framework, '1.1.2', { numerator: 34, denominator: 40 }, { layer: 'self' });
 */
export function scoreComponent(
  framework: Framework,
  code: string,
  input: unknown,
  options: { readonly layer?: Layer; readonly evidencePolicy?: EvidencePolicy } = {},
): ComponentResult {
  const component = framework.componentByCode.get(code);
  if (component === undefined) throw new RangeError(`The framework has no component ${code}`);
  const faults = new Faults('inputs');
  const terms: ScoringTerms = {
    layer: options.layer ?? 'final',
    evidencePolicy: options.evidencePolicy ?? framework.evidencePolicy,
    notApplicablePolicy: framework.notApplicablePolicy,
  };
  const points = judgeComponent(component, input, terms, '', faults, []);
  return points === undefined ? { ok: false, problems: faults.problems } : { ok: true, points };
}

/** Points of a component, or undefined after reporting what is wrong with its input. */
export function judgeComponent(
  component: Component,
  input: unknown,
  terms: ScoringTerms,
  at: string,
  faults: Faults,
  trace: TraceStep[] | null,
): ComponentPoints | undefined {
  const before = faults.count;
  const waits = terms.layer !== 'final' && component.file.source !== 'self';
  const without = waits ? awaited : missing;
  if (input === undefined || input === null) return without(component, trace);
  if (waits && terms.layer === 'self') return faults.add('notInLayer', at);
  if (!isObject(input)) return faults.add('wrongType', at);
  checkProperties(component, input, at, faults);
  const given = component.valueKeys.some((key) => Object.hasOwn(input, key));
  if (Object.hasOwn(input, 'notApplicable')) {
    if (given) return faults.add('conflictingInput', at);
    const reason = readReason(component, input, pointer(at, 'notApplicable'), faults);
    if (faults.count > before || reason === undefined) return undefined;
    return notApplicable(component, terms.notApplicablePolicy, reason, trace);
  }
  if (!given) return faults.count > before ? undefined : without(component, trace);
  const outcome = component.rule(new InputReader(input, at, faults, trace));
  if (outcome === 'refused' || faults.count > before) return undefined;
  if (outcome === 'missing') return without(component, trace);
  if (outcome === 'notApplicable') return notApplicable(component, terms.notApplicablePolicy, null, trace);
  if (!checkResult(component, outcome, at, faults)) return undefined;
  return withEvidence(component, input, outcome, terms, trace);
}

function checkProperties({ inputKeys }: Component, input: JsonObject, at: string, faults: Faults): void {
  for (const key of Object.keys(input)) {
    if (!inputKeys.has(key)) faults.add('unknownProperty', pointer(at, key), { name: key });
  }
  for (const key of ['evidence', 'explanation']) {
    const flag = own(input, key);
    if (flag !== undefined && typeof flag !== 'boolean') faults.add('wrongType', pointer(at, key));
  }
}

/** The reason why a component does not apply; undefined when it is faulty or the framework does not allow it. */
function readReason(component: Component, input: JsonObject, at: string, faults: Faults): string | undefined {
  const given = own(input, 'notApplicable');
  if (!isObject(given)) return faults.add('wrongType', at);
  if (component.file.notApplicableAllowed !== true) faults.add('notApplicableNotAllowed', at);
  return readReasonText(given, at, faults);
}

/** The text of `{reason}`, as not-applicable inputs and exclusions carry it. */
export function readReasonText(given: JsonObject, at: string, faults: Faults): string | undefined {
  for (const key of Object.keys(given)) {
    if (key !== 'reason') faults.add('unknownProperty', pointer(at, key), { name: key });
  }
  const reason = own(given, 'reason');
  const place = pointer(at, 'reason');
  if (reason === undefined) return faults.add('missingProperty', place, { name: 'reason' });
  if (typeof reason !== 'string') return faults.add('wrongType', place);
  return isBlank(reason) ? faults.add('emptyText', place) : reason;
}

/** A result outside what the component can give is refused, never clipped. */
function checkResult(
  { file, maxPoints, maxPointsText }: Component,
  points: Ratio,
  at: string,
  faults: Faults,
): boolean {
  const { kind } = file.rule;
  const above = points.compare(maxPoints) > 0;
  if (!above && (kind !== 'conditional' || points.sign() >= 0)) return true;
  const details = { points: exactText(points), maxPoints: maxPointsText };
  faults.add(above ? 'aboveMaximum' : 'belowZero', above && kind === 'manual' ? pointer(at, 'points') : at, details);
  return false;
}

function withEvidence(
  component: Component,
  input: JsonObject,
  points: Ratio,
  { evidencePolicy }: ScoringTerms,
  trace: TraceStep[] | null,
): ComponentPoints {
  const shown = own(input, 'evidence') === true;
  const explained = own(input, 'explanation') === true;
  if (!component.file.evidenceRequired || evidenceSuffices(evidencePolicy, shown, explained)) {
    return scored(component, points, trace);
  }
  trace?.push({ step: 'noEvidence', policy: evidencePolicy, pointsBefore: exactText(points) });
  return withoutEvidence(component, points, trace);
}
