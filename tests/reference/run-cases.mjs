/** Runs reference cases against an adapter table. */
import { compare } from './compare.mjs';

/**
 * Differences of one check, none when it passes. A refusal is an error that says so itself (its name ends in "Error" and it carries a
 * code); where one is expected any other exception is a fault.
 */
export function differencesOf(check, method) {
  let actual;
  try {
    actual = method(check.args, check.method);
  } catch (error) {
    if (check.expect?.error && typeof error?.code === 'string') return [];
    return [`threw ${error?.name}: ${error?.message}`];
  }
  return check.expect?.error
    ? [`expected a refusal, got ${JSON.stringify(actual)}`]
    : compare(check.expect, actual, check.tol);
}

/** `{ passed, failed, skipped, failures, missing }` over cases from `readCases`; a method that the table lacks is skipped by name. */
export function runCases(table, cases) {
  const result = { passed: 0, failed: 0, skipped: 0, failures: [], missing: new Set() };
  for (const { name, checks } of cases) {
    for (const check of checks) {
      const method = table[check.method];
      if (!method) {
        result.skipped += 1;
        result.missing.add(check.method);
        continue;
      }
      const differences = differencesOf(check, method);
      if (differences.length === 0) result.passed += 1;
      else {
        result.failed += 1;
        result.failures.push({ case: name, id: check.id, method: check.method, differences });
      }
    }
  }
  return result;
}
