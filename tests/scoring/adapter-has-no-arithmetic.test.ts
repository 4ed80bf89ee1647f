/** The reference adapter may only map arguments: a number worked out there would prove nothing about `scoring`. */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const ALLOWED_IMPORT = '../../dist/scoring/index.js';
const FORBIDDEN_NAMES = new Set([
  'Math',
  'Number',
  'BigInt',
  'parseFloat',
  'parseInt',
  'reduce',
  'eval',
  'Function',
  'require',
]);
const FORBIDDEN_OPERATORS = new Set(
  '+ - * / % ** & | ^ ~ << >> >>> ++ -- += -= *= /= %= **= &= |= ^= <<= >>= >>>='.split(' '),
);

/** What an adapter's source may not hold: imports beyond `scoring/index`, arithmetic operators, number libraries. */
function violationsOf(source: string): string[] {
  const file = ts.createSourceFile('adapter.mjs', source, ts.ScriptTarget.ES2023, true, ts.ScriptKind.JS);
  const found: string[] = [];
  const imports = (specifier: ts.Expression | undefined): void => {
    const name = specifier && ts.isStringLiteralLike(specifier) ? specifier.text : '(computed)';
    if (name !== ALLOWED_IMPORT) found.push(`import ${name}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) imports(node.moduleSpecifier);
    if (ts.isExportDeclaration(node) && node.moduleSpecifier) imports(node.moduleSpecifier);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) imports(node.arguments[0]);
    const operator = ts.isBinaryExpression(node)
      ? node.operatorToken.kind
      : ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)
        ? node.operator
        : undefined;
    const sign = operator === undefined ? undefined : ts.tokenToString(operator);
    if (sign !== undefined && FORBIDDEN_OPERATORS.has(sign)) found.push(`operator ${sign}`);
    if (ts.isIdentifier(node) && FORBIDDEN_NAMES.has(node.text)) found.push(`name ${node.text}`);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('the reference adapter', () => {
  it('imports only the compiled scoring/index and holds no arithmetic', () => {
    const source = fs.readFileSync(path.join(import.meta.dirname, '../reference/adapter.mjs'), 'utf8');
    expect(source).toContain(ALLOWED_IMPORT);
    expect(violationsOf(source)).toEqual([]);
  });

  it.each([
    ["import fs from 'node:fs';", 'import node:fs'],
    ["const s = await import('./other.mjs');", 'import ./other.mjs'],
    ["export { f } from './other.mjs';", 'import ./other.mjs'],
    ['const table = { a: (x) => x.n + 1 };', 'operator +'],
    ['const table = { a: (x) => -x.n };', 'operator -'],
    ['const table = { a: (x) => x.n ** 2 };', 'operator **'],
    ['let n = 0; n++;', 'operator ++'],
    ['let n = 1; n *= 2;', 'operator *='],
    ['const table = { a: (x) => Math.sqrt(x.n) };', 'name Math'],
    ['const table = { a: (x) => x.values.reduce(s.add) };', 'name reduce'],
  ])('would be caught at: %s', (planted, violation) => {
    expect(violationsOf(planted)).toContain(violation);
  });

  it('may compare, choose and spread', () => {
    expect(
      violationsOf('const t = { a: (x) => f({ ...x, n: x.n ?? null, b: x.c === 1 && !x.d ? 1 : x.e }) };'),
    ).toEqual([]);
  });
});
