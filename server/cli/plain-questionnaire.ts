/** A questionnaire made up from CSV columns, for files of plain 1..5 ratings that come without one. */
import type { ScoredQuestionnaire } from '../../scoring/index.js';

const label = (text: string): { vi: string; en: string } => ({ vi: text, en: text });

/** Factors of items on 1..5 (4 and 5 satisfied), scored `topBoxShare/pooled` with two decimals. */
export function plainQuestionnaire(factors: ReadonlyMap<string, readonly string[]>): ScoredQuestionnaire {
  return {
    id: 'plain-ratings',
    version: '1',
    scales: {
      likert5: {
        type: 'ordinal',
        levels: [1, 2, 3, 4, 5].map((value) => ({ value, label: label(String(value)), satisfied: value >= 4 })),
      },
    },
    factors: [...factors].map(([code, items]) => ({
      code,
      name: label(code),
      items: items.map((item) => ({
        code: item,
        shortName: label(item),
        question: label(item),
        scale: 'likert5',
        required: false,
        evidence: 'modelled' as const,
      })),
    })),
    extraItems: [],
    scoring: {
      method: 'topBoxShare',
      aggregation: 'pooled',
      satisfiedLevels: [4, 5],
      rounding: { decimals: 2, mode: 'halfUp', at: 'output' },
    },
  };
}

/** `F1=q1,q2;F2=q3` → factors; also `q1-q4` for a run of columns that stand side by side in `columns`. */
export function readFactors(text: string, columns: readonly string[]): Map<string, string[]> | null {
  const factors = new Map<string, string[]>();
  for (const part of text.split(';').filter((piece) => piece.trim() !== '')) {
    const [code, list, ...rest] = part.split('=').map((piece) => piece.trim());
    if (!code || !list || rest.length > 0 || factors.has(code)) return null;
    const items: string[] = [];
    for (const piece of list.split(',').map((name) => name.trim())) {
      const run = columns.includes(piece) ? [piece] : columnRun(piece, columns);
      if (run === null) return null;
      items.push(...run);
    }
    factors.set(code, items);
  }
  return factors.size > 0 ? factors : null;
}

function columnRun(text: string, columns: readonly string[]): string[] | null {
  const [first, last, ...rest] = text.split('-');
  const [from, to] = [columns.indexOf(first ?? ''), columns.indexOf(last ?? '')];
  return rest.length === 0 && from >= 0 && to >= from ? columns.slice(from, to + 1) : null;
}
