/** The columns of the registry as a spreadsheet, and the reading of one: pure, every bad cell named by sheet, row and column. */
import type { Sheet, SheetCell } from '../platform/files/spreadsheet-reader.js';
import type { SheetColumn } from '../platform/files/spreadsheet-writer.js';
import type { Text } from '../platform/problems/problem.js';
import { unguarded } from '../platform/text/formula-guard.js';
import { withoutAccents } from '../platform/text/search-text.js';
import { agencyKinds, procedureScopes, type AgencyKind } from './agency.dto.js';

export const sheetColumns = {
  code: { title: 'Mã', width: 24, max: 60 },
  officialCode: { title: 'Mã thống kê', width: 12, max: 20 },
  name: { title: 'Tên', width: 40, max: 200 },
  shortName: { title: 'Tên viết tắt', width: 14, max: 60 },
  kind: { title: 'Loại', width: 22, max: 60 },
  unitType: { title: 'Loại hình', width: 18, max: 60 },
  parentCode: { title: 'Mã cấp trên', width: 24, max: 60 },
  validFrom: { title: 'Từ ngày', width: 12, max: 10 },
  validTo: { title: 'Đến ngày', width: 12, max: 10 },
  procedureScope: { title: 'Phạm vi thủ tục', width: 14, max: 20 },
  predecessors: { title: 'Mã tiền thân (cách nhau bằng ;, thêm * nếu chỉ một phần)', width: 40, max: 3000 },
} as const satisfies Record<string, SheetColumn & { max: number }>;

export type SheetField = keyof typeof sheetColumns;
export const sheetFields = Object.keys(sheetColumns) as SheetField[];

/** What a kind is called in the sheet; its code is understood too. */
export const kindTitles: Readonly<Record<AgencyKind, string>> = {
  province: 'tỉnh',
  department: 'sở, ban, ngành',
  centralAgency: 'cơ quan ngành dọc',
  district: 'cấp huyện',
  commune: 'cấp xã',
  serviceUnit: 'đơn vị sự nghiệp',
  counter: 'bộ phận một cửa',
};

export interface SheetFault {
  readonly sheet: string;
  /** As Excel counts, from 1. */
  readonly row: number;
  /** Letter of the column, or "" for the whole row. */
  readonly column: string;
  readonly code: string;
  readonly message: Text;
}

export interface PlacedRow {
  readonly sheet: string;
  readonly row: number;
  /** Letters of the columns that the sheet has. */
  readonly letters: Readonly<Partial<Record<SheetField, string>>>;
  /** Texts of the columns that the sheet has; null = the cell is empty. */
  readonly texts: Readonly<Partial<Record<SheetField, string | null>>>;
  readonly kind: AgencyKind;
  readonly name: string;
  readonly predecessors: readonly { code: string; partial: boolean }[] | undefined;
}

const letterOf = (index: number): string =>
  (index >= 26 ? letterOf(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

const fieldOf = (title: string): SheetField | undefined => {
  const plain = withoutAccents(title);
  return (
    sheetFields.find((field) => field.toLowerCase() === plain.replace(/ /g, '')) ??
    sheetFields.find((field) => withoutAccents(sheetColumns[field].title) === plain) ??
    (plain.startsWith('ma tien than') ? 'predecessors' : undefined)
  );
};

const forbiddenSigns = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\p{Surrogate}]/u;

/** A cell as people wrote it: NFC, stray spaces gone (the unbreakable one too), days as YYYY-MM-DD. */
function textOf(cell: SheetCell | undefined, field: SheetField): string | null {
  if (cell === null || cell === undefined) return null;
  const isDay = field === 'validFrom' || field === 'validTo';
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? '?' : cell.toISOString().slice(0, isDay ? 10 : 19);
  const text = unguarded(String(cell).normalize('NFC')).replace(/\s+/gu, ' ').trim();
  const day = isDay ? /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) : null;
  if (day !== null) return `${day[3]}-${day[2]?.padStart(2, '0')}-${day[1]?.padStart(2, '0')}`;
  return text === '' ? null : text;
}

const isRealDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30];
  const length = lengths[month - 1] ?? [31, 31, 30, 31, 30, 31][month - 7] ?? 0;
  return year >= 1900 && year <= 2200 && day >= 1 && day <= length;
};

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text);

