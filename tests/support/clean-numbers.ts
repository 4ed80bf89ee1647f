/** Numbers that must never leave `scoring`. */

/** Paths of NaN, infinities and −0 inside any value; none when it is clean. */
export function uncleanNumbers(value: unknown, path = '$'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path} = ${value}`];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, entry]) => uncleanNumbers(entry, `${path}.${key}`));
}
