/** `thuocdo score --framework FILE --inputs FILE`: scores two files, reads no database, writes nothing (SCORE-IO). */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  checkFramework,
  parseExactJson,
  problemOfFile,
  scoreFramework,
  scoreRefusal,
  type Problem,
} from '../../scoring/index.js';

const EXIT_SCORED = 0;
const EXIT_REFUSED = 2;

/** Where the two documents go. */
interface Streams {
  readonly out: NodeJS.WritableStream;
  readonly err: NodeJS.WritableStream;
}

/** Prints the score document on stdout, or the problem document on stderr; returns the exit code. */
export async function run(
  args: string[],
  { out, err }: Streams = { out: process.stdout, err: process.stderr },
): Promise<number> {
  const { framework, inputs } = readArguments(args);
  const read = await readJson('framework', framework);
  if ('problem' in read) return refuse([read.problem], err);
  const readInputs = await readJson('inputs', inputs);
  if ('problem' in readInputs) {
    const faults = checkFramework(read.value);
    return refuse(faults.length > 0 ? faults : [readInputs.problem], err);
  }
  const result = scoreFramework(read.value, readInputs.value);
  if (!result.ok) return refuse(result.problems, err);
  await write(out, `${JSON.stringify(result.document)}\n`);
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

async function refuse(problems: readonly Problem[], err: NodeJS.WritableStream): Promise<number> {
  await write(err, `${JSON.stringify(scoreRefusal(problems))}\n`);
  return EXIT_REFUSED;
}

/** Waits until the text is handed over, so that a pipe never loses its end when the process exits. */
function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
