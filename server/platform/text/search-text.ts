/** Search without accents: "dai tu" finds "Đại Từ", whichever Unicode form either was typed in (LESSONS L20). */

/** Lower case without marks: `Đại Từ` → `dai tu`. Anything but letters and digits becomes one space. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a row stores: every word stands after a space, so that a pattern can ask for the beginning of a word. */
export const searchText = (...parts: readonly (string | null | undefined)[]): string =>
  ` ${withoutAccents(parts.filter((part) => part !== null && part !== undefined).join(' '))}`;

/**
 * Patterns for `search_text LIKE ALL ($n::text[])`: the words in their order, each as the beginning of a word, and the last one
 * unfinished. An empty query gives `%`. No pattern sign of the reader's survives, since only letters and digits do.
 */
export function searchPatterns(query: string | undefined): string[] {
  const words = withoutAccents(query ?? '');
  return words === '' ? ['%'] : [`% ${words.split(' ').join('% ')}%`];
}
