/** Published tables recomputed by `scoring`: every number in `expected` that follows from `inputs` (`npm run published`). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTable } from '../../server/cli/published.js';

const folder = join(import.meta.dirname, 'cases/published');
const tables = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown> & { id: string });
const table = (id: string) => structuredClone(tables.find((one) => one.id === id)!);

/** How many numbers each table lets us compare, counted by hand in its `expected`. */
const NUMBERS: Record<string, number> = {
  'ba-ria-vung-tau-environment-2022': 5,
  'binh-duong-2017-districts': 28,
  'counter-rating-bands': 4,
  'duc-hoa-2018': 8,
  'hcmc-education-2023': 3,
  'khanh-hoa-2023-forms': 3,
  'papi-2019-participation-a': 12,
  'psi-binh-dinh-2018': 4,
  'satisfaction-rules-example': 6,
  'service-quality-766-thai-nguyen-2025-08-29': 1,
  'sipas-national-2023-2024': 10,
  'thai-nguyen-2022': 13,
};

describe('published tables', () => {
  it('are all here', () => {
    expect(tables.map(({ id }) => id).sort()).toEqual(Object.keys(NUMBERS));
  });

  it.each(Object.entries(NUMBERS))('%s fits in %i numbers', (id, numbers) => {
    const result = checkTable(table(id));
    expect(result).toMatchObject({ outcome: 'passed', comparison: { failures: [] } });
    if (result.outcome !== 'skipped') expect(result.comparison.compared).toBe(numbers);
  });

  it('keep the truncated figure of Đức Hòa as a conflict', () => {
    const result = checkTable(table('duc-hoa-2018'));
    const conflicts = result.outcome === 'skipped' ? [] : result.comparison.conflicts;
    expect(conflicts).toEqual(['percentPrinted[2]: printed 0.11 is cut off, half up is 0.12']);
  });

  it.each([
    ['psi-binh-dinh-2018', (expected: Record<string, unknown>) => (expected['overall'] = 3.98)],
    ['binh-duong-2017-districts', (expected: Record<string, unknown>) => ((expected['rows'] as { total: number }[])[3]!.total += 0.01)], // prettier-ignore
    ['counter-rating-bands', (expected: Record<string, unknown>) => ((expected['agencyBands'] as string[])[2] = 'Khá')],
    ['sipas-national-2023-2024', (expected: Record<string, unknown>) => ((expected['years'] as { overall: number }[])[0]!.overall = 82.73)], // prettier-ignore
    ['satisfaction-rules-example', (expected: Record<string, unknown>) => (expected['topTwoPercent'] = 75)],
    [
      'thai-nguyen-2022',
      (expected: Record<string, unknown>) => ((expected['rows'] as { rank: number }[])[0]!.rank = 18),
    ],
    ['duc-hoa-2018', (expected: Record<string, unknown>) => ((expected['percentPrinted'] as number[])[0] = 96.1)],
  ])('notice a changed figure in %s', (id, change) => {
    const changed = table(id);
    change(changed['expected'] as Record<string, unknown>);
    expect(checkTable(changed).outcome).toBe('failed');
  });

  it('of an unknown kind or an unread shape are skipped by name', () => {
    expect(checkTable({ ...table('duc-hoa-2018'), kind: 'blocks' })).toEqual({
      outcome: 'skipped',
      reason: 'kind blocks',
    });
    expect(checkTable({ ...table('duc-hoa-2018'), kind: 'toString' }).outcome).toBe('skipped');
    expect(checkTable({ ...table('duc-hoa-2018'), kind: 'sum' })).toMatchObject({ outcome: 'skipped' });
  });
});
