/** The `--factors` argument of `thuocdo satisfaction`. */

/** `F1=q1,q2;F2=q3` → factors; also `q1-q4` for a run of columns that stand side by side in `columns`. */
export function readFactors(text: string, columns: readonly string[]): Record<string, string[]> | null {
  const factors: Record<string, string[]> = Object.create(null) as Record<string, string[]>;
  for (const part of text.split(';').filter((piece) => piece.trim() !== '')) {
    const [code, list, ...rest] = part.split('=').map((piece) => piece.trim());
    if (!code || !list || rest.length > 0 || code in factors) return null;
    const items: string[] = [];
    for (const piece of list.split(',').map((name) => name.trim())) {
      const run = columns.includes(piece) ? [piece] : columnRun(piece, columns);
      if (run === null) return null;
      items.push(...run);
    }
    factors[code] = items;
  }
  return Object.keys(factors).length > 0 ? factors : null;
}

function columnRun(text: string, columns: readonly string[]): string[] | null {
  const [first, last, ...rest] = text.split('-');
  const [from, to] = [columns.indexOf(first ?? ''), columns.indexOf(last ?? '')];
  return rest.length === 0 && from >= 0 && to >= from ? columns.slice(from, to + 1) : null;
}
