/** Adding and editing agencies, and the registry as a spreadsheet: out, in, and every fault of a file named. */
import readXlsxFile from 'read-excel-file/node';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addCast, clientOf, signIn, type Answer, type Cast, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let cast: Cast;
let homeAffairs: Client;
beforeAll(async () => {
  server = await startServer();
  cast = await addCast(server.database);
  homeAffairs = await signIn(server, 'home-affairs');
});
afterAll(() => server.stop());

describe('adding and editing', () => {
  test('a service unit is added under an agency, with a code made from its name', async () => {
    const answer = await homeAffairs.post('/agencies', {
      name: 'Trường Tiểu học Đội Cấn',
      kind: 'serviceUnit',
      unitType: 'trường học',
      parentId: cast.agencies['so-hai'],
      validFrom: '2025-07-01',
    });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      code: 'truong-tieu-hoc-doi-can',
      parentName: 'Sở Hai',
      validFrom: '2025-07-01',
      validTo: null,
      version: 1,
    });
    const again = await homeAffairs.post('/agencies', {
      name: 'Trường Tiểu học Đội Cấn',
      kind: 'serviceUnit',
      parentId: cast.agencies['so-mot'],
    });
    expect(again.body.code).toBe('truong-tieu-hoc-doi-can-2');
    const found = await clientOf(server).get('/agencies?province=dien-vien&search=doi can');
    expect(found.body.total).toBe(2);
  });

  test('NFD text and stray spaces are stored as NFC', async () => {
    const answer = await homeAffairs.post('/agencies', {
      name: `  ${'Sở Thử Nghiệm'.normalize('NFD')} `,
      kind: 'department',
    });
    expect(answer.body.name).toBe('Sở Thử Nghiệm');
  });

  test.each([
    ['a service unit without a parent', { name: 'Bệnh viện Lạc', kind: 'serviceUnit' }, 'parentId'],
    [
      'days the wrong way round',
      { name: 'Sở Ngược', kind: 'department', validFrom: '2026-02-01', validTo: '2026-01-01' },
      'validTo',
    ],
  ])('%s is refused by its field', async (_case, wanted, path) => {
    const answer = await homeAffairs.post('/agencies', wanted);
    expect(answer.status).toBe(422);
    expect(answer.body.fields[0].path).toBe(path);
    expect(answer.body.detail.vi).not.toBe('');
  });

  test('a parent or predecessor of another province does not exist here', async () => {
    const foreign = cast.agencies['so-ben-kia'];
    const parent = await homeAffairs.post('/agencies', { name: 'Trạm Lạ', kind: 'serviceUnit', parentId: foreign });
    expect([parent.status, parent.body.fields[0].code]).toEqual([422, 'unknownAgency']);
    const predecessor = await homeAffairs.post('/agencies', {
      name: 'Xã Lạ',
      kind: 'commune',
      predecessors: [{ agencyId: foreign }],
    });
    expect([predecessor.status, predecessor.body.fields[0].path]).toEqual([422, 'predecessors']);
  });

  test('a code is taken once in a province', async () => {
    const answer = await homeAffairs.post('/agencies', { code: 'so-mot', name: 'Sở Trùng', kind: 'department' });
    expect([answer.status, answer.body.code, answer.body.fields[0].path]).toEqual([409, 'conflict', 'code']);
  });

  test('an edit needs the version that was read; two at once let one through', async () => {
    const id = cast.agencies['xa-hai'];
    const [first, second] = await Promise.all([
      homeAffairs.patch(`/agencies/${id}`, { version: 1, name: 'Xã Hai Mới' }),
      homeAffairs.patch(`/agencies/${id}`, { version: 1, name: 'Xã Hai Khác' }),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
    const winner = first.status === 200 ? first : second;
    expect(winner.body.version).toBe(2);
    const loser = first.status === 409 ? first : second;
    expect(loser.body.code).toBe('staleVersion');
    expect((await clientOf(server).get(`/agencies/${id}`)).body.name).toBe(winner.body.name);
  });

  test('an edit changes what it names and may empty what can be empty', async () => {
    const id = cast.agencies['phuong-ba'];
    const set = await homeAffairs.patch(`/agencies/${id}`, {
      version: 1,
      shortName: 'P3',
      validTo: '2030-12-31',
      predecessors: [{ agencyId: cast.agencies['xa-mot'], partial: true }],
    });
    expect(set.body).toMatchObject({ name: 'Phường Ba', shortName: 'P3', validTo: '2030-12-31' });
    expect(set.body.predecessors).toMatchObject([{ agency: { code: 'xa-mot' }, partial: true }]);
    const cleared = await homeAffairs.patch(`/agencies/${id}`, { version: 2, shortName: null, validTo: null });
    expect(cleared.body).toMatchObject({ shortName: null, validTo: null });
    expect(cleared.body.predecessors).toHaveLength(1);
    expect((await homeAffairs.patch(`/agencies/${id}`, { version: 3, name: null })).status).toBe(400);
  });

  test('no agency stands above itself', async () => {
    const answer = await homeAffairs.patch(`/agencies/${cast.agencies['so-mot']}`, {
      version: 1,
      parentId: cast.agencies['benh-vien'],
    });
    expect([answer.status, answer.body.fields[0].code]).toEqual([422, 'circle']);
  });

  test('home affairs of another province cannot edit it', async () => {
    const other = await signIn(server, 'other-home-affairs');
    const answer = await other.patch(`/agencies/${cast.agencies['so-mot']}`, { version: 1, name: 'Chiếm' });
    expect(answer.status).toBe(404);
  });

  test('every change leaves an audit entry that names it', async () => {
    const auditor = await signIn(server, 'auditor');
    const list = await auditor.get(`/audit-entries?subject=${cast.agencies['phuong-ba']}`);
    expect(list.body.items.map((entry: { action: string }) => entry.action)).toEqual([
      'agency.changed',
      'agency.changed',
    ]);
    expect(list.body.items[1].changes).toMatchObject({ shortName: { from: null, to: 'P3' } });
  });
});