/** Reads every sheet that has the columns "Tên" and "Loại". Rows without any text are passed over. */
export function readAgencySheets(sheets: readonly Sheet[]): { rows: PlacedRow[]; faults: SheetFault[]; read: number } {
  const rows: PlacedRow[] = [];
  const faults: SheetFault[] = [];
  let read = 0;
  for (const sheet of sheets) {
    const [header = [], ...body] = sheet.rows;
    const columns = new Map<SheetField, number>();
    header.forEach((title, index) => {
      const field = typeof title === 'string' ? fieldOf(unguarded(title.normalize('NFC'))) : undefined;
      if (field !== undefined && !columns.has(field)) columns.set(field, index);
    });
    if (!columns.has('name') || !columns.has('kind')) {
      if (body.length > 0 || sheets.length === 1) {
        faults.push({
          sheet: sheet.name,
          row: 1,
          column: '',
          code: 'columnsMissing',
          message: {
            vi: 'Dòng 1 cần có cột "Tên" và cột "Loại".',
            en: 'Row 1 needs the columns "Tên" and "Loại".',
          },
        });
      }
      continue;
    }
    const letters = Object.fromEntries([...columns].map(([field, index]) => [field, letterOf(index)]));
    body.forEach((cells, index) => {
      const texts = Object.fromEntries([...columns].map(([field, at]) => [field, textOf(cells[at], field)]));
      if (Object.values(texts).every((text) => text === null)) return;
      read++;
      const place = { sheet: sheet.name, row: index + 2, letters, texts };
      const before = faults.length;
      const row = checkedRow(place, (field, code, message) =>
        faults.push({ sheet: sheet.name, row: index + 2, column: letters[field] ?? '', code, message }),
      );
      if (faults.length === before && row !== null) rows.push(row);
    });
  }
  return { rows, faults, read };
}

type Blame = (field: SheetField, code: string, message: Text) => void;

function checkedRow(place: Pick<PlacedRow, 'sheet' | 'row' | 'letters' | 'texts'>, blame: Blame): PlacedRow | null {
  const { texts } = place;
  for (const field of sheetFields) {
    const text = texts[field];
    if (text === null || text === undefined) continue;
    const { title, max } = sheetColumns[field];
    if (text.length > max) {
      blame(field, 'tooLong', { vi: `Cột "${title}" dài quá ${max} ký tự.`, en: `Longer than ${max} characters.` });
    } else if (forbiddenSigns.test(text)) {
      blame(field, 'forbiddenSign', { vi: 'Ô có ký tự điều khiển.', en: 'The cell has a control character.' });
    }
  }
  const code = texts.code;
  if (typeof code === 'string' && !/^[a-z0-9][a-z0-9-]{1,59}$/.test(code)) {
    blame('code', 'badCode', {
      vi: `Mã "${shown(code)}" chỉ được gồm chữ thường không dấu, chữ số và dấu gạch ngang.`,
      en: `The code "${shown(code)}" may hold only small letters, digits and dashes.`,
    });
  }
  if (typeof texts.name !== 'string') blame('name', 'nameMissing', { vi: 'Thiếu tên.', en: 'The name is missing.' });
  const wantedKind = withoutAccents(texts.kind ?? '');
  const kind = agencyKinds.find(
    (one) => one.toLowerCase() === wantedKind || withoutAccents(kindTitles[one]) === wantedKind,
  );
  if (kind === undefined) {
    blame('kind', 'unknownKind', {
      vi: `Không có loại "${shown(texts.kind ?? '')}". Các loại: ${Object.values(kindTitles).join('; ')}.`,
      en: `There is no kind "${shown(texts.kind ?? '')}". Kinds: ${agencyKinds.join('; ')}.`,
    });
  }
  for (const field of ['validFrom', 'validTo'] as const) {
    const text = texts[field];
    if (typeof text === 'string' && !isRealDay(text)) {
      blame(field, 'badDay', {
        vi: `"${shown(text)}" không phải ngày (ngày/tháng/năm).`,
        en: `"${shown(text)}" is not a day (dd/mm/yyyy).`,
      });
    }
  }
  const scope = texts.procedureScope;
  if (typeof scope === 'string' && !procedureScopes.some((one) => one === scope)) {
    blame('procedureScope', 'unknownScope', {
      vi: `Phạm vi thủ tục là "normal" hoặc "few", không phải "${shown(scope)}".`,
      en: 'The procedure scope is "normal" or "few".',
    });
  }
  if (kind === undefined || typeof texts.name !== 'string') return null;
  const links = texts.predecessors
    ?.split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ code: part.replace(/\s*\*$/, ''), partial: part.endsWith('*') }));
  return {
    ...place,
    kind,
    name: texts.name,
    predecessors: texts.predecessors === undefined ? undefined : (links ?? []),
  };
}
