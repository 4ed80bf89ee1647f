/**
 * Numbers and dates as UX §6 writes them: 83,87% without a blank, 5.412, −0,14; 27/12/2023, months as in official
 * documents (01/7/2025, 15/02/2026), Asia/Ho_Chi_Minh. Figures arrive as exact decimal texts and are never parsed into a
 * float to be rounded again: the server rounded them once.
 */
export type Language = 'vi' | 'en';

const MINUS = '−';
const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** Groups thousands of a whole number: 5412 → "5.412" (vi), "5,412" (en). */
export function formatCount(count: number, language: Language): string {
  const digits = String(Math.abs(Math.trunc(count)));
  const grouped = digits.replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
  return count < 0 ? MINUS + grouped : grouped;
}

/** A decimal text of the server, "83.87" → "83,87" (vi). Keeps its digits. */
export function formatDecimal(text: string, language: Language): string {
  const negative = text.startsWith('-');
  const [whole = '0', fraction] = text.replace(/^-/, '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
  const shown = fraction === undefined ? grouped : `${grouped}${language === 'vi' ? ',' : '.'}${fraction}`;
  return negative ? MINUS + shown : shown;
}

/** "83.87" → "83,87%". */
export function formatPercent(text: string, language: Language): string {
  return `${formatDecimal(text, language)}%`;
}

/** A number of our own (a mean of charts, a difference) with a fixed count of decimals, half up. */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const scale = 10 ** decimals;
  const rounded = Math.sign(value) * (Math.round((Math.abs(value) + Number.EPSILON) * scale) / scale);
  return formatDecimal(rounded.toFixed(decimals), language);
}

/** Interval bounds, one decimal, unit once: "80,0–85,1". */
export function formatInterval(interval: { low: string | number; high: string | number }, language: Language): string {
  return `${formatNumber(Number(interval.low), 1, language)}–${formatNumber(Number(interval.high), 1, language)}`;
}

/** "48–77", or "12" when both ends meet. */
export function formatRankRange(range: { from: number; to: number }): string {
  return range.from === range.to ? String(range.from) : `${range.from}–${range.to}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** Official documents write 01/7/2025 and 15/02/2026: the month takes a zero only before 1 and 2. */
function dateParts(day: number, month: number, year: number): string {
  return `${twoDigits(day)}/${month <= 2 ? twoDigits(month) : String(month)}/${year}`;
}

/** "2025-07-01" → "01/7/2025" (vi), "1 Jul 2025" (en). Anything else is shown as it stands. */
export function formatDay(on: string, language: Language): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(on);
  if (match === null) return on;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (language === 'vi') return dateParts(day, month, year);
  return `${day} ${ENGLISH_MONTHS[month - 1] ?? month} ${year}`;
}

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface LocalMoment {
  readonly day: string;
  readonly time: string;
}

function localMoment(at: string): LocalMoment | null {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return null;
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: TIME_ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const hour = part('hour') === '24' ? '00' : part('hour');
  return { day: `${part('year')}-${part('month')}-${part('day')}`, time: `${hour}:${part('minute')}` };
}

/** The Vietnamese day of a moment: "2026-01-15T01:30:00Z" → "15/01/2026". */
export function formatDayOf(at: string, language: Language): string {
  const local = localMoment(at);
  return local === null ? at : formatDay(local.day, language);
}

/** "15/01/2026, 08:30". */
export function formatMoment(at: string, language: Language): string {
  const local = localMoment(at);
  return local === null ? at : `${formatDay(local.day, language)}, ${local.time}`;
}

/** "09:42". */
export function formatTime(at: string): string {
  return localMoment(at)?.time ?? at;
}

const PAIRS = ['phục vụ', 'hành chính', 'hôm nay', 'cán bộ', 'công chức'];
const LEADS = new Set(['xã', 'phường', 'sở', 'ubnd', 'tỉnh', 'năm', 'phiên', 'đợt']);

/** Words that must not part at a line end (UX §6), bound by no-break spaces; for headings. */
export function keepTogether(text: string): string {
  const words = text.split(' ');
  return words
    .map((word, index) => {
      const next = words[index + 1];
      if (next === undefined) return word;
      const pair = `${word} ${next}`.toLowerCase().replace(/[.,;:?]$/, '');
      return word + (PAIRS.includes(pair) || LEADS.has(word.toLowerCase()) ? '\u00a0' : ' ');
    })
    .join('');
}
