/** Reads the input of one component, reporting every faulty value at its place (SCORE-IO §2 and §7). */
import type { Ratio } from '../number/ratio.js';
import { Ratio as Exact } from '../number/ratio.js';
import type { TraceStep } from '../trace/trace-step.js';
import { exactText, own, readNumber, type JsonObject } from './json-value.js';
import { pointer, type Faults } from './problem.js';

/** The value of a component is points, or a reason why there are none; `refused` when a problem was reported. */
export type RuleOutcome = Ratio | 'missing' | 'notApplicable' | 'refused';

export class InputReader {
  constructor(
    readonly input: JsonObject,
    readonly at: string,
    readonly faults: Faults,
    /** Where the steps go, null when nobody asked for a trace. */
    readonly trace: TraceStep[] | null,
  ) {}

  has(key: string): boolean {
    return Object.hasOwn(this.input, key);
  }

  value(key: string): unknown {
    return own(this.input, key);
  }

  pathOf(key: string): string {
    return pointer(this.at, key);
  }

  /** A number ≥ 0 under `key`. */
  nonNegative(key: string): Ratio | undefined {
    const read = readNumber(this.value(key));
    if (read !== undefined && read.sign() >= 0) return read;
    return this.required(key) ? nonNegative(this.value(key), this.pathOf(key), this.faults) : undefined;
  }

  /** A whole number ≥ 0 under `key`. */
  count(key: string): Ratio | undefined {
    const read = this.nonNegative(key);
    return read !== undefined && !read.isInteger() ? this.faults.add('notInteger', this.pathOf(key)) : read;
  }

  /** A number from `from` to `to` under `key`. */
  within(key: string, from: Ratio, to: Ratio): Ratio | undefined {
    return within(this.value(key), from, to, this.pathOf(key), this.faults);
  }

  private required(key: string): boolean {
    if (this.has(key)) return true;
    this.faults.add('missingProperty', this.pathOf(key), { name: key });
    return false;
  }
}

export function nonNegative(value: unknown, at: string, faults: Faults): Ratio | undefined {
  const read = readNumber(value);
  if (read === undefined) return faults.add('wrongType', at);
  return read.sign() < 0 ? faults.add('negative', at) : read;
}

export function count(value: unknown, at: string, faults: Faults): Ratio | undefined {
  const read = nonNegative(value, at, faults);
  return read !== undefined && !read.isInteger() ? faults.add('notInteger', at) : read;
}

export function within(value: unknown, from: Ratio, to: Ratio, at: string, faults: Faults): Ratio | undefined {
  const read = readNumber(value);
  if (read === undefined) return faults.add('wrongType', at);
  if (read.compare(from) >= 0 && read.compare(to) <= 0) return read;
  return faults.add('outOfRange', at, { from: exactText(from), to: exactText(to) });
}

/** A share of a whole, 0..1. */
export function share(value: unknown, at: string, faults: Faults): Ratio | undefined {
  return within(value, Exact.ZERO, Exact.ONE, at, faults);
}
