/** The worker thread of `spreadsheet-reader.ts`: reads one file with a bounded heap and posts its sheets. */
import readXlsxFile from 'read-excel-file/node';
import { parentPort, workerData } from 'node:worker_threads';

try {
  const sheets = await readXlsxFile(Buffer.from(workerData as Uint8Array));
  parentPort?.postMessage({ sheets });
} catch (error) {
  parentPort?.postMessage({ fault: error instanceof Error ? error.message : String(error) });
}
