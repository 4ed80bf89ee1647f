/**
 * Explains every fault of a framework file, all at once (SCORE-IO §7): breaches of the schema, sums that do not add up,
 * maxima a rule cannot reach, gaps between steps, formulas that cannot be read. Each part is judged as far as it is sound.
 */
import { Ratio } from '../number/ratio.js';
import type { RuleFile } from './framework-file.js';
import { frameworkStructure } from './framework-structure.js';
import { exactText, isObject, own, type JsonObject } from './json-value.js';
import { Faults, pointer, type Problem } from './problem.js';
import { RULE_SHAPES } from './rules/rule-shapes.js';

/**
 * The problems of a framework, empty when it is sound. Takes any value, throws nothing.
 * Cost: linear in the file. Source: SCORE-IO §7, `framework.schema.json`.
 *
 * @example
 * checkFramework({}).map(({ code, path }) => `${code} ${path}`)[0]; // "schema /id"
 */
export function checkFramework(file: unknown): readonly Problem[] {
  const faults = new Faults('framework');
  frameworkStructure(file, '', faults);
  if (!isObject(file)) return faults.problems;
  const faulty = new Set(faults.problems.map(({ path }) => path));
  const fields = entries(own(file, 'fields'), '/fields');
  checkSum('Tổng điểm / Total', own(file, 'totalPoints'), '/totalPoints', fields, faults);
  const codes = new Set<string>();
  for (const field of fields) {
    const criteria = entries(own(field.value, 'criteria'), `${field.at}/criteria`);
    checkSum(codeOf(field.value), own(field.value, 'maxPoints'), `${field.at}/maxPoints`, criteria, faults);
    for (const criterion of criteria) {
      const components = entries(own(criterion.value, 'components'), `${criterion.at}/components`);
      const max = own(criterion.value, 'maxPoints');
      checkSum(codeOf(criterion.value), max, `${criterion.at}/maxPoints`, components, faults);
      for (const component of components) {
        checkCode(component, codes, faults);
        checkRule(component, faulty, faults);
      }
    }
  }
  return faults.problems;
}

interface Entry {
  readonly value: JsonObject;
  readonly at: string;
}

/** The entries of a list; one that is no object counts as empty, so that nothing which depends on it is judged. */
function entries(list: unknown, at: string): readonly Entry[] {
  if (!Array.isArray(list)) return [];
  return list.map((value: unknown, index) => ({ value: isObject(value) ? value : {}, at: pointer(at, index) }));
}

function codeOf(node: JsonObject): string {
  const code = own(node, 'code');
  return typeof code === 'string' ? code : '?';
}

function maximumOf(value: unknown): Ratio | undefined {
  if (value instanceof Ratio) return value;
  return typeof value === 'number' && Number.isFinite(value) ? Ratio.parse(value) : undefined;
}

/** `sumMismatch` when the maxima below do not add up; not judged when one of them is faulty. */
function checkSum(about: string, stated: unknown, at: string, parts: readonly Entry[], faults: Faults): void {
  const max = maximumOf(stated);
  const maxima = parts.map(({ value }) => maximumOf(own(value, 'maxPoints')));
  if (max === undefined || maxima.length === 0 || maxima.includes(undefined)) return;
  const sum = Ratio.sum(maxima.filter((value) => value !== undefined));
  if (!sum.equals(max)) faults.add('sumMismatch', at, { about, sum: exactText(sum), expected: exactText(max) });
}

function checkCode({ value, at }: Entry, codes: Set<string>, faults: Faults): void {
  const code = own(value, 'code');
  if (typeof code !== 'string' || code === '') return;
  if (codes.has(code)) faults.add('duplicateCode', `${at}/code`, { about: code });
  codes.add(code);
}

/** What a rule says of itself beyond the schema; not judged when anything inside the rule breaks the schema. */
function checkRule({ value, at }: Entry, faulty: ReadonlySet<string>, faults: Faults): void {
  const rule = own(value, 'rule');
  const site = `${at}/rule`;
  if (!isObject(rule) || [...faulty].some((path) => path === site || path.startsWith(`${site}/`))) return;
  const shape = RULE_SHAPES.get(String(own(rule, 'kind')));
  shape?.check?.(rule as unknown as RuleFile, {
    at: site,
    about: codeOf(value),
    maxPoints: maximumOf(own(value, 'maxPoints')),
    faults,
  });
}
