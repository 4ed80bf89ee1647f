/**
 * `thuocdo satisfaction --questionnaire FILE --responses FILE.csv [--rule ID] [--minimum N]`: scores a CSV of answers as
 * the server scores its tallies, reads no database, writes nothing (DESIGN §6; numbers as SCORE-IO §1, §5, §6).
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import {
  plainQuestionnaire,
  resolveRule,
  ScoringError,
  tallyLayout,
  type RankMethod,
  type ScoredQuestionnaire,
} from '../../scoring/index.js';
import { readFactors } from './factor-argument.js';
import { readCsv, type CsvTable } from './read-csv.js';
import { satisfactionDocument } from './satisfaction-document.js';
import { tallyCsv } from './tally-csv.js';

const OPTIONS = {
  questionnaire: { type: 'string' },
  responses: { type: 'string' },
  rule: { type: 'string' },
  minimum: { type: 'string' },
  decimals: { type: 'string' },
  'rank-method': { type: 'string' },
  /** Column of the agency; `agency` unless given. Without such a column the file is one agency. */
  'agency-column': { type: 'string' },
  /** Agencies to list even without answers, in this order. */
  agencies: { type: 'string' },
  /** `K1=face3,…` for items with several scales. */
  scales: { type: 'string' },
  /** `F1=0.2,F2=0.8` for fixedWeights. */
  weights: { type: 'string' },
  'item-set': { type: 'string' },
  /** Without a questionnaire: `F1=q1-q4;F2=q5,q6` on 1..5. */
  factors: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const USAGE = `Cách dùng: npm run -s thuocdo -- satisfaction --questionnaire MẪU.json --responses PHIẾU.csv
  [--rule PHƯƠNG_PHÁP/CÁCH_TỔNG_HỢP] [--minimum 30] [--decimals 2] [--rank-method competition|dense|ordinal]
  [--agency-column agency] [--agencies A01,A02] [--scales K1=face3] [--weights F1=0.2,F2=0.8] [--item-set official]
  Không có mẫu phiếu / without a questionnaire: [--factors "F1=q1-q4;F2=q5-q8"], thang đo 1..5.
`;

interface Refusal {
  readonly in: 'arguments' | 'questionnaire' | 'responses';
  readonly code: string;
  readonly path: string;
  readonly message: { readonly vi: string; readonly en: string };
}

/** A stop with everything that is wrong; never leaves this file. */
class Refused extends Error {
  constructor(readonly problems: readonly Refusal[]) {
    super('refused');
  }
}

/** Prints one JSON document on stdout and returns 0, or a problem document on stderr and 2. */
export async function run(args: string[]): Promise<number> {
  try {
    return await score(args);
  } catch (error) {
    const problems = error instanceof Refused ? error.problems : problemsOf(error);
    const document = {
      type: 'about:blank',
      title: 'Không tính được / cannot be scored',
      status: 422,
      code: 'satisfactionRefused',
      problems,
    };
    process.stderr.write(`${JSON.stringify(document)}\n`);
    return 2;
  }
}

async function score(args: string[]): Promise<number> {
  const values = readArguments(args);
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const table = readCsv(await readText(values.responses, 'responses'));
  const agencyColumn = values['agency-column'] ?? 'agency';
  const questionnaire =
    values.questionnaire === undefined
      ? questionnaireOfColumns(table, agencyColumn, values.factors)
      : readQuestionnaire(await readText(values.questionnaire, 'questionnaire'));
  const weights = pairsOf(values.weights, 'weights');
  const rule = resolveRule(questionnaire, values.rule, {
    ...(weights === undefined ? {} : { weights }),
    ...(values['item-set'] === undefined ? {} : { itemSet: values['item-set'] }),
  });
  const layout = layoutOf(questionnaire, pairsOf(values.scales, 'scales') ?? {});
  const wanted = values.agencies?.split(',').map((agency) => agency.trim()) ?? [];
  const tallied = tallyCsv(layout, table, agencyColumn, wanted);
  if (tallied.problems.length > 0) {
    throw new Refused(tallied.problems.map((problem) => ({ in: 'responses', ...problem })));
  }
  const document = satisfactionDocument(questionnaire, layout, rule, tallied, {
    ...(values.minimum === undefined ? {} : { minimum: wholeNumber(values.minimum, 'minimum') }),
    ...(values.decimals === undefined ? {} : { decimals: wholeNumber(values.decimals, 'decimals') }),
    ...(values['rank-method'] === undefined ? {} : { rankMethod: rankMethod(values['rank-method']) }),
  });
  await new Promise((resolve) => process.stdout.write(`${JSON.stringify(document)}\n`, resolve));
  return 0;
}

