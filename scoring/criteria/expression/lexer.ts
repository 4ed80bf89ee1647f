/** Cuts a formula into numbers, names and signs (SCORE-IO §3). */
import { ExpressionError } from './expression-error.js';

export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  readonly text: string;
  readonly position: number;
}

/** Longest formula that is read; the longest official one has 60 characters. */
export const MAX_EXPRESSION_LENGTH = 2_000;

const TOKEN = /\s*(?:(\d+(?:\.\d+)?)(?![\w.])|([A-Za-z][A-Za-z0-9]*)(?!_)|(==|!=|<=|>=|[<>+\-*/(),]))/y;
const REST_IS_SPACE = /\s*$/y;

/** The tokens of `source`, closed by one of kind `end`. Throws `ExpressionError` `syntax` or `tooLong`. Cost: linear. */
export function tokenize(source: string): Token[] {
  if (source.length > MAX_EXPRESSION_LENGTH) {
    throw new ExpressionError('tooLong', MAX_EXPRESSION_LENGTH, {
      vi: `dài quá ${MAX_EXPRESSION_LENGTH} ký tự`,
      en: `longer than ${MAX_EXPRESSION_LENGTH} characters`,
    });
  }
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    REST_IS_SPACE.lastIndex = at;
    if (REST_IS_SPACE.test(source)) break;
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(source);
    if (found === null) throw unreadable(source, at);
    const [whole, digits, name, sign] = found;
    const text = digits ?? name ?? sign ?? '';
    const kind = digits !== undefined ? 'number' : name !== undefined ? 'name' : 'sign';
    tokens.push({ kind, text, position: at + whole.length - text.length });
    at = TOKEN.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', position: source.length });
  return tokens;
}

function unreadable(source: string, from: number): ExpressionError {
  const position = from + source.slice(from).search(/\S/);
  const sign = String.fromCodePoint(source.codePointAt(position) ?? 0x20);
  return new ExpressionError('syntax', position, {
    vi: `không đọc được “${sign}”`,
    en: `“${sign}” cannot be read here`,
  });
}
