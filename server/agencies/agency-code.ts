/** Codes and slugs of agencies: the name without accents. */
import type { EntityManager } from 'typeorm';
import { withoutAccents } from '../platform/text/search-text.js';

/** `Trạm Y tế xã Đại Từ` → `tram-y-te-xa-dai-tu`. */
export const slugOf = (name: string): string =>
  withoutAccents(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 56)
    .replace(/-$/, '') || 'don-vi';

/** The slug of the name, with a number behind it when another agency of the province has it. */
export async function freeCode(manager: EntityManager, provinceId: string, name: string): Promise<string> {
  const slug = slugOf(name);
  const taken: { code: string }[] = await manager.query(
    `SELECT code FROM agency WHERE province_id = $1 AND (code = $2 OR code ~ ('^' || $2 || '-[0-9]+$'))`,
    [provinceId, slug],
  );
  const codes = new Set(taken.map((row) => row.code));
  if (!codes.has(slug)) return slug;
  for (let number = 2; ; number++) if (!codes.has(`${slug}-${number}`)) return `${slug}-${number}`;
}