function readArguments(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw refused('arguments', 'badArgument', '', `${(error as Error).message}\n${USAGE}`);
  }
}

async function readText(path: string | undefined, file: Refusal['in']): Promise<string> {
  if (path === undefined) throw refused('arguments', 'missingArgument', `/${file}`, `--${file} FILE`);
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw refused(file, 'fileNotReadable', '', path);
  }
}

function readQuestionnaire(text: string): ScoredQuestionnaire {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, '').normalize('NFC'));
  } catch {
    throw refused('questionnaire', 'notJson', '', 'JSON');
  }
  const missing = ['id', 'version', 'scales', 'factors', 'scoring'].filter(
    (key) => typeof value !== 'object' || value === null || !(key in value),
  );
  if (missing.length > 0) {
    throw new Refused(missing.map((key) => refusal('questionnaire', 'missingProperty', `/${key}`, key)));
  }
  const given = value as Omit<ScoredQuestionnaire, 'extraItems'> & Partial<Pick<ScoredQuestionnaire, 'extraItems'>>;
  return { ...given, extraItems: given.extraItems ?? [] };
}

/** All columns that hold whole numbers only, `id` and the agency column left out. */
function questionnaireOfColumns(
  table: CsvTable,
  agencyColumn: string,
  factors: string | undefined,
): ScoredQuestionnaire {
  const columns = table.header.filter(
    (name, at) =>
      name !== '' && name !== 'id' && name !== agencyColumn && table.rows.every((row) => /^\d*$/.test(row[at] ?? '')),
  );
  if (columns.length === 0) throw refused('responses', 'noItemColumn', '/0', table.header.join(', '));
  const chosen = factors === undefined ? { F: columns } : readFactors(factors, table.header);
  if (chosen === null) throw refused('arguments', 'badArgument', '/factors', factors ?? '');
  return plainQuestionnaire(chosen);
}

function layoutOf(questionnaire: ScoredQuestionnaire, scales: Record<string, string>) {
  try {
    return tallyLayout(questionnaire, scales, { itemPairs: true });
  } catch (error) {
    throw refused('questionnaire', 'badQuestionnaire', '', (error as Error).message);
  }
}

function pairsOf(text: string | undefined, name: string): Record<string, string> | undefined {
  if (text === undefined) return undefined;
  const pairs = text.split(',').map((piece) => piece.split('=').map((part) => part.trim()));
  if (pairs.some((pair) => pair.length !== 2 || pair[0] === '' || pair[1] === '')) {
    throw refused('arguments', 'badArgument', `/${name}`, text);
  }
  return Object.fromEntries(pairs as [string, string][]);
}

function wholeNumber(text: string, name: string): number {
  if (!/^\d{1,9}$/.test(text)) throw refused('arguments', 'notInteger', `/${name}`, text);
  return Number(text);
}

function rankMethod(text: string): RankMethod {
  if (text === 'competition' || text === 'dense' || text === 'ordinal') return text;
  throw refused('arguments', 'notAllowedValue', '/rank-method', text);
}

function problemsOf(error: unknown): Refusal[] {
  if (error instanceof ScoringError) return [refusal('arguments', error.code, '', error.message)];
  throw error;
}

function refused(file: Refusal['in'], code: string, path: string, found: string): Refused {
  return new Refused([refusal(file, code, path, found)]);
}

const MESSAGES: Readonly<Record<string, { vi: string; en: string }>> = {
  badArgument: { vi: 'Tham số không đúng', en: 'Bad argument' },
  missingArgument: { vi: 'Thiếu tham số', en: 'Missing argument' },
  fileNotReadable: { vi: 'Không đọc được tệp', en: 'File not readable' },
  notJson: { vi: 'Tệp không phải JSON', en: 'Not JSON' },
  missingProperty: { vi: 'Thiếu thuộc tính', en: 'Missing property' },
  badQuestionnaire: { vi: 'Mẫu phiếu không dùng được', en: 'Unusable questionnaire' },
  noItemColumn: { vi: 'Không cột nào là câu hỏi đánh giá', en: 'No column is a rated item' },
  notInteger: { vi: 'Cần số nguyên không âm', en: 'A whole number of 0 or more is needed' },
  notAllowedValue: { vi: 'Giá trị không được phép', en: 'Value not allowed' },
  unknownRule: { vi: 'Không có quy tắc tính này', en: 'No such rule' },
};

function refusal(file: Refusal['in'], code: string, path: string, found: string): Refusal {
  const { vi, en } = MESSAGES[code] ?? { vi: 'Dữ liệu không dùng được', en: 'Unusable input' };
  return { in: file, code, path, message: { vi: `${vi}: ${found}`, en: `${en}: ${found}` } };
}
