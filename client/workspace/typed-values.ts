/** What people type: whole numbers as 5412, 5.412 or 5 412, days as 1/7/2025. Null when it is neither. */
export function readWhole(text: string): number | null {
  const plain = text.trim();
  if (!/^\d{1,3}(?:[.,\s\u00a0]\d{3})*$|^\d{1,9}$/.test(plain)) return null;
  return Number(plain.replace(/\D/g, ''));
}

/** `1/7/2025`, `01-07-2025` or `2025-07-01` → `2025-07-01`. */
export function readDay(text: string): string | null {
  const plain = text.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  const common = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : common ? [common[3], common[2], common[1]] : [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${read}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(read) ? read : null;
}

/** `2025-07-01` → `01/7/2025`, as official documents write it: months 1 and 2 keep their zero. */
export function writeDay(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  if (parts === null) return day;
  const month = Number(parts[2]);
  return `${parts[3]}/${month <= 2 ? parts[2] : month}/${parts[1]}`;
}

/** `31/12/2026 17:00` → `2026-12-31T17:00`; a day alone takes the time given, such as `17:00`. */
export function readMoment(text: string, time: string): string | null {
  const [day = '', clock = time, ...rest] = text.trim().split(/[\s,]+/);
  const read = readDay(day);
  const parts = /^([01]?\d|2[0-3])[:hg.](\d{2})$/.exec(clock);
  if (read === null || parts === null || rest.length > 0 || Number(parts[2]) > 59) return null;
  return `${read}T${(parts[1] ?? '').padStart(2, '0')}:${parts[2]}`;
}

/** `2026-12-31T17:00` → `31/12/2026 17:00`. */
export const writeMoment = (local: string): string =>
  local === '' ? '' : `${writeDay(local.slice(0, 10))} ${local.slice(11, 16)}`;
