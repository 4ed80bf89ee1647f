/** `thuocdo score --framework FILE --inputs FILE`: scores two files, reads no database, writes nothing (SCORE-IO). */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { parseExactJson, problemOfFile, scoreFramework, scoreRefusal, type Problem } from '../../scoring/index.js';

const EXIT_SCORED = 0;
const EXIT_REFUSED = 2;

/** Prints the score document on stdout, or the problem document on stderr; returns the exit code. */
export async function run(args: string[]): Promise<number> {
  const { framework, inputs } = readArguments(args);
  const read = await readJson('framework', framework);
  if ('problem' in read) return refuse([read.problem]);
  const readInputs = await readJson('inputs', inputs);
  if ('problem' in readInputs) {
    const result = scoreFramework(read.value, undefined);
    const faults = result.ok ? [] : result.problems.filter((problem) => problem.in === 'framework');
    return refuse(faults.length > 0 ? faults : [readInputs.problem]);
  }
  const result = scoreFramework(read.value, readInputs.value);
  if (!result.ok) return refuse(result.problems);
  await write(process.stdout, `${JSON.stringify(result.document)}\n`);
  return EXIT_SCORED;
}

function readArguments(args: string[]): { framework?: string; inputs?: string } {
  const options = { framework: { type: 'string' }, inputs: { type: 'string' } } as const;
  return parseArgs({ args, options, strict: false, allowPositionals: true }).values as {
    framework?: string;
    inputs?: string;
  };
}

async function readJson(
  file: Problem['in'],
  path: string | undefined,
): Promise<{ value: unknown } | { problem: Problem }> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path ?? '');
  } catch {
    return { problem: problemOfFile(file, 'fileNotReadable') };
  }
  try {
    return { value: parseExactJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)) };
  } catch {
    return { problem: problemOfFile(file, 'notJson') };
  }
}

async function refuse(problems: readonly Problem[]): Promise<number> {
  await write(process.stderr, `${JSON.stringify(scoreRefusal(problems))}\n`);
  return EXIT_REFUSED;
}

/** Waits until the text is handed over, so that a pipe never loses its end when the process exits. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
