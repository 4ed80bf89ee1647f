/**
 * Every `@example` in the docstrings of `scoring` is run; a statement followed by `// answer` must give the answer printed there, statements without one
 * set the stage. It may use what its own file and `scoring/index` export; a number with a decimal point is compared to the digits printed.
 */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import * as scoring from '../../scoring/index.js';

interface Example {
  readonly line: number;
  readonly text: string;
}

const top = path.join(import.meta.dirname, '../../scoring');

/** The examples of a source file. */
function examplesOf(file: string): Example[] {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true);
  const found: Example[] = [];
  const visit = (node: ts.Node): void => {
    for (const tag of ts.getJSDocTags(node)) {
      if (tag.tagName.text !== 'example' || tag.parent.parent !== node) continue;
      const text = (ts.getTextOfJSDocComment(tag.comment) ?? '').replace(/^```.*$/gm, '');
      found.push({ line: source.getLineAndCharacterOfPosition(tag.pos).line + 1, text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What every answered statement of an example gives, beside the answer printed after it. */
function run(text: string, names: object): { readonly actual: unknown; readonly answer: string }[] {
  const source = ts.createSourceFile('example.ts', text, ts.ScriptTarget.ES2023, true);
  const answers: string[] = [];
  const program = source.statements
    .filter((node) => !ts.isImportDeclaration(node))
    .map((node) => {
      const after = /^[ \t]*\/\/ (.*)$/m.exec(text.slice(node.end, (text + '\n').indexOf('\n', node.end)));
      if (!ts.isExpressionStatement(node) || !after) return node.getText(source);
      answers.push(after[1]!.trim());
      return `record(${node.expression.getText(source)});`;
    });
  const actual: unknown[] = [];
  const code = ts.transpile(program.join('\n'), { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext });
  vm.runInNewContext(code, { ...names, record: (value: unknown) => actual.push(value) });
  return answers.map((answer, at) => ({ actual: actual[at], answer }));
}

/** The printed answer as a value; a remark after a comma, colon or bracket is dropped. Undefined when it is prose. */
function valueOf(answer: string): { readonly value: unknown; readonly text: string } | undefined {
  const text = answer.replaceAll('…', '');
  for (
    let end = text.length;
    end > 0;
    end = Math.max(...[',', ':', '('].map((mark) => text.lastIndexOf(mark, end - 1)))
  ) {
    const part = text.slice(0, end).trim();
    try {
      return { value: vm.runInNewContext(`(${part})`) as unknown, text: part };
    } catch {
      continue;
    }
  }
  return undefined;
}

/** Whether an answer is the value printed: numbers to the last printed decimal, all digits to 1e-12. */
function same(actual: unknown, printed: unknown, text: string): boolean {
  if (typeof printed === 'number' && typeof actual === 'number') {
    const decimals = [...text.matchAll(/\.(\d+)/g)].map((match) => match[1]!.length);
    const scale = Math.abs(printed) < 1e-3 ? Math.abs(printed) : Math.max(1, Math.abs(printed));
    const printedRoom = decimals.length === 0 ? 0 : 10 ** -Math.max(...decimals);
    return Math.abs(actual - printed) <= Math.max(printedRoom, 1e-12) * scale;
  }
  if (printed === null || typeof printed !== 'object')
    return Object.is(actual, printed) || JSON.stringify(actual) === JSON.stringify(text);
  if (actual === null || typeof actual !== 'object') return false;
  const keys = Object.keys(printed);
  if (Array.isArray(printed) && (actual as unknown[]).length !== keys.length) return false;
  return keys.every((key) =>
    same((actual as Record<string, unknown>)[key], (printed as Record<string, unknown>)[key], text),
  );
}

/** Whether an example only sketches: it speaks of a thing (not of a function) that it does not set up. */
function isSketch(error: unknown, text: string): boolean {
  const missing = /^ReferenceError: (\w+) is not defined$/.exec(String(error))?.[1];
  return missing !== undefined && !new RegExp(`\\b${missing}\\(`).test(text);
}

const files = fs
  .readdirSync(top, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('index.ts'))
  .sort();

let checked = 0;

describe('examples in the docstrings of scoring', () => {
  it.each(files)('%s', async (name) => {
    const file = path.join(top, name);
    const own = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as object;
    const wrong = examplesOf(file).flatMap(({ line, text }) => {
      try {
        const results = run(text, { ...scoring, ...own });
        return results.flatMap(({ actual, answer }) => {
          const printed = valueOf(answer);
          if (printed === undefined) return [];
          checked += 1;
          return same(actual, printed.value, printed.text)
            ? []
            : [`${line}: gives ${JSON.stringify(actual)}, not ${answer}`];
        });
      } catch (error) {
        return isSketch(error, text) ? [] : [`${line}: ${String(error)}`];
      }
    });
    expect(wrong).toEqual([]);
  });

  it('are nearly all complete enough to be checked', () => {
    expect(checked).toBeGreaterThan(170);
  });
});
