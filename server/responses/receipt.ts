/**
 * The receipt a citizen can note down: letters and digits that are not mistaken for each other and two check characters.
 * It follows from the response's UUID alone, so that a repeated answer shows the same receipt without another column.
 */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const BASE = ALPHABET.length;
const LENGTH = 8;
/** Prime below 30²: every single wrong character and every swap of neighbours changes the remainder. */
const CHECK_PRIME = 887;

/** @example receiptOf('TN', '0198c1f4-2b1a-7c3d-8e5f-00000000002a') // 'TN-2222-223E-3E' */
export function receiptOf(prefix: string, responseId: string): string {
  const number = Number.parseInt(responseId.slice(-10), 16) % 2 ** 39;
  const code = inBase(number, LENGTH);
  return `${prefix}-${code.slice(0, 4)}-${code.slice(4)}-${inBase(number % CHECK_PRIME, 2)}`;
}

/** Whether a receipt's check characters fit: tells a typing mistake from an unknown receipt. */
export function isReceipt(receipt: string): boolean {
  const match = /^[A-Z]{1,4}-([2-9A-Z]{4})-([2-9A-Z]{4})-([2-9A-Z]{2})$/.exec(receipt);
  if (match === null) return false;
  const number = valueOf(`${match[1]}${match[2]}`);
  return number !== null && inBase(number % CHECK_PRIME, 2) === match[3];
}

/** Initials of the last two words of a province's name: Tỉnh Thái Nguyên → TN. */
export function receiptPrefix(provinceName: string): string {
  const plain = provinceName.replace(/[Đđ]/g, 'D').normalize('NFD').replace(/\p{M}/gu, '');
  const initials = plain.split(/\s+/).filter(Boolean).slice(-2).map((word) => word.charAt(0).toUpperCase()).join(''); // prettier-ignore
  return /^[A-Z]{1,4}$/.test(initials) ? initials : 'TD';
}

function inBase(number: number, length: number): string {
  let text = '';
  let left = number;
  for (let i = 0; i < length; i += 1) {
    text = ALPHABET.charAt(left % BASE) + text;
    left = Math.floor(left / BASE);
  }
  return text;
}

function valueOf(code: string): number | null {
  let number = 0;
  for (const letter of code) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return null;
    number = number * BASE + digit;
  }
  return number;
}
