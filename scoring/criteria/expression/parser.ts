/** Reads a formula by the precedence of SCORE-IO §3, weakest first: or; and; not; one comparison; + −; × ÷; unary −. */
import { Ratio } from '../../number/ratio.js';
import { ExpressionError } from './expression-error.js';
import { tokenize, type Token } from './lexer.js';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';
export type FunctionName = 'min' | 'max' | 'round';

/** Chains are kept flat, so that evaluating needs stack only for parentheses. */
export type Expression = { readonly position: number } & (
  | { readonly kind: 'literal'; readonly value: Ratio | boolean }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'or' | 'and'; readonly terms: readonly Expression[] }
  | { readonly kind: 'not' | 'minus'; readonly times: number; readonly operand: Expression }
  | {
      readonly kind: 'comparison';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'chain'; readonly first: Expression; readonly rest: readonly Operation[] }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly operands: readonly Expression[] }
);

export interface Operation {
  readonly operator: '+' | '-' | '*' | '/';
  readonly operand: Expression;
  readonly position: number;
}

/** Deepest nesting of parentheses: keeps the parser and the evaluator within any stack. */
export const MAX_EXPRESSION_DEPTH = 200;

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=']);
const WORDS: ReadonlySet<string> = new Set(['or', 'and', 'not', 'true', 'false']);
const ARITY = { min: [1, Infinity], max: [1, Infinity], round: [1, 2] } as const;

/**
 * The tree of a formula. Throws only `ExpressionError` (`syntax`, `unknownFunction`, `tooLong`, `tooDeep`), for any string.
 * Cost: linear in the text.
 *
 * @example
 * evaluateExpression(parseExpression('2 * min(1, done / total)'), (name) => Ratio.of(name === 'done' ? 3 : 4)); // 3/2
 */
export function parseExpression(source: string): Expression {
  return new Parser(tokenize(source)).whole();
}

class Parser {
  private at = 0;
  private depth = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  whole(): Expression {
    const expression = this.or();
    if (this.next.kind !== 'end') throw this.unexpected();
    return expression;
  }

  private get next(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '', position: 0 };
  }

  /** Steps over a sign or a word of the language when it comes next. */
  private takes(text: string): boolean {
    const found = this.next.kind !== 'number' && this.next.text === text && this.next.kind !== 'end';
    if (found) this.at += 1;
    return found;
  }

  private unexpected(): ExpressionError {
    const { kind, text, position } = this.next;
    return kind === 'end'
      ? new ExpressionError('syntax', position, {
          vi: 'công thức bị ngắt giữa chừng',
          en: 'the formula ends too early',
        })
      : new ExpressionError('syntax', position, {
          vi: `“${text}” không đúng chỗ`,
          en: `“${text}” does not belong here`,
        });
  }

  private or(): Expression {
    return this.joined('or', () => this.joined('and', () => this.not()));
  }

  private joined(kind: 'or' | 'and', operand: () => Expression): Expression {
    const { position } = this.next;
    const terms = [operand()];
    while (this.takes(kind)) terms.push(operand());
    return terms.length === 1 && terms[0] ? terms[0] : { kind, terms, position };
  }

  private not(): Expression {
    return this.prefixed('not', 'not', () => this.comparison());
  }

  private prefixed(kind: 'not' | 'minus', sign: string, operand: () => Expression): Expression {
    const { position } = this.next;
    let times = 0;
    while (this.takes(sign)) times += 1;
    return times === 0 ? operand() : { kind, times, operand: operand(), position };
  }

  private comparison(): Expression {
    const left = this.sum();
    const { text, position, kind } = this.next;
    if (kind !== 'sign' || !COMPARISONS.has(text)) return left;
    this.at += 1;
    return { kind: 'comparison', operator: text as Comparison, left, right: this.sum(), position };
  }

  private sum(): Expression {
    return this.chain(['+', '-'], () => this.product());
  }

  private product(): Expression {
    return this.chain(['*', '/'], () => this.prefixed('minus', '-', () => this.primary()));
  }

  private chain(operators: readonly Operation['operator'][], operand: () => Expression): Expression {
    const first = operand();
    const rest: Operation[] = [];
    for (;;) {
      const { position } = this.next;
      const operator = operators.find((sign) => this.takes(sign));
      if (operator === undefined) break;
      rest.push({ operator, operand: operand(), position });
    }
    return rest.length === 0 ? first : { kind: 'chain', first, rest, position: first.position };
  }

  private primary(): Expression {
    const token = this.next;
    const { position, text } = token;
    if (token.kind === 'number') {
      this.at += 1;
      return { kind: 'literal', value: readLiteral(token), position };
    }
    if (this.takes('(')) return this.nested(() => this.closed(this.or()));
    if (token.kind !== 'name') throw this.unexpected();
    if (this.takes('true') || this.takes('false')) return { kind: 'literal', value: text === 'true', position };
    if (WORDS.has(text)) throw this.unexpected();
    this.at += 1;
    return this.next.text === '(' ? this.call(token) : { kind: 'variable', name: text, position };
  }

  private call({ text, position }: Token): Expression {
    if (text !== 'min' && text !== 'max' && text !== 'round') {
      const reason = { vi: `không có hàm “${text}”`, en: `there is no function “${text}”` };
      throw new ExpressionError('unknownFunction', position, reason, text);
    }
    this.at += 1;
    return this.nested(() => {
      const operands = [this.or()];
      while (this.takes(',')) operands.push(this.or());
      const [, most] = ARITY[text];
      if (operands.length > most) throw this.unexpected();
      return this.closed({ kind: 'call', name: text, operands, position });
    });
  }

  private closed(inner: Expression): Expression {
    if (!this.takes(')')) throw this.unexpected();
    return inner;
  }

  private nested(read: () => Expression): Expression {
    this.depth += 1;
    if (this.depth > MAX_EXPRESSION_DEPTH) {
      const reason = { vi: 'quá nhiều dấu ngoặc lồng nhau', en: 'parentheses are nested too deeply' };
      throw new ExpressionError('tooDeep', this.next.position, reason);
    }
    const inner = read();
    this.depth -= 1;
    return inner;
  }
}

function readLiteral({ text, position }: Token): Ratio {
  if (text.length > 100) {
    throw new ExpressionError('tooLong', position, { vi: 'số quá dài', en: 'the number is too long' });
  }
  return Ratio.parse(text);
}

/**
 * Names of the variables a formula may read, each once, in order of appearance. Throws nothing. Cost: linear.
 *
 * @example
 * variablesOf(parseExpression('done / total + done')); // ["done", "total"]
 */
export function variablesOf(expression: Expression): string[] {
  const names = new Set<string>();
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case 'literal':
        return;
      case 'variable':
        names.add(node.name);
        return;
      case 'or':
      case 'and':
        return node.terms.forEach(visit);
      case 'not':
      case 'minus':
        return visit(node.operand);
      case 'comparison':
        return [node.left, node.right].forEach(visit);
      case 'chain':
        visit(node.first);
        return node.rest.forEach(({ operand }) => visit(operand));
      case 'call':
        return node.operands.forEach(visit);
    }
  };
  visit(expression);
  return [...names];
}
