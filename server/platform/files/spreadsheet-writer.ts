/** Writes a small table as .xlsx with a frozen header; texts that look like formulas are guarded, numbers stay numbers. */
import writeXlsxFile from 'write-excel-file/node';
import { guarded } from '../text/formula-guard.js';

export interface SheetColumn {
  readonly title: string;
  /** In characters. */
  readonly width: number;
}

export function writeSpreadsheet(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Buffer> {
  const cell = (value: string | number | null) =>
    value === null
      ? null
      : typeof value === 'number'
        ? { value, type: Number }
        : { value: guarded(value), type: String, format: '@' };
  return writeXlsxFile(
    [
      columns.map((column) => ({ value: guarded(column.title), type: String, fontWeight: 'bold' as const })),
      ...rows.map((row) => row.map(cell)),
    ],
    { sheet: name, columns: columns.map((column) => ({ width: column.width })), stickyRowsCount: 1 },
  ).toBuffer();
}
