/** What an import would do to a registry: rows matched by code, parents and predecessors resolved, circles found. Pure. */
import type { SheetFault, PlacedRow, SheetField } from './agency-sheet.js';
import type { AgencyKind } from './agency.dto.js';
import { slugOf } from './agency-code.js';

/** An agency as the registry has it or as the import leaves it. */
export interface RegistryEntry {
  readonly code: string;
  readonly officialCode: string | null;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: AgencyKind;
  readonly unitType: string | null;
  readonly parentCode: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly procedureScope: string | null;
  /** `code`, or `code*` when only a part of it came here; sorted. */
  readonly predecessors: readonly string[];
}

export interface ImportPlan {
  readonly created: RegistryEntry[];
  readonly updated: RegistryEntry[];
  readonly unchanged: number;
  readonly faults: SheetFault[];
}

interface Candidate {
  readonly row: PlacedRow;
  readonly entry: RegistryEntry;
}

const dependentKinds: readonly AgencyKind[] = ['serviceUnit', 'counter'];

function faultAt(row: PlacedRow, field: SheetField, code: string, vi: string, en: string): SheetFault {
  return { sheet: row.sheet, row: row.row, column: row.letters[field] ?? '', code, message: { vi, en } };
}

/** The entry that a row asks for: columns that the sheet does not have stay as they are. */
function entryOf(row: PlacedRow, code: string, before: RegistryEntry | undefined): RegistryEntry {
  const told = <F extends Exclude<SheetField, 'code' | 'name' | 'kind' | 'predecessors'>>(field: F): string | null =>
    row.texts[field] === undefined ? (before?.[field] ?? null) : (row.texts[field] ?? null);
  return {
    code,
    officialCode: told('officialCode'),
    name: row.name,
    shortName: told('shortName'),
    kind: row.kind,
    unitType: told('unitType'),
    parentCode: told('parentCode'),
    validFrom: told('validFrom'),
    validTo: told('validTo'),
    procedureScope: told('procedureScope'),
    predecessors:
      row.predecessors === undefined
        ? (before?.predecessors ?? [])
        : [...new Set(row.predecessors.map((link) => link.code + (link.partial ? '*' : '')))].sort(),
  };
}

/** @param registry the province's agencies by code @param rows good rows of the file */
export function planImport(registry: ReadonlyMap<string, RegistryEntry>, rows: readonly PlacedRow[]): ImportPlan {
  const faults: SheetFault[] = [];
  const candidates = new Map<string, Candidate>();
  for (const row of rows) {
    const written = row.texts.code ?? null;
    const code = written ?? slugOf(row.name);
    const before = registry.get(code);
    const earlier = candidates.get(code);
    if (written === null && (before !== undefined || earlier !== undefined)) {
      faults.push(
        faultAt(
          row,
          'name',
          'codeNeeded',
          `Đã có cơ quan mang mã "${code}"; xin ghi mã cho dòng này.`,
          `An agency has the code "${code}" already; write a code for this row.`,
        ),
      );
    } else if (earlier !== undefined) {
      faults.push(
        faultAt(
          row,
          'code',
          'codeTwice',
          `Mã "${code}" đã có ở dòng ${earlier.row.row} của tệp.`,
          `The code "${code}" stands in row ${earlier.row.row} already.`,
        ),
      );
    } else if (before !== undefined && before.kind !== row.kind) {
      faults.push(
        faultAt(
          row,
          'kind',
          'kindChanged',
          'Loại của cơ quan đã có thì không đổi được; hãy thêm cơ quan mới kế thừa nó.',
          'The kind of an agency never changes; add a new agency that succeeds it.',
        ),
      );
    } else candidates.set(code, { row, entry: entryOf(row, code, before) });
  }
  // a row that falls can take down rows that name it, so the check runs until nothing falls any more
  for (let fell = true; fell;) {
    fell = false;
    for (const [code, candidate] of candidates) {
      const fault = faultOf(candidate, registry, candidates);
      if (fault === null) continue;
      faults.push(fault);
      candidates.delete(code);
      fell = true;
    }
  }
  const created: RegistryEntry[] = [];
  const updated: RegistryEntry[] = [];
  for (const { entry } of candidates.values()) {
    const before = registry.get(entry.code);
    if (before === undefined) created.push(entry);
    else if (JSON.stringify(entryFields(before)) !== JSON.stringify(entryFields(entry))) updated.push(entry);
  }
  return { created, updated, unchanged: candidates.size - created.length - updated.length, faults };
}

const entryFields = (entry: RegistryEntry): unknown[] => [
  entry.officialCode,
  entry.name,
  entry.shortName,
  entry.unitType,
  entry.parentCode,
  entry.validFrom,
  entry.validTo,
  entry.procedureScope,
  entry.predecessors,
];

function faultOf(
  { row, entry }: Candidate,
  registry: ReadonlyMap<string, RegistryEntry>,
  candidates: ReadonlyMap<string, Candidate>,
): SheetFault | null {
  const known = (code: string): boolean => candidates.has(code) || registry.has(code);
  const parentOf = (code: string): string | null =>
    (candidates.get(code)?.entry ?? registry.get(code))?.parentCode ?? null;
  if (entry.parentCode === null && dependentKinds.includes(entry.kind)) {
    return faultAt(row, 'parentCode', 'parentNeeded', 'Thiếu mã cơ quan cấp trên.', 'The parent code is missing.');
  }
  if (entry.parentCode !== null && !known(entry.parentCode)) {
    return faultAt(
      row,
      'parentCode',
      'unknownParent',
      `Không có cơ quan nào mang mã "${entry.parentCode}".`,
      `No agency has the code "${entry.parentCode}".`,
    );
  }
  const seen = new Set<string>();
  for (let code = entry.parentCode; code !== null && !seen.has(code); code = parentOf(code)) {
    if (code === entry.code) {
      return faultAt(
        row,
        'parentCode',
        'circle',
        'Cơ quan không thể là cấp trên của chính mình.',
        'An agency cannot stand above itself.',
      );
    }
    seen.add(code);
  }
  for (const link of entry.predecessors) {
    const code = link.replace(/\*$/, '');
    if (code === entry.code || !known(code) || entry.predecessors.includes(`${code}*`) !== link.endsWith('*')) {
      return faultAt(
        row,
        'predecessors',
        'unknownPredecessor',
        `Mã tiền thân "${code}" không có, lặp lại hoặc là chính nó.`,
        `The predecessor "${code}" is unknown, named twice, or the agency itself.`,
      );
    }
  }
  if (entry.validFrom !== null && entry.validTo !== null && entry.validFrom > entry.validTo) {
    return faultAt(
      row,
      'validTo',
      'daysReversed',
      'Ngày hết hiệu lực đứng trước ngày bắt đầu.',
      'The last day is before the first day.',
    );
  }
  return null;
}
