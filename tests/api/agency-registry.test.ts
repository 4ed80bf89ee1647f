/** The shipped registry of Thái Nguyên: counts of the source's own check list, validity days, predecessors, search. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clientOf } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Row {
  id: string;
  code: string;
  name: string;
  kind: string;
  unitType: string;
  validFrom: string | null;
  validTo: string | null;
}

/** All rows of a query, over its pages. */
async function all(query: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (let page = 1; ; page++) {
    const answer = await clientOf(server).get(`/agencies?pageSize=200&page=${page}&${query}`);
    expect(answer.status).toBe(200);
    rows.push(...answer.body.items);
    if (answer.body.nextPage === null) {
      expect(rows).toHaveLength(answer.body.total);
      return rows;
    }
  }
}

const byType = (rows: Row[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row.unitType] = (counts[row.unitType] ?? 0) + 1;
  return counts;
};

describe('counts', () => {
  test('416 units in all, in one province', async () => {
    expect(await all('')).toHaveLength(416);
    const provinces = await clientOf(server).get('/provinces');
    expect(provinces.body.items).toMatchObject([{ code: 'thai-nguyen', isDefault: true, isSample: false }]);
  });

  test('92 communes and wards since 1 July 2025: 77 xã and 15 phường', async () => {
    expect(byType(await all('kind=commune&on=2025-07-01'))).toEqual({ xã: 77, phường: 15 });
  });

  test('280 former ones until the day before: 172 of Thái Nguyên and 108 of Bắc Kạn', async () => {
    expect(byType(await all('kind=commune&on=2025-06-30'))).toEqual({
      xã: 121 + 95,
      phường: 41 + 6,
      'thị trấn': 10 + 7,
    });
  });

  test.each([
    ['department', '2024-01-01', 19],
    ['department', '2025-07-01', 14],
    ['district', '2025-07-01', 0],
    ['province', '2025-07-01', 1],
    ['province', '2025-06-30', 2],
  ])('%s on %s: %i', async (kind, on, count) => {
    expect(await all(`kind=${kind}&on=${on}`)).toHaveLength(count);
  });

  test('nine districts of Thái Nguyên on 1 January 2024', async () => {
    const [province] = await all('search=tinh thai nguyen');
    const districts = await all(`kind=district&on=2024-01-01&parentId=${province!.id}`);
    expect(districts).toHaveLength(9);
  });
});

describe('predecessors', () => {
  test('283 links to the new communes, 6 of them partial, from three split units', async () => {
    const communes = await all('kind=commune&on=2025-07-01');
    const links = [];
    for (const commune of communes) {
      const answer = await clientOf(server).get(`/agencies/${commune.id}`);
      links.push(...answer.body.predecessors.map((link: object) => ({ ...link, to: commune.name })));
    }
    expect(links).toHaveLength(283);
    const partial = links.filter((link) => link.partial);
    expect(partial).toHaveLength(6);
    expect([...new Set(partial.map((link) => link.agency.name))].sort()).toEqual(
      ['Phường Gia Sàng', 'Phường Cam Giá', 'Xã Thượng Đình'].sort(),
    );
    expect(new Set(links.map((link) => link.agency.id)).size).toBe(280);
    const counts = new Map<string, number>();
    for (const link of links) counts.set(link.to, (counts.get(link.to) ?? 0) + 1);
    expect(
      [...counts]
        .filter(([, n]) => n === 1)
        .map(([name]) => name)
        .sort(),
    ).toEqual(['Xã Thượng Quan', 'Xã Sảng Mộc'].sort());
  });

  test('a former unit names its successors', async () => {
    const [split] = await all('kind=commune&on=2025-06-30&search=phuong cam gia');
    const answer = await clientOf(server).get(`/agencies/${split!.id}`);
    expect(answer.body.successors).toHaveLength(2);
    expect(answer.body.successors.every((link: { partial: boolean }) => link.partial)).toBe(true);
  });
});

describe('search and order', () => {
  test.each(['dai tu', 'Đại Từ', 'Đại Từ'.normalize('NFD'), 'ĐẠI  TỪ', '05830'])(
    '"%s" finds Xã Đại Từ',
    async (text) => {
      const rows = await all(`on=2026-01-01&search=${encodeURIComponent(text)}`);
      expect(rows.map((row) => row.name)).toEqual(['Xã Đại Từ']);
    },
  );

  test('words are found by their beginning, so the last one may be unfinished, and never from the middle', async () => {
    expect((await all('on=2026-01-01&search=xa dai t')).map((row) => row.name)).toEqual(['Xã Đại Từ']);
    expect(await all('on=2026-01-01&search=ai tu')).toEqual([]);
  });

  test('signs of patterns are only text', async () => {
    const everything = (await all('')).length;
    for (const text of ['%', '_', '\\', "'"]) {
      expect(await all(`search=${encodeURIComponent(text)}`)).toHaveLength(everything);
    }
    expect(await all(`search=${encodeURIComponent("x' OR 1=1 --")}`)).toHaveLength(0);
  });

  test('names stand in Vietnamese order: Đ after D, â after a', async () => {
    const names = (await all('kind=commune&on=2026-01-01')).map((row) => row.name);
    const expected = [...names].sort(new Intl.Collator('vi').compare);
    expect(names).toEqual(expected);
    expect(names.indexOf('Xã Dân Tiến')).toBeLessThan(names.indexOf('Xã Đại Từ'));
  });

  test('a day that is none, an unknown kind and an unknown province are refused', async () => {
    const anonymous = clientOf(server);
    for (const query of ['on=2025-02-30', 'on=yesterday', 'kind=village', 'page=0', 'pageSize=100000', 'nothing=1']) {
      const answer = await anonymous.get(`/agencies?${query}`);
      expect([query, answer.status, answer.body.code]).toEqual([query, 400, 'badRequest']);
    }
    expect((await anonymous.get('/agencies?province=nowhere')).status).toBe(404);
    expect((await anonymous.get('/agencies/00000000-0000-4000-8000-000000000000')).status).toBe(404);
    expect((await anonymous.get('/agencies/1')).status).toBe(400);
  });
});
