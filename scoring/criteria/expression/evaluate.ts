/** Works a formula out exactly, left to right; `and` and `or` stop as soon as the answer is known (SCORE-IO §3). */
import { Ratio } from '../../number/ratio.js';
import { ExpressionError, type ExpressionErrorCode } from './expression-error.js';
import type { Comparison, Expression, FunctionName, Operation } from './parser.js';

export type ExpressionValue = Ratio | boolean;

/** What a name stands for; `missing` when it has no value, `faulty` when it has one that was already refused. */
export type VariableLookup = (name: string) => ExpressionValue | 'missing' | 'faulty';

/** Most decimal places `round` accepts, and largest numerator or denominator of a value in between. */
const MAX_ROUND_PLACES = 100;
const LARGEST = 1n << 8_192n;

/**
 * Value of a formula. Throws only `ExpressionError`: `missingVariable`, `faultyVariable`, `wrongType`, `divisionByZero`,
 * `tooLarge` (a value of more than 8,192 bits). A variable is looked up only when it is read.
 * Cost: one exact operation per sign of the formula.
 *
 * @example
 * evaluateExpression(parseExpression('round(2 / 3, 2)'), () => 'missing'); // Ratio 67/100
 */
export function evaluateExpression(expression: Expression, lookup: VariableLookup): ExpressionValue {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'variable':
      return variable(expression.name, expression.position, lookup);
    case 'or':
      return expression.terms.some((term) => truth(term, lookup));
    case 'and':
      return expression.terms.every((term) => truth(term, lookup));
    case 'not': {
      const value = truth(expression.operand, lookup);
      return expression.times % 2 === 1 ? !value : value;
    }
    case 'minus': {
      const value = amount(expression.operand, lookup);
      return expression.times % 2 === 1 ? value.neg() : value;
    }
    case 'comparison':
      return compare(expression, lookup);
    case 'chain':
      return expression.rest.reduce(
        (total, operation) => operate(total, operation, lookup),
        amount(expression.first, lookup),
      );
    case 'call':
      return call(expression.name, expression.operands, lookup);
  }
}

function fault(code: ExpressionErrorCode, position: number, vi: string, en: string, about?: string): ExpressionError {
  return new ExpressionError(code, position, { vi, en }, about ?? null);
}

function variable(name: string, position: number, lookup: VariableLookup): ExpressionValue {
  const value = lookup(name);
  if (value === 'missing') throw fault('missingVariable', position, `thiếu biến ${name}`, `${name} has no value`, name);
  if (value === 'faulty') throw fault('faultyVariable', position, `biến ${name} sai`, `${name} is faulty`, name);
  return value;
}

function truth(expression: Expression, lookup: VariableLookup): boolean {
  const value = evaluateExpression(expression, lookup);
  if (typeof value === 'boolean') return value;
  throw fault('wrongType', expression.position, 'cần đúng/sai, gặp số', 'a number where true or false is needed');
}

function amount(expression: Expression, lookup: VariableLookup): Ratio {
  const value = evaluateExpression(expression, lookup);
  if (typeof value !== 'boolean') return value;
  throw fault('wrongType', expression.position, 'cần số, gặp đúng/sai', 'true or false where a number is needed');
}

function operate(total: Ratio, { operator, operand, position }: Operation, lookup: VariableLookup): Ratio {
  const value = amount(operand, lookup);
  if (operator === '/' && value.isZero()) throw fault('divisionByZero', position, 'chia cho 0', 'division by zero');
  const result =
    operator === '+'
      ? total.add(value)
      : operator === '-'
        ? total.sub(value)
        : operator === '*'
          ? total.mul(value)
          : total.div(value);
  return small(result, position);
}

function small(value: Ratio, position: number): Ratio {
  if (value.isSmall() || (value.abs().num < LARGEST && value.den < LARGEST)) return value;
  throw fault('tooLarge', position, 'số quá lớn', 'the number grows too large');
}

function compare(
  { operator, left, right, position }: Extract<Expression, { kind: 'comparison' }>,
  lookup: VariableLookup,
): boolean {
  const [a, b] = [evaluateExpression(left, lookup), evaluateExpression(right, lookup)];
  if (typeof a === 'boolean' && typeof b === 'boolean' && (operator === '==' || operator === '!=')) {
    return operator === '==' ? a === b : a !== b;
  }
  if (typeof a === 'boolean' || typeof b === 'boolean') {
    throw fault(
      'wrongType',
      position,
      'không so sánh được số với đúng/sai',
      'numbers and true/false are not comparable',
    );
  }
  return holds(a.compare(b), operator);
}

function holds(order: -1 | 0 | 1, operator: Comparison): boolean {
  switch (operator) {
    case '==':
      return order === 0;
    case '!=':
      return order !== 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
  }
}

function call(name: FunctionName, operands: readonly Expression[], lookup: VariableLookup): Ratio {
  const values = operands.map((operand) => amount(operand, lookup));
  const [first = Ratio.ZERO, second = Ratio.ZERO] = values;
  if (name === 'min') return values.reduce((least, value) => least.min(value), first);
  if (name === 'max') return values.reduce((most, value) => most.max(value), first);
  const places = second.isSmall() && second.isInteger() ? second.toNumber() : -1;
  if (places >= 0 && places <= MAX_ROUND_PLACES) return first.round(places);
  const position = operands[1]?.position ?? 0;
  throw fault('wrongType', position, 'số chữ số làm tròn phải từ 0 đến 100', 'places to round to must be 0 to 100');
}
