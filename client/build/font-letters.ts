/**
 * The letters kept in the built fonts: the whole Vietnamese alphabet, since questionnaires and agency names come from the
 * database, with digits, ASCII and typographic signs. Signs used in message files are added by the plugin.
 */
const BASES = 'aăâeêioôơuưyAĂÂEÊIOÔƠUƯY';
const TONES = ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

function vietnameseVowels(): string {
  return [...BASES].map((base) => TONES.map((tone) => (base + tone).normalize('NFC')).join('')).join('');
}

function printableAscii(): string {
  return Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
}

/** Every letter that any text in Vietnamese or English may need. */
export const FONT_LETTERS = `${printableAscii()}${vietnameseVowels()}đĐ–—…·“”‘’«»×°²³₫−≥≤→\u00a0`;

/** What "Thuoc Do Figures" covers: digits and the signs between them. */
export const FIGURE_LETTERS = '0123456789,.%+−–-/';
