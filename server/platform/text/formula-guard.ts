/** Spreadsheet programs run a text that begins like a formula: such a text is written with an apostrophe before it (LESSONS L8). */

/** A text that no spreadsheet program takes for a formula. */
export const guarded = (text: string): string => (/^[=+\-@\t\r]|^'[=+\-@\t\r']/.test(text) ? `'${text}` : text);

/** The text that `guarded` was given; for files that come back after editing. */
export const unguarded = (text: string): string => (/^'[=+\-@\t\r']/.test(text) ? text.slice(1) : text);
