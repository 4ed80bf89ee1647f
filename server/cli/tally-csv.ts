/** CSV rows → tallies per agency. Codes outside a scale (88, 99, …) leave that item only and are counted by code. */
import { addForm, emptyTally, type TallyLayout } from '../../scoring/index.js';
import type { CsvTable } from './read-csv.js';

export interface CsvProblem {
  readonly path: string;
  readonly code: 'wrongType' | 'unknownColumn' | 'duplicateColumn' | 'noItemColumn';
  readonly message: { readonly vi: string; readonly en: string };
}

export interface TalliedCsv {
  /** Agency → tally, in order of first appearance; agencies asked for by name come first. */
  readonly tallies: ReadonlyMap<string, number[]>;
  readonly rows: ReadonlyMap<string, number>;
  readonly withoutRating: number;
  /** Item → code outside the scale → how often. */
  readonly outsideCodes: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly itemsWithoutColumn: readonly string[];
  readonly ignoredColumns: readonly string[];
  readonly problems: readonly CsvProblem[];
}

/** The agency of files without an agency column. */
export const WHOLE_FILE = 'ALL';
const MOST_PROBLEMS = 100;

/** Tallies every row; an agency column that is absent makes one agency of the whole file. Row 1 is the first after the header. */
export function tallyCsv(
  layout: TallyLayout,
  table: CsvTable,
  agencyColumn: string,
  agencies: readonly string[],
): TalliedCsv {
  const problems: CsvProblem[] = [];
  const at = new Map<string, number>();
  table.header.forEach((name, column) => {
    if (at.has(name) && name !== '') problems.push(problem('duplicateColumn', `/0/${name}`, name));
    at.set(name, column);
  });
  const agencyAt = at.get(agencyColumn);
  const items = layout.items.map((item) => ({ item, column: at.get(item.code) }));
  const selections = layout.selections.map((item) => ({ item, column: at.get(item.code) }));
  const numbers = layout.numbers.map((item) => ({ item, column: at.get(item.code) }));
  if (!items.some(({ item, column }) => item.rated && column !== undefined)) {
    problems.push(problem('noItemColumn', '/0', table.header.join(', ')));
  }
  const known = new Set([agencyColumn, ...[...items, ...selections, ...numbers].map(({ item }) => item.code)]);

  const tallies = new Map<string, number[]>(agencies.map((agency) => [agency, emptyTally(layout)]));
  const rows = new Map<string, number>(agencies.map((agency) => [agency, 0]));
  const outside: Record<string, Record<string, number>> = Object.create(null) as Record<string, Record<string, number>>;
  let withoutRating = 0;
  const cellOf = (row: readonly string[], column: number | undefined): string =>
    column === undefined ? '' : (row[column] ?? '');
  const refuse = (row: number, column: string, cell: string): null => {
    if (problems.length < MOST_PROBLEMS) problems.push(problem('wrongType', `/${row}/${column}`, cell));
    return null;
  };

  table.rows.forEach((row, index) => {
    const agency = agencyAt === undefined ? WHOLE_FILE : cellOf(row, agencyAt);
    const levels = items.map(({ item, column }) => {
      const cell = cellOf(row, column);
      if (cell === '') return null;
      if (!/^-?\d+$/.test(cell)) return refuse(index + 1, item.code, cell);
      const level = Number(cell);
      if (item.placeOf.has(level)) return level;
      const codes = (outside[item.code] ??= Object.create(null) as Record<string, number>);
      codes[cell] = (codes[cell] ?? 0) + 1;
      return null;
    });
    const chosen = selections.map(({ item, column }) =>
      cellOf(row, column)
        .split(/[;| ]+/)
        .filter((piece) => piece !== '')
        .map((piece) => (item.options.includes(Number(piece)) ? Number(piece) : refuse(index + 1, item.code, piece)))
        .filter((option) => option !== null),
    );
    const amounts = numbers.map(({ item, column }) => {
      const cell = cellOf(row, column);
      if (cell === '') return null;
      return /^-?\d+(\.\d{1,2})?$/.test(cell) ? Number(cell) : refuse(index + 1, item.code, cell);
    });
    const tally = tallies.get(agency) ?? emptyTally(layout);
    tallies.set(agency, tally);
    rows.set(agency, (rows.get(agency) ?? 0) + 1);
    if (!addForm(layout, tally, { levels, selections: chosen, numbers: amounts })) withoutRating += 1;
  });
  return {
    tallies,
    rows,
    withoutRating,
    outsideCodes: outside,
    itemsWithoutColumn: items
      .filter(({ item, column }) => item.rated && column === undefined)
      .map(({ item }) => item.code),
    ignoredColumns: table.header.filter((name) => !known.has(name)),
    problems,
  };
}

function problem(code: CsvProblem['code'], path: string, found: string): CsvProblem {
  const messages = {
    wrongType: {
      vi: `Ô có giá trị không phải mã trả lời: “${found}”.`,
      en: `The cell is not an answer code: "${found}".`,
    },
    unknownColumn: { vi: `Không có cột “${found}”.`, en: `No column "${found}".` },
    duplicateColumn: { vi: `Cột “${found}” có hai lần.`, en: `The column "${found}" is there twice.` },
    noItemColumn: {
      vi: `Không cột nào mang mã câu hỏi đánh giá. Các cột: ${found}.`,
      en: `No column bears the code of a rated item. Columns: ${found}.`,
    },
  };
  return { path, code, message: messages[code] };
}
