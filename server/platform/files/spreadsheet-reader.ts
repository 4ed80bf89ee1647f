/**
 * Reads an uploaded .xlsx away from the server's own thread. A file that unpacks to too much, or that needs too much memory or
 * time, is refused and takes nothing down with it.
 */
import { Worker } from 'node:worker_threads';
import { Problem } from '../problems/problem.js';

export type SheetCell = string | number | boolean | Date | null;

export interface Sheet {
  readonly name: string;
  /** Row 0 is row 1 of the sheet; rows are equally long. */
  readonly rows: SheetCell[][];
}

const mostUnpackedBytes = 100_000_000;
const longestMilliseconds = 60_000;
const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Sum of the sizes that the zip directory states, or null when the bytes are no zip. */
export function unpackedSize(bytes: Buffer): number | null {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 65_557); at--) {
    if (bytes.readUInt32LE(at) !== endOfDirectory) continue;
    let total = 0;
    let entry = bytes.readUInt32LE(at + 16);
    const entries = bytes.readUInt16LE(at + 10);
    for (let i = 0; i < entries; i++) {
      if (entry + 46 > bytes.length || bytes.readUInt32LE(entry) !== directoryEntry) return null;
      total += bytes.readUInt32LE(entry + 24);
      entry += 46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32);
    }
    return total;
  }
  return null;
}

const notReadable = (): Problem =>
  new Problem('invalid', {
    detail: {
      vi: 'Không đọc được tệp Excel: tệp hỏng, có ô lỗi (như #REF!) hoặc không phải định dạng .xlsx.',
      en: 'The Excel file cannot be read: damaged, with an error cell (such as #REF!), or not .xlsx.',
    },
    fields: [
      { path: 'file', code: 'notReadable', message: { vi: 'Không đọc được tệp .xlsx.', en: 'Not a readable .xlsx.' } },
    ],
  });

let previous: Promise<unknown> = Promise.resolve();

/** All sheets with their rows; files are read one after the other, so that memory stays bounded. @throws Problem invalid or tooLarge */
export async function readSpreadsheet(bytes: Buffer): Promise<Sheet[]> {
  const size = unpackedSize(bytes);
  if (size === null) throw notReadable();
  if (size > mostUnpackedBytes) throw new Problem('tooLarge');
  const reading = previous.then(() => readInWorker(bytes));
  previous = reading.catch(() => undefined);
  return reading;
}

async function readInWorker(bytes: Buffer): Promise<Sheet[]> {
  const worker = new Worker(new URL('./spreadsheet-worker.js', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: 384 },
    stdout: true,
    stderr: true,
  });
  const timer = setTimeout(() => void worker.terminate(), longestMilliseconds);
  try {
    const message = await new Promise<{ sheets?: { sheet: string; data: SheetCell[][] }[]; fault?: string }>(
      (resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', () => reject(notReadable()));
        worker.once('exit', () => reject(notReadable()));
      },
    );
    if (message.sheets === undefined) throw notReadable();
    return message.sheets.map((sheet) => ({ name: sheet.sheet, rows: sheet.data }));
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
