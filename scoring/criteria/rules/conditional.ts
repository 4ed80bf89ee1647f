/** conditional: the first case that is true is proposed, a person may choose another with a reason (SCORE-IO §3). */
import { evaluateExpression, type ExpressionValue, type VariableLookup } from '../expression/evaluate.js';
import { ExpressionError } from '../expression/expression-error.js';
import { parseExpression, variablesOf, type Expression } from '../expression/parser.js';
import type { InputReader, RuleOutcome } from '../input-reader.js';
import { exactText, isBlank, isObject, readNumber } from '../json-value.js';
import { pointer, type Faults } from '../problem.js';
import type { ProblemCode } from '../problem-messages.js';
import { list, matching, object, oneOf, text } from '../structure.js';
import type { RuleShape, RuleSite } from './rule-shape.js';

export interface ConditionalRule {
  readonly kind: 'conditional';
  readonly variables: readonly { readonly name: string; readonly label: string }[];
  readonly cases: readonly { readonly when: string; readonly points: string }[];
}

interface Case {
  readonly when: Expression;
  readonly points: Expression;
}

type Variables = ReadonlyMap<string, ExpressionValue | 'faulty'>;

export const conditional: RuleShape<ConditionalRule> = {
  kind: 'conditional',
  valueKeys: ['variables', 'case', 'caseReason'],
  structure: object({
    kind: oneOf('conditional'),
    variables: list(object({ name: matching(/^[a-z][A-Za-z0-9]*$/), label: text }), 1),
    cases: list(object({ when: text, points: text }), 1),
  }),
  check(rule, site) {
    const declared = new Set(rule.variables.map(({ name }) => name));
    rule.cases.forEach(({ when, points }, index) => {
      const at = pointer(pointer(site.at, 'cases'), index);
      checkFormula(when, pointer(at, 'when'), declared, site);
      checkFormula(points, pointer(at, 'points'), declared, site);
    });
  },
  compile(rule) {
    const cases = rule.cases.map(({ when, points }) => ({
      when: parseExpression(when),
      points: parseExpression(points),
    }));
    const declared = new Set(rule.variables.map(({ name }) => name));
    return (input) => {
      const before = input.faults.count;
      const variables = readVariables(input, declared);
      const choice = readChoice(input, cases.length);
      if (variables === undefined) return 'refused';
      return judged(input, () => points(input, rule, cases, variables, choice, before));
    };
  },
};

function checkFormula(source: string, at: string, declared: ReadonlySet<string>, { about, faults }: RuleSite): void {
  try {
    const unknown = variablesOf(parseExpression(source)).find((name) => !declared.has(name));
    if (unknown !== undefined) faults.add('unknownVariable', at, { about, name: unknown });
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { reason, position } = error;
    const details = { about, position: String(position + 1), reasonVi: reason.vi, reasonEn: reason.en };
    faults.add('badExpression', at, details);
  }
}

/** Numbers and booleans by name; null is absent, an unknown name is reported and ignored. */
function readVariables(input: InputReader, declared: ReadonlySet<string>): Variables | undefined {
  const { faults } = input;
  const at = input.pathOf('variables');
  if (!input.has('variables')) return faults.add('missingProperty', at, { name: 'variables' });
  const given = input.value('variables');
  if (!isObject(given)) return faults.add('wrongType', at);
  const values = new Map<string, ExpressionValue | 'faulty'>();
  for (const name of Object.keys(given)) {
    const value = given[name];
    const place = pointer(at, name);
    if (!declared.has(name)) faults.add('unknownProperty', place, { name });
    else if (value !== null) values.set(name, readVariable(value, place, faults));
  }
  return values;
}

function readVariable(value: unknown, at: string, faults: Faults): ExpressionValue | 'faulty' {
  const read = typeof value === 'boolean' ? value : readNumber(value);
  if (read !== undefined) return read;
  faults.add('wrongType', at);
  return 'faulty';
}

interface Choice {
  /** Index of the case a person chose, null when none, `faulty` when there is no such case. */
  readonly chosen: number | null | 'faulty';
  readonly reason: string | null | 'faulty';
}

function readChoice(input: InputReader, cases: number): Choice {
  const { faults } = input;
  let chosen: Choice['chosen'] = null;
  if (input.has('case')) {
    const given = input.value('case');
    const known = typeof given === 'number' && Number.isInteger(given) && given >= 0 && given < cases;
    if (!known) faults.add(typeof given === 'number' ? 'unknownOption' : 'wrongType', input.pathOf('case'));
    chosen = known ? given : 'faulty';
  }
  const reason = input.value('caseReason');
  if (reason === undefined) return { chosen, reason: null };
  if (typeof reason === 'string' && !isBlank(reason)) return { chosen, reason };
  faults.add(typeof reason === 'string' ? 'emptyText' : 'wrongType', input.pathOf('caseReason'));
  return { chosen, reason: 'faulty' };
}

function points(
  input: InputReader,
  rule: ConditionalRule,
  cases: readonly Case[],
  variables: Variables,
  { chosen, reason }: Choice,
  before: number,
): RuleOutcome {
  const { faults } = input;
  const lookup: VariableLookup = (name) => variables.get(name) ?? 'missing';
  const found = cases.findIndex(({ when }) => isTrue(when, lookup));
  const proposed = found < 0 ? null : found;
  if (chosen === 'faulty') return 'refused';
  if (chosen !== null && chosen !== proposed && reason === null) {
    faults.add('missingProperty', input.pathOf('caseReason'), { name: 'caseReason' });
  }
  const index = chosen ?? proposed;
  if (index === null) faults.add('noCaseApplies', input.pathOf('variables'));
  const used = index === null ? undefined : cases[index];
  if (used === undefined || index === null || faults.count > before) return 'refused';
  const result = evaluateExpression(used.points, lookup);
  if (typeof result === 'boolean') {
    const reasonOf = { vi: 'kết quả phải là số', en: 'the result must be a number' };
    throw new ExpressionError('wrongType', used.points.position, reasonOf);
  }
  input.trace?.push({
    step: 'case',
    proposed,
    chosen: index,
    reason,
    when: rule.cases[index]?.when ?? '',
    formula: rule.cases[index]?.points ?? '',
    variables: rule.variables.flatMap(({ name, label }) => {
      const value = variables.get(name);
      if (value === undefined || value === 'faulty') return [];
      return [{ label, value: typeof value === 'boolean' ? value : exactText(value) }];
    }),
    points: exactText(result),
  });
  return result;
}

function isTrue(when: Expression, lookup: VariableLookup): boolean {
  const value = evaluateExpression(when, lookup);
  if (typeof value === 'boolean') return value;
  throw new ExpressionError('wrongType', when.position, {
    vi: 'điều kiện phải là đúng hoặc sai',
    en: 'the condition must be true or false',
  });
}

const PROBLEM_OF: Partial<Record<ExpressionError['code'], ProblemCode>> = {
  missingVariable: 'missingVariable',
  wrongType: 'wrongType',
  divisionByZero: 'divisionByZero',
  tooLarge: 'outOfRange',
};

/** Turns an error of the formula language into a problem; a faulty variable was already reported. */
function judged(input: InputReader, work: () => RuleOutcome): RuleOutcome {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const code = PROBLEM_OF[error.code];
    const at = input.pathOf('variables');
    if (code === 'missingVariable') {
      input.faults.add(code, pointer(at, error.about ?? ''), { name: error.about ?? '' });
    } else if (code !== undefined) input.faults.add(code, at);
    return 'refused';
  }
}
