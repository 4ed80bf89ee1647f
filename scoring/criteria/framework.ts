/** A sound framework made ready for scoring: exact maxima, rules and formulas read once for all agencies. */
import { Ratio } from '../number/ratio.js';
import { checkFramework } from './check-framework.js';
import type { ComponentFile, FrameworkFile } from './framework-file.js';
import type { EvidencePolicy, NotApplicablePolicy } from './policies.js';
import { exact, exactText } from './json-value.js';
import { pointer, type Problem } from './problem.js';
import type { CompiledRule } from './rules/rule-shape.js';
import { RULE_SHAPES } from './rules/rule-shapes.js';

export interface Component {
  readonly code: string;
  readonly file: ComponentFile;
  readonly maxPoints: Ratio;
  readonly maxPointsText: string;
  /** Its step in the JSON Pointer of an input. */
  readonly pointerStep: string;
  readonly rule: CompiledRule;
  readonly valueKeys: readonly string[];
  /** Every property its input may have. */
  readonly inputKeys: ReadonlySet<string>;
}

/** A criterion or a field: the range of its components, or of its criteria, in framework order. */
export interface Node {
  readonly code: string;
  readonly name: string;
  readonly maxPoints: Ratio;
  readonly maxPointsText: string;
  readonly from: number;
  readonly to: number;
}

export interface Band {
  readonly name: string;
  readonly min: Ratio;
  readonly minPercentile: Ratio | null;
}

export interface Framework {
  readonly file: FrameworkFile;
  readonly components: readonly Component[];
  readonly componentByCode: ReadonlyMap<string, Component>;
  readonly criteria: readonly Node[];
  readonly fields: readonly Node[];
  readonly maxPoints: Ratio;
  readonly bonusCap: Ratio;
  readonly penaltyCap: Ratio;
  readonly notApplicablePolicy: NotApplicablePolicy;
  readonly evidencePolicy: EvidencePolicy;
  readonly bandsOn: 'percent' | 'points';
  readonly bands: readonly Band[];
}

export type FrameworkResult =
  { readonly ok: true; readonly framework: Framework } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Checks a framework file and makes it ready; use the result for any number of inputs. Throws nothing.
 * Cost: linear in the file. Source: `framework.schema.json`, SCORE-IO §7.
 *
 * @example
 * const read = readFramework(JSON.parse(text));
 * if (!read.ok) console.log(read.problems.map((problem) => problem.message.vi));
 */
export function readFramework(file: unknown): FrameworkResult {
  const problems = checkFramework(file);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, framework: compile(file as FrameworkFile) };
}

function compile(file: FrameworkFile): Framework {
  const components: Component[] = [];
  const criteria: Node[] = [];
  const fields: Node[] = [];
  for (const field of file.fields) {
    const fieldFrom = criteria.length;
    for (const criterion of field.criteria) {
      const from = components.length;
      components.push(...criterion.components.map(compileComponent));
      criteria.push(nodeOf(criterion, components, from));
    }
    fields.push(nodeOf(field, criteria, fieldFrom));
  }
  return {
    file,
    components,
    componentByCode: new Map(components.map((component) => [component.code, component])),
    criteria,
    fields,
    maxPoints: Ratio.sum(components.map(({ maxPoints }) => maxPoints)),
    bonusCap: exact(file.bonus.cap),
    penaltyCap: exact(file.penalty.cap),
    notApplicablePolicy: file.notApplicablePolicy,
    evidencePolicy: file.evidencePolicy ?? 'ignore',
    bandsOn: file.bandsOn ?? 'percent',
    bands: file.bands.map(({ name, min, minPercentile }) => ({
      name,
      min: exact(min),
      minPercentile: minPercentile === undefined ? null : exact(minPercentile),
    })),
  };
}

/** A node of all parts from `from` on. */
function nodeOf(
  { code, name }: { readonly code: string; readonly name: string },
  parts: readonly { readonly maxPoints: Ratio }[],
  from: number,
): Node {
  const maxPoints = Ratio.sum(parts.slice(from).map((part) => part.maxPoints));
  return { code, name, maxPoints, maxPointsText: exactText(maxPoints), from, to: parts.length };
}

function compileComponent(file: ComponentFile): Component {
  const shape = RULE_SHAPES.get(file.rule.kind);
  if (shape === undefined) throw new Error(`Rule kind ${file.rule.kind} passed the check`);
  const maxPoints = exact(file.maxPoints);
  return {
    code: file.code,
    file,
    maxPoints,
    maxPointsText: exactText(maxPoints),
    pointerStep: pointer('', file.code),
    rule: shape.compile(file.rule, maxPoints),
    valueKeys: shape.valueKeys,
    inputKeys: new Set([...shape.valueKeys, 'notApplicable', 'evidence', 'explanation']),
  };
}
