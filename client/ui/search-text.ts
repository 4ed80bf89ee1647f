/** Search without accents (LESSONS L20): "dai tu" finds "Đại Từ", in NFC and NFD alike. */

/** Lower case, without accents, đ as d, runs of blanks as one. */
export function searchText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether every word of `wanted` begins a word of `text`, or `wanted` occurs in it as it stands. */
export function matchesSearch(text: string, wanted: string): boolean {
  const needle = searchText(wanted);
  if (needle === '') return true;
  const hay = searchText(text);
  if (hay.includes(needle)) return true;
  const words = hay.split(' ');
  return needle.split(' ').every((part) => words.some((word) => word.startsWith(part)));
}
