/**
 * An independent reading of METHODS §2.1 over raw answers, form by form, without tallies: values by their definition, the
 * standard error by writing out every form's linearised contribution. Slow and plain on purpose.
 */

/** Levels of one form, null where there is no valid answer; columns are items. */
export type Row = readonly (number | null)[];

interface RatioPart {
  readonly weight: number;
  readonly y: readonly number[];
  readonly m: readonly number[];
}

export interface RawFigure {
  readonly value: number | null;
  readonly forms: number;
  readonly standardError: number | null;
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** Forms with a valid answer among `columns`. */
const withAnswers = (rows: readonly Row[], columns: readonly number[]): Row[] =>
  rows.filter((row) => columns.some((column) => row[column] !== null));

function part(
  rows: readonly Row[],
  columns: readonly number[],
  count: (level: number) => number,
  weight = 1,
): RatioPart {
  const levels = rows.map((row) => columns.map((column) => row[column] ?? null).filter((level) => level !== null));
  return { weight, y: levels.map((own) => sum(own.map(count))), m: levels.map((own) => own.length) };
}

/** scale · Σ weight · (Σy ÷ Σm), with the error of its linearised contributions; parts without answers drop out. */
function combined(parts: readonly RatioPart[], forms: number, scale: number, normalise: boolean): RawFigure {
  const answered = parts.filter(({ m }) => sum(m) > 0);
  if (answered.length === 0) return { value: null, forms, standardError: null };
  const total = normalise ? sum(answered.map(({ weight }) => weight)) : 1;
  let value = 0;
  const z = new Array<number>(forms).fill(0);
  for (const { weight, y, m } of answered) {
    const [top, bottom] = [sum(y), sum(m)];
    value += ((weight / total) * top) / bottom;
    for (let i = 0; i < forms; i += 1) z[i]! += ((weight / total) * (y[i]! - (top / bottom) * m[i]!)) / bottom;
  }
  const error = forms < 2 ? null : scale * Math.sqrt((forms / (forms - 1)) * sum(z.map((each) => each * each)));
  return { value: scale * value, forms, standardError: error };
}

function meanOfPersons(values: readonly number[]): RawFigure {
  const n = values.length;
  if (n === 0) return { value: null, forms: 0, standardError: null };
  const mean = sum(values) / n;
  const error = n < 2 ? null : Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (n - 1) / n);
  return { value: mean, forms: n, standardError: error };
}

/** The rule over the whole form; `factors` are lists of columns; satisfied means 4 or 5. */
export function rawFigure(
  ruleId: string,
  all: readonly Row[],
  factors: readonly (readonly number[])[],
  weights: readonly number[] = factors.map(() => 1),
): RawFigure {
  const [method, aggregation] = ruleId.split('/') as [string, string];
  const columns = factors.flat();
  const rows = withAnswers(all, columns);
  const satisfied = (level: number): number => (level >= 4 ? 1 : 0);
  const own = rows.map((row) => columns.map((column) => row[column] ?? null).filter((level) => level !== null));
  if (method === 'personMeanPercent')
    return meanOfPersons(own.map((levels) => (100 * sum(levels)) / (5 * levels.length)));
  if (method === 'personsMean4')
    return meanOfPersons(own.map((levels) => (sum(levels) / levels.length >= 4 ? 100 : 0)));
  if (method === 'allItemsSatisfied')
    return meanOfPersons(own.map((levels) => (levels.every((x) => x >= 4) ? 100 : 0)));

  const count = method === 'topBoxShare' ? satisfied : (level: number): number => level;
  const scale = method === 'topBoxShare' ? 100 : method === 'meanOver5Percent' ? 20 : 1;
  if (method === 'pointsPerIndicator') return combined(columns.map((column) => part(rows, [column], count)), rows.length, 1, false); // prettier-ignore
  if (aggregation === 'pooled') return combined([part(rows, columns, count)], rows.length, scale, true);
  if (aggregation === 'meanOfItems') {
    return combined(columns.map((column) => part(rows, [column], count)), rows.length, scale, true); // prettier-ignore
  }
  return combined(factors.map((items, i) => part(rows, items, count, weights[i])), rows.length, scale, true); // prettier-ignore
}
