/** Labels of options and weights: found by NFC, and no two the same. */
import { labelKey } from '../json-value.js';
import { pointer } from '../problem.js';
import type { RuleSite } from './rule-shape.js';

/** Index of each label, after NFC normalisation. */
export function indexByLabel(entries: readonly { readonly label: string }[]): ReadonlyMap<string, number> {
  return new Map(entries.map(({ label }, index) => [labelKey(label), index]));
}

/** `duplicateLabel` at every label that already stands above. */
export function checkLabels(
  entries: readonly { readonly label: string }[],
  list: string,
  { at, about, faults }: RuleSite,
): void {
  const seen = new Set<string>();
  entries.forEach(({ label }, index) => {
    const key = labelKey(label);
    if (seen.has(key)) faults.add('duplicateLabel', `${pointer(pointer(at, list), index)}/label`, { about, label });
    seen.add(key);
  });
}
