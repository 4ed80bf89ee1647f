/** The top level of an inputs file and its options, checked and with defaults (SCORE-IO §2). */
import {
  EVIDENCE_POLICIES,
  LAYERS,
  RANK_METHODS,
  type EvidencePolicy,
  type Layer,
  type RankMethod,
} from './policies.js';
import type { Framework } from './framework.js';
import { isObject, own, readNumber, type JsonObject } from './json-value.js';
import { pointer, type Faults } from './problem.js';

export interface ScoreOptions {
  readonly rankMethod: RankMethod;
  readonly decimals: number;
  readonly evidencePolicy: EvidencePolicy;
}

export interface InputsHead {
  readonly layer: Layer;
  readonly options: ScoreOptions;
  /** Null when it may not be looked into. */
  readonly agencies: readonly unknown[] | null;
}

const TOP_KEYS: ReadonlySet<string> = new Set(['frameworkId', 'layer', 'options', 'agencies', 'note']);
const OPTION_KEYS: ReadonlySet<string> = new Set(['rankMethod', 'decimals', 'evidencePolicy']);
const MOST_DECIMALS = 6;

/** Reports every fault of the top level; faulty parts come back as their defaults. */
export function readHead(inputs: JsonObject, framework: Framework, faults: Faults): InputsHead {
  checkKeys(inputs, TOP_KEYS, '', faults);
  let complete = true;
  for (const name of ['frameworkId', 'agencies']) {
    if (Object.hasOwn(inputs, name)) continue;
    faults.add('missingProperty', pointer('', name), { name });
    complete = false;
  }
  const id = own(inputs, 'frameworkId');
  if (id !== undefined && typeof id !== 'string') faults.add('wrongType', '/frameworkId');
  else if (id !== undefined && id !== framework.file.id) {
    faults.add('frameworkMismatch', '/frameworkId', { expected: framework.file.id });
  }
  const layer = oneOf(inputs, 'layer', LAYERS, '', faults) ?? 'final';
  const options = readOptions(own(inputs, 'options'), framework, faults);
  const agencies = own(inputs, 'agencies');
  if (agencies !== undefined && !Array.isArray(agencies)) faults.add('wrongType', '/agencies');
  return { layer, options, agencies: complete && Array.isArray(agencies) ? agencies : null };
}

function readOptions(given: unknown, framework: Framework, faults: Faults): ScoreOptions {
  const fallback: ScoreOptions = {
    rankMethod: 'competition',
    decimals: 2,
    evidencePolicy: framework.evidencePolicy,
  };
  if (given === undefined) return fallback;
  if (!isObject(given)) {
    faults.add('wrongType', '/options');
    return fallback;
  }
  checkKeys(given, OPTION_KEYS, '/options', faults);
  return {
    rankMethod: oneOf(given, 'rankMethod', RANK_METHODS, '/options', faults) ?? fallback.rankMethod,
    decimals: readDecimals(given, faults) ?? fallback.decimals,
    evidencePolicy: oneOf(given, 'evidencePolicy', EVIDENCE_POLICIES, '/options', faults) ?? fallback.evidencePolicy,
  };
}

function readDecimals(options: JsonObject, faults: Faults): number | undefined {
  const given = own(options, 'decimals');
  if (given === undefined) return undefined;
  const at = '/options/decimals';
  const read = readNumber(given);
  if (read === undefined) return faults.add('wrongType', at);
  const decimals = read.isSmall() ? read.toNumber() : MOST_DECIMALS + 1;
  if (decimals < 0 || decimals > MOST_DECIMALS) {
    return faults.add('outOfRange', at, { from: '0', to: String(MOST_DECIMALS) });
  }
  return Number.isInteger(decimals) ? decimals : faults.add('notInteger', at);
}

function oneOf<Value extends string>(
  object: JsonObject,
  key: string,
  allowed: readonly Value[],
  at: string,
  faults: Faults,
): Value | undefined {
  const given = own(object, key);
  if (given === undefined) return undefined;
  if (typeof given !== 'string') return faults.add('wrongType', pointer(at, key));
  const found = allowed.find((value) => value === given);
  return found ?? faults.add('notAllowedValue', pointer(at, key), { allowed: allowed.join(', ') });
}

export function checkKeys(object: JsonObject, allowed: ReadonlySet<string>, at: string, faults: Faults): void {
  for (const key of Object.keys(object)) {
    if (!allowed.has(key)) faults.add('unknownProperty', pointer(at, key), { name: key });
  }
}
