/** The registry as a tree. */
import { describe, expect, it } from 'vitest';
import { treeRows } from '../../../client/workspace/agencies/agency-tree';

const province = { id: 'p', parentId: null };
const department = { id: 'd', parentId: 'p' };
const hospital = { id: 'h', parentId: 'd' };
const commune = { id: 'c', parentId: 'p' };

const shown = (rows: ReturnType<typeof treeRows>): string[] =>
  rows.map(({ agency, depth }) => `${'·'.repeat(depth)}${agency.id}`);

describe('the tree of agencies', () => {
  it('puts children under their parents, however the list is ordered', () => {
    expect(shown(treeRows([hospital, commune, province, department]))).toEqual(['p', '·c', '·d', '··h']);
  });
  it('hides what lies under a closed branch and still counts it', () => {
    const rows = treeRows([province, department, hospital], new Set(['d']));
    expect(shown(rows)).toEqual(['p', '·d']);
    expect(rows[1]?.children).toBe(1);
  });
  it('shows a filtered list whose parents are missing', () => {
    expect(shown(treeRows([hospital, commune]))).toEqual(['h', 'c']);
  });
  it('does not loop on a broken circle', () => {
    expect(
      shown(
        treeRows([
          { id: 'x', parentId: 'y' },
          { id: 'y', parentId: 'x' },
        ]),
      ),
    ).toEqual(['x', '·y']);
  });
});
