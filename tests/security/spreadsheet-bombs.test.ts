/** Spreadsheets made to break the reader: refused, and the server goes on with its memory. */
import { readFileSync } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCast, clientOf, signIn, type Answer, type Client } from '../support/cast.js';
import { startServer, type TestServer } from '../support/server.js';

let server: TestServer;
let homeAffairs: Client;
beforeAll(async () => {
  server = await startServer();
  await addCast(server.database);
  homeAffairs = await signIn(server, 'home-affairs');
});
afterAll(() => server.stop());

interface Entry {
  readonly name: string;
  readonly content: Buffer;
  /** The unpacked size that the archive claims; the true one unless told. */
  readonly claims?: number;
}

/** A zip archive by hand, since no zip library would write a false size. */
function zip(entries: readonly Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claims } of entries) {
    const packed = deflateRawSync(content, { level: 9 });
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(content), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(claims ?? content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    local.copy(central, 6, 4, 30);
    central.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += 30 + name.length + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook whose only sheet has the given rows as XML. */
const workbook = (rows: string | Buffer, claims?: number): Buffer =>
  zip([
    {
      name: '[Content_Types].xml',
      content: Buffer.from(
        `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>`,
      ),
    },
    {
      name: '_rels/.rels',
      content: Buffer.from(
        `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    },
    {
      name: 'xl/workbook.xml',
      content: Buffer.from(
        `<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: Buffer.from(
        `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: Buffer.concat([
        Buffer.from(
          `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`,
        ),
        Buffer.from(rows),
        Buffer.from('</sheetData></worksheet>'),
      ]),
      ...(claims === undefined ? {} : { claims }),
    },
  ]);

async function upload(file: Buffer): Promise<Answer> {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(file)]), 'so.xlsx');
  return homeAffairs.post('/agencies/import?mode=preview', form);
}

/** Resident memory of the server, in MB. */
const memory = (): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.process.pid}/status`, 'utf8'))?.[1]) / 1024;

const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

test('the workbook by hand is one that the reader takes', async () => {
  const report = await upload(
    workbook(
      `<row r="1">${cell('A1', 'Tên')}${cell('B1', 'Loại')}</row><row r="2">${cell('A2', 'Sở Tay')}${cell('B2', 'department')}</row>`,
    ),
  );
  expect(report.body).toMatchObject({ rows: 1, created: 1, faults: [] });
});

test('a cell in the last corner of a sheet', async () => {
  const file = workbook(
    `<row r="1">${cell('A1', 'Tên')}${cell('B1', 'Loại')}</row><row r="1048576">${cell('XFD1048576', 'x')}</row>`,
  );
  const { status, body } = await upload(file);
  expect([status, body.code]).toEqual([422, 'invalid']);
});

test('a file that unpacks to 200 MB and says so', async () => {
  const file = workbook(Buffer.alloc(200_000_000, ' '));
  expect(file.length).toBeLessThan(1_000_000);
  const { status, body } = await upload(file);
  expect([status, body.code]).toEqual([413, 'tooLarge']);
});

test('a file that unpacks to 400 MB and lies about it', async () => {
  const { status } = await upload(workbook(Buffer.alloc(400_000_000, ' '), 1000));
  expect([413, 422]).toContain(status);
});

test('after all of them the server answers and has its memory back', async () => {
  expect((await clientOf(server).get('/api/health/ready')).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(memory()).toBeLessThan(400);
});
