/** Comparison rules of schema `statref/1` (see `cases/README.md`): what counts as the expected answer. */

/**
 * Differences between an expected and an actual answer, at most 20, none when equal: numbers within max(abs, rel·|expected|);
 * null = null or undefined; arrays by length and order; objects by the expected keys, further keys are allowed.
 * Beyond the schema: −0 is never right.
 */
export function compare(expected, actual, tolerance) {
  const differences = [];
  walk(expected, actual, tolerance, '$', differences);
  return differences.slice(0, 20);
}

function walk(expected, actual, tolerance, path, differences) {
  if (expected === null) {
    if (actual !== null && actual !== undefined) differences.push(`${path}: expected null, got ${show(actual)}`);
  } else if (typeof expected === 'number') {
    const room = Math.max(tolerance.abs, tolerance.rel * Math.abs(expected));
    if (typeof actual !== 'number' || !(Math.abs(actual - expected) <= room)) {
      differences.push(`${path}: expected ${expected}, got ${show(actual)}`);
    } else if (Object.is(actual, -0)) {
      differences.push(`${path}: -0 must not leave scoring`);
    }
  } else if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) {
      differences.push(`${path}: expected a list of ${expected.length}, got ${show(actual)}`);
    } else {
      expected.forEach((entry, i) => walk(entry, actual[i], tolerance, `${path}[${i}]`, differences));
    }
  } else if (typeof expected === 'object') {
    if (actual === null || typeof actual !== 'object') {
      differences.push(`${path}: expected an object, got ${show(actual)}`);
    } else {
      for (const key of Object.keys(expected))
        walk(expected[key], actual[key], tolerance, `${path}.${key}`, differences);
    }
  } else if (expected !== actual) {
    differences.push(`${path}: expected ${show(expected)}, got ${show(actual)}`);
  }
}

function show(value) {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
