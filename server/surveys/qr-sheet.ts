/**
 * A printable sheet per agency with the QR code of its form (A4 for a wall, A6 for a counter), Vietnamese, in the house
 * font. The font comes in three files by script, so a text is laid out as runs. Pure: values in, document out.
 */
import QRCode from 'qrcode';

export interface SheetContent {
  readonly agencyName: string;
  readonly surveyTitle: string;
  /** Where the QR code leads. */
  readonly url: string;
  /** The code to type when the camera does not work. */
  readonly code: string;
  readonly isSample: boolean;
}

export type SheetFormat = 'a4' | 'a6';

/** Sizes in points. */
const measures = {
  a4: { page: 'A4', width: 595.28, margin: 56, qr: 340, title: 21, name: 30, text: 15, code: 22, small: 11 },
  a6: { page: 'A6', width: 297.64, margin: 22, qr: 150, title: 12, name: 15, text: 9, code: 13, small: 7 },
} as const;

const ACCENT = '#0b4f6c';
const INK = '#1b2430';
const MUTED = '#4d5a67';

/** A pdfmake document of one page per agency. */
export function qrSheets(sheets: readonly SheetContent[], format: SheetFormat): Record<string, unknown> {
  const size = measures[format];
  return {
    pageSize: size.page,
    pageMargins: size.margin,
    info: { title: 'Phiếu lấy ý kiến', creator: 'Thước Đo' },
    defaultStyle: { font: 'latin', color: INK, lineHeight: 1.15 },
    content: sheets.flatMap((sheet, i) => page(sheet, size, i > 0)),
  };
}

function page(sheet: SheetContent, size: (typeof measures)[SheetFormat], breakBefore: boolean): unknown[] {
  const gap = size.text;
  // a long name takes a third line and must not push the code off the page
  const nameSize = sheet.agencyName.length > 60 ? size.name * 0.7 : size.name;
  const inner = size.width - 2 * size.margin;
  return [
    {
      ...line('Ý kiến của Ông/Bà về chất lượng phục vụ', { fontSize: size.title, bold: true, color: ACCENT }),
      ...(breakBefore ? { pageBreak: 'before' } : {}),
    },
    line('Your opinion of our service', { fontSize: size.small, color: MUTED, margin: [0, 2, 0, gap] }),
    line(sheet.agencyName, { fontSize: nameSize, bold: true, margin: [0, 0, 0, gap / 2] }),
    line(sheet.surveyTitle, { fontSize: size.text, color: MUTED, margin: [0, 0, 0, gap] }),
    { canvas: qrSquares(sheet.url, size.qr), margin: [(inner - size.qr) / 2, 0, 0, gap] },
    line('Mở máy ảnh điện thoại, đưa vào mã vuông, chọn mức hài lòng. Không cần tên, không cần tài khoản.', {
      fontSize: size.text,
      margin: [0, 0, 0, gap / 2],
    }),
    line('Scan the code and rate your visit. No name, no account.', {
      fontSize: size.small,
      color: MUTED,
      margin: [0, 0, 0, gap],
    }),
    line(shortAddress(sheet.url), { fontSize: size.text, color: MUTED }),
    line(`Mã phiếu: ${sheet.code}`, { fontSize: size.code, bold: true, margin: [0, 2, 0, gap / 2] }),
    ...(sheet.isSample
      ? [
          line('DỮ LIỆU MẪU: không phải khảo sát thật (sample, not a real survey)', {
            fontSize: size.small,
            bold: true,
            color: '#a3341f',
          }),
        ]
      : []),
  ];
}

const shortAddress = (url: string): string => url.replace(/^https?:\/\//, '');

function line(text: string, style: Record<string, unknown>): Record<string, unknown> {
  return { text: runs(text), alignment: 'center', ...style };
}

/** Letters that the font's file for Vietnamese holds, and those of its file for other Latin languages. */
const VIETNAMESE = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u20ab]/;
const LATIN_EXTENDED = /[\u0100-\u02ff\u1e00-\u1e9f\u2c60-\u2c7f]/;

/** A text as runs of one font file each, NFC. @example runs('Xã').map((run) => run.font) // ['latin'] */
export function runs(text: string): { text: string; font: 'latin' | 'vietnamese' | 'latinExtended' }[] {
  const found: { text: string; font: 'latin' | 'vietnamese' | 'latinExtended' }[] = [];
  for (const letter of text.normalize('NFC')) {
    const font = VIETNAMESE.test(letter) ? 'vietnamese' : LATIN_EXTENDED.test(letter) ? 'latinExtended' : 'latin';
    const last = found.at(-1);
    if (last?.font === font) last.text += letter;
    else found.push({ text: letter, font });
  }
  return found;
}

/** The dark squares of a QR code as rectangles, with the quiet zone of four squares that readers need. */
function qrSquares(url: string, points: number): unknown[] {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'Q' });
  const side = points / (modules.size + 8);
  const squares: unknown[] = [{ type: 'rect', x: 0, y: 0, w: points, h: points, color: '#ffffff' }];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column) === 0) continue;
      const from = column;
      while (column + 1 < modules.size && modules.get(row, column + 1) !== 0) column += 1;
      // a hair more than a square, so that no printer shows a seam
      const w = (column - from + 1) * side + 0.05;
      squares.push({ type: 'rect', x: (4 + from) * side, y: (4 + row) * side, w, h: side + 0.05, color: '#000000' });
    }
  }
  return squares;
}
