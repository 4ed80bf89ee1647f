/** Which publications the portal may show, and which one stands first. */
import type { Province, RankingHead } from '../api/types';

/** Newest first; a replaced one never stands first. */
export function newestFirst(heads: readonly RankingHead[]): RankingHead[] {
  return [...heads].sort(
    (a, b) =>
      Number(a.replacedById !== null) - Number(b.replacedById !== null) ||
      b.year - a.year ||
      (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''),
  );
}

export function yearsOf(heads: readonly RankingHead[]): number[] {
  return [...new Set(heads.map((head) => head.year))].sort((a, b) => b - a);
}

/** The province asked for in the address, or the installation's own. */
export function provinceFor(provinces: readonly Province[], code: string | null): Province | null {
  return (
    provinces.find((province) => province.code === code) ??
    provinces.find((province) => province.isDefault) ??
    provinces[0] ??
    null
  );
}