const header = [
  'Mã',
  'Tên',
  'Loại',
  'Mã cấp trên',
  'Từ ngày',
  'Mã tiền thân (cách nhau bằng ;, thêm * nếu chỉ một phần)',
];

async function upload(client: Client, mode: string, file: Buffer | string): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([file as BlobPart]), 'danh-sach.xlsx');
  return client.post(`/agencies/import?mode=${mode}`, form);
}

const sheetOf = (rows: (string | number | Date | null)[][]): Promise<Buffer> =>
  writeXlsxFile(
    rows.map((row) =>
      row.map((cell) => (cell instanceof Date ? { value: cell, type: Date, format: 'dd/mm/yyyy' } : cell)),
    ),
    { sheet: 'Danh sách' },
  ).toBuffer();

const names = async (search: string): Promise<string[]> =>
  (await clientOf(server).get(`/agencies?province=dien-vien&search=${encodeURIComponent(search)}`)).body.items.map(
    (row: { name: string }) => row.name,
  );

describe('spreadsheets', () => {
  test('an export comes back unchanged', async () => {
    const response = await homeAffairs.raw('GET', '/agencies.xlsx');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment;/);
    const bytes = Buffer.from(await response.arrayBuffer());
    const [sheet] = await readXlsxFile(bytes);
    expect(sheet!.data[0]!.slice(0, 3)).toEqual(['Mã', 'Mã thống kê', 'Tên']);
    const total = (await clientOf(server).get('/agencies?province=dien-vien')).body.total;
    expect(sheet!.data).toHaveLength(total + 1);
    const report = await upload(homeAffairs, 'allOrNothing', bytes);
    expect(report.status).toBe(200);
    expect(report.body).toMatchObject({
      rows: total,
      created: 0,
      updated: 0,
      unchanged: total,
      applied: true,
      faults: [],
    });
  });

  test('texts that look like formulas leave as texts and come back as they were', async () => {
    await homeAffairs.post('/agencies', { code: 'cong-thuc', name: '=1+1', kind: 'department' });
    const response = await homeAffairs.raw('GET', '/agencies.xlsx?kind=department');
    const bytes = Buffer.from(await response.arrayBuffer());
    const [sheet] = await readXlsxFile(bytes);
    expect(sheet!.data.find((row) => row[0] === 'cong-thuc')![2]).toBe("'=1+1");
    expect((await upload(homeAffairs, 'allOrNothing', bytes)).body).toMatchObject({ updated: 0, faults: [] });
    await homeAffairs.patch(
      `/agencies/${(await clientOf(server).get('/agencies?province=dien-vien&search=1 1')).body.items[0].id}`,
      { version: 1, name: 'Sở Công Thức' },
    );
  });

  test('a preview tells what would happen and writes nothing', async () => {
    const file = await sheetOf([header, ['tram-xem', 'Trạm Xem Trước', 'đơn vị sự nghiệp', 'so-mot', null, null]]);
    expect((await upload(homeAffairs, 'preview', file)).body).toMatchObject({ created: 1, applied: false, faults: [] });
    expect(await names('tram xem truoc')).toEqual([]);
  });

  test('every bad cell is named by sheet, row, column and reason; good rows are kept or nothing is', async () => {
    const file = await sheetOf([
      header,
      ['truong-tot', `  ${'Trường Tốt'.normalize('NFD')}\u00a0 `, 'Đơn vị sự nghiệp', 'so-mot', '01/09/2025', null],
      ['truong-hai', null, 'đơn vị sự nghiệp', 'so-mot', null, null],
      ['truong-ba', 'Trường Ba', 'làng', 'so-mot', null, null],
      ['truong-bon', 'Trường Bốn', 'đơn vị sự nghiệp', 'khong-co', null, null],
      ['truong-nam', 'Trường Năm', 'đơn vị sự nghiệp', 'so-mot', '30/02/2026', null],
      ['truong-tot', 'Trường Sáu', 'đơn vị sự nghiệp', 'so-mot', null, null],
      ['TRƯỜNG', 'Trường Bảy', 'đơn vị sự nghiệp', 'so-mot', null, null],
      [null, null, null, null, null, null],
      ['lop-tam', 'Lớp Tám', 'đơn vị sự nghiệp', 'truong-bon', null, null],
      ['so-mot', 'Sở Một', 'cấp xã', null, null, null],
      ['xa-moi', 'Xã Mới', 'cấp xã', null, new Date('2026-01-01T00:00:00Z'), 'xa-mot*; xa-khong-co'],
      ['truong-cuoi', 'Trường <img src=x onerror=alert(1)>', 'serviceUnit', 'truong-tot', 46023, null],
    ]);
    const expected = [
      [3, 'B', 'nameMissing'],
      [4, 'C', 'unknownKind'],
      [5, 'D', 'unknownParent'],
      [6, 'E', 'badDay'],
      [7, 'A', 'codeTwice'],
      [8, 'A', 'badCode'],
      [10, 'D', 'unknownParent'],
      [11, 'C', 'kindChanged'],
      [12, 'F', 'unknownPredecessor'],
      [13, 'E', 'badDay'],
    ];
    const all = await upload(homeAffairs, 'allOrNothing', file);
    expect(all.body).toMatchObject({ rows: 11, created: 0, updated: 0, applied: false, faultCount: 10 });
    expect(
      all.body.faults.map((f: { row: number; column: string; code: string }) => [f.row, f.column, f.code]),
    ).toEqual(expected);
    expect(all.body.faults.every((f: { sheet: string }) => f.sheet === 'Danh sách')).toBe(true);
    expect(await names('truong tot')).toEqual([]);
    const good = await upload(homeAffairs, 'goodRows', file);
    expect(good.body).toMatchObject({ rows: 11, created: 1, applied: true, faultCount: 10 });
    expect(await names('truong tot')).toEqual(['Trường Tốt']);
    const [row] = (await clientOf(server).get('/agencies?province=dien-vien&search=truong tot')).body.items;
    expect(row).toMatchObject({ validFrom: '2025-09-01', parentName: 'Sở Một', kind: 'serviceUnit' });
  });

  test('rows may hang on rows of the same file, and a circle is found', async () => {
    const file = await sheetOf([
      ['Tên', 'Loại', 'Mã', 'Mã cấp trên', 'Mã tiền thân'],
      ['Phòng Con', 'đơn vị sự nghiệp', 'phong-con', 'trung-tam-me', null],
      ['Trung tâm Mẹ', 'đơn vị sự nghiệp', 'trung-tam-me', 'so-hai', null],
      ['Vòng Một', 'đơn vị sự nghiệp', 'vong-mot', 'vong-hai', null],
      ['Vòng Hai', 'đơn vị sự nghiệp', 'vong-hai', 'vong-mot', null],
      ['Xã Gộp', 'cấp xã', 'xa-gop', null, 'xa-mot; xa-hai *'],
    ]);
    const report = await upload(homeAffairs, 'goodRows', file);
    expect(report.body).toMatchObject({ rows: 5, created: 3, applied: true });
    expect(report.body.faults.map((f: { row: number; code: string }) => [f.row, f.code])).toEqual([
      [4, 'circle'],
      [5, 'unknownParent'],
    ]);
    const [child] = (await clientOf(server).get('/agencies?province=dien-vien&search=phong con')).body.items;
    expect(child.parentName).toBe('Trung tâm Mẹ');
    const [merged] = (await clientOf(server).get('/agencies?province=dien-vien&search=xa gop')).body.items;
    const links = (await clientOf(server).get(`/agencies/${merged.id}`)).body.predecessors;
    expect(links.map((l: { agency: { code: string }; partial: boolean }) => [l.agency.code, l.partial]).sort()).toEqual(
      [
        ['xa-hai', true],
        ['xa-mot', false],
      ],
    );
  });

  test('columns that a file does not have stay as they are', async () => {
    const file = await sheetOf([
      ['Mã', 'Tên', 'Loại'],
      ['xa-gop', 'Xã Gộp Lại', 'cấp xã'],
    ]);
    expect((await upload(homeAffairs, 'allOrNothing', file)).body).toMatchObject({ updated: 1, applied: true });
    const [merged] = (await clientOf(server).get('/agencies?province=dien-vien&search=xa gop lai')).body.items;
    expect(merged.version).toBe(2);
    expect((await clientOf(server).get(`/agencies/${merged.id}`)).body.predecessors).toHaveLength(2);
  });

  test('a file that is no spreadsheet, has no columns, or is missing is a clear problem', async () => {
    const noSheet = await upload(homeAffairs, 'preview', 'not a zip at all');
    expect([noSheet.status, noSheet.body.fields[0].code]).toEqual([422, 'notReadable']);
    const broken = await upload(homeAffairs, 'preview', (await sheetOf([header])).subarray(0, 900));
    expect(broken.status).toBe(422);
    const noColumns = await upload(
      homeAffairs,
      'preview',
      await sheetOf([
        ['A', 'B'],
        ['1', '2'],
      ]),
    );
    expect(noColumns.body.faults).toMatchObject([{ sheet: 'Danh sách', row: 1, code: 'columnsMissing' }]);
    expect((await homeAffairs.post('/agencies/import?mode=preview', {})).status).toBe(415);
    expect((await homeAffairs.post('/agencies/import?mode=preview', new FormData())).status).toBe(400);
    expect((await upload(homeAffairs, 'all', await sheetOf([header]))).status).toBe(400);
    expect((await upload(homeAffairs, 'preview', Buffer.alloc(10_000_001))).status).toBe(413);
  });
});
