/**
 * Small cells (DESIGN §8): one function for API, chart, export and bundle. Under 10 forms a figure, its n and its
 * distribution are hidden; from 10 up to the minimum they are shown but not ranked.
 */

/** Bases under this are hidden. */
export const HIDE_BELOW = 10;

/** `ranked`: may be ranked. `shown`: printed with n, not ranked. `hidden`: printed as "dưới 10". */
export type Visibility = 'ranked' | 'shown' | 'hidden';

/**
 * What may be printed for a base of `forms` when `minimum` forms are needed to be ranked (null: no minimum is known, so
 * never ranked). `hideBelow` 0 hides nothing. Cost: constant.
 *
 * @example visibilityOf(12, 30) // 'shown'
 */
export function visibilityOf(forms: number, minimum: number | null, hideBelow: number = HIDE_BELOW): Visibility {
  if (forms < hideBelow) return 'hidden';
  return minimum !== null && forms >= minimum ? 'ranked' : 'shown';
}

/**
 * Which cells of a subgroup table must be hidden so that no hidden base can be found by subtraction: every base under
 * `hideBelow` but not 0, and in each row or column with a printed total that would have exactly one hidden cell the
 * next smallest one too (complementary suppression), repeated until nothing changes. Cells are forms; empty cells (0)
 * need no hiding and protect nobody.
 *
 * Result: same shape, true = hidden. Hidden cells only ever grow, so it ends. Cost: O(cells² ) at worst.
 *
 * @example suppressTable([[40, 6, 25]], { rowTotals: true, columnTotals: false }) // [[false, true, true]]
 */
export function suppressTable(
  forms: readonly (readonly number[])[],
  printed: { readonly rowTotals: boolean; readonly columnTotals: boolean },
  hideBelow: number = HIDE_BELOW,
): boolean[][] {
  const hidden = forms.map((row) => row.map((count) => count > 0 && count < hideBelow));
  const columns = forms[0]?.length ?? 0;
  const lines: (readonly (readonly [number, number])[])[] = [];
  if (printed.rowTotals) forms.forEach((row, r) => lines.push(row.map((_, c) => [r, c] as const)));
  if (printed.columnTotals) {
    for (let c = 0; c < columns; c += 1) lines.push(forms.map((_, r) => [r, c] as const));
  }
  for (let changed = true; changed;) {
    changed = false;
    for (const line of lines) {
      const covered = line.filter(([r, c]) => hidden[r]?.[c] === true);
      const spread = covered.reduce((sum, [r, c]) => sum + (forms[r]?.[c] ?? 0), 0);
      if (covered.length === 0 || (covered.length > 1 && spread >= hideBelow)) continue;
      const next = line
        .filter(([r, c]) => hidden[r]?.[c] === false && (forms[r]?.[c] ?? 0) > 0)
        .sort(([r, c], [r2, c2]) => (forms[r]?.[c] ?? 0) - (forms[r2]?.[c2] ?? 0))[0];
      if (next === undefined) continue;
      const row = hidden[next[0]];
      if (row !== undefined) row[next[1]] = true;
      changed = true;
    }
  }
  return hidden;
}
