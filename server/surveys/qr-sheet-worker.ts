/** The worker thread of `qr-sheet-printer.ts`: hundreds of pages would otherwise keep citizens' answers waiting. */
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import { qrSheets, type SheetContent, type SheetFormat } from './qr-sheet.js';

const fontFile = (script: string, weight: 400 | 700): string =>
  fileURLToPath(import.meta.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${script}-${weight}-normal.woff`));
const font = (script: string) => ({ normal: fontFile(script, 400), bold: fontFile(script, 700) });

const { sheets, format } = workerData as { sheets: SheetContent[]; format: SheetFormat };
const fonts = { latin: font('latin'), vietnamese: font('vietnamese'), latinExtended: font('latin-ext') };
const ownFiles = new Set(Object.values(fonts).flatMap((files) => Object.values(files)));
pdfmake.setFonts(fonts);
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((file) => ownFiles.has(file));
parentPort?.postMessage(await pdfmake.createPdf(qrSheets(sheets, format)).getBuffer());
