/** The shown ranking as CSV for spreadsheets: UTF-8 with BOM, decimal point, no formulas from names (LESSONS L8, L20). */
import type { RankingRow } from '../api/types';

export interface CsvWords {
  readonly headings: readonly string[];
  readonly kind: (kind: string) => string;
  readonly reason: (row: RankingRow) => string;
  /** First line, such as the title and the sample mark. */
  readonly title: string;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = value.normalize('NFC');
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/** One line a row after the title and the headings; hidden figures are empty cells. */
export function rankingCsv(rows: readonly RankingRow[], words: CsvWords): string {
  const lines = rows.map((row) => [
    row.rank?.rank ?? null,
    row.name,
    words.kind(row.kind),
    row.value === null ? null : Number(row.value),
    row.interval === null ? null : Number(row.interval.lower.toFixed(4)),
    row.interval === null ? null : Number(row.interval.upper.toFixed(4)),
    row.n,
    row.rank?.range.from ?? null,
    row.rank?.range.to ?? null,
    row.rank === null ? words.reason(row) : null,
  ]);
  return `\ufeff${[[words.title], words.headings, ...lines].map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`;
}
