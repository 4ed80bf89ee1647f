/**
 * Rows of a CSV text (RFC 4180: quotes, doubled quotes, CRLF or LF, byte order mark; comma or semicolon by the header).
 * By hand because no CSV library is among the dependencies and this is all the command line needs.
 */

export interface CsvTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Header and rows; cells are NFC-normalised, blank lines are left out. Short rows are filled with empty cells. */
export function readCsv(text: string): CsvTable {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const headerEnd = body.search(/[\r\n]/);
  const first = headerEnd < 0 ? body : body.slice(0, headerEnd);
  const separator = first.split(';').length > first.split(',').length ? ';' : ',';
  const records = body.includes('"') ? quotedRecords(body, separator) : plainRecords(body, separator);
  const [header = [], ...rows] = records.filter((record) => record.length > 1 || record[0] !== '');
  return { header: header.map((name) => clean(name)), rows };
}

function plainRecords(body: string, separator: string): string[][] {
  return body.split(/\r\n|\n|\r/).map((line) => line.split(separator).map(clean));
}

function quotedRecords(body: string, separator: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  const endRecord = (): void => {
    record.push(clean(cell));
    records.push(record);
    [record, cell] = [[], ''];
  };
  for (let i = 0; i < body.length; i += 1) {
    const char = body[i] as string;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (body[i + 1] === '"') {
        cell += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === separator) {
      record.push(clean(cell));
      cell = '';
    } else if (char === '\n') endRecord();
    else if (char === '\r') {
      if (body[i + 1] === '\n') i += 1;
      endRecord();
    } else cell += char;
  }
  endRecord();
  return records;
}

const clean = (cell: string): string => cell.trim().normalize('NFC');
