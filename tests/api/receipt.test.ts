import { describe, expect, it } from 'vitest';
import { isReceipt, receiptOf, receiptPrefix } from '../../dist/server/responses/receipt.js';

const id = '0198c1f4-2b1a-4c3d-8e5f-1234567890ab';

describe('a receipt', () => {
  it('is the same for the same response and reads well', () => {
    expect(receiptOf('TN', id)).toBe(receiptOf('TN', id));
    expect(receiptOf('TN', id)).toMatch(/^TN-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{2}$/);
    expect(isReceipt(receiptOf('TN', id))).toBe(true);
  });

  it('follows the number behind it: zero is all twos, one ends in 3 and checks as 23', () => {
    expect(receiptOf('TN', '0198c1f4-2b1a-4c3d-8e5f-000000000000')).toBe('TN-2222-2222-22');
    expect(receiptOf('TN', '0198c1f4-2b1a-4c3d-8e5f-000000000001')).toBe('TN-2222-2223-23');
    // 887 = 29·30 + 17 leaves no remainder
    expect(receiptOf('TN', '0198c1f4-2b1a-4c3d-8e5f-000000000377')).toBe('TN-2222-22ZK-22');
  });

  it('shows every single wrong character and every swap of neighbours', () => {
    const receipt = receiptOf('TN', id);
    const places = [3, 4, 5, 6, 8, 9, 10, 11];
    for (const place of places) {
      for (const letter of '23456789ABCDEFGHJKMNPQRSTVWXYZ') {
        if (letter === receipt[place]) continue;
        expect(isReceipt(receipt.slice(0, place) + letter + receipt.slice(place + 1))).toBe(false);
      }
    }
    for (const [i, place] of places.slice(0, -1).entries()) {
      const next = places[i + 1]!;
      if (receipt[place] === receipt[next]) continue;
      const letters = [...receipt];
      [letters[place], letters[next]] = [letters[next]!, letters[place]!];
      expect(isReceipt(letters.join(''))).toBe(false);
    }
  });

  it('begins with the initials of the province', () => {
    expect(receiptPrefix('Tỉnh Thái Nguyên')).toBe('TN');
    expect(receiptPrefix('Tỉnh Đắk Lắk')).toBe('DL');
    expect(receiptPrefix('Tỉnh Mẫu')).toBe('TM');
    expect(receiptPrefix('')).toBe('TD');
  });
});
