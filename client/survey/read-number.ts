/** Reads `5412`, `5.412`, `97,87` and `97.87`; at most two decimals, as the server takes. Null when it is no number. */
export function readNumber(typed: string): number | null {
  const text = typed.replace(/\s/g, '');
  const grouped = /^\d{1,3}(\.\d{3})+(,\d{1,2})?$/.test(text);
  const plain = grouped ? text.replace(/\./g, '').replace(',', '.') : text.replace(',', '.');
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}
