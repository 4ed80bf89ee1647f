/** Paths of numbers that must never leave `scoring`: NaN, Infinity, −0. */
export function strayNumbers(value: unknown, path = '$'): string[] {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? [] : [`${path} = ${value}`];
  if (typeof value === 'function' || value === null || typeof value !== 'object') return [];
  if (ArrayBuffer.isView(value)) return strayNumbers(Array.from(value as unknown as ArrayLike<number>), path);
  return Object.entries(value).flatMap(([key, inner]) => strayNumbers(inner, `${path}.${key}`));
}
