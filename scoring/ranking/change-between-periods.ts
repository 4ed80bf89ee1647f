/**
 * Change against an earlier period through predecessors (METHODS §5): a score belongs to the agency as it was, a trend
 * may follow predecessors but is a break, and ranks are compared only between like and like.
 */
import { Ratio } from '../number/ratio.js';

/** A published place of one period. Ranks are compared only where `group` agrees. */
export interface PeriodPlace {
  readonly id: string;
  readonly group: string | null;
  readonly value: Ratio | null;
  readonly competition: number | null;
}

/** An agency that went into the present one. `share` (0..1, decimal text for exactness) when it was split; null: whole. */
export interface Predecessor {
  readonly id: string;
  readonly share: string | number | null;
}

/**
 * `same`: the agency itself was measured before. `predecessors`: others went into it, drawn as a break. `methodChanged`:
 * the figures must not be compared. `none`: nothing earlier is known.
 */
export type Continuity = 'same' | 'predecessors' | 'methodChanged' | 'none';

export interface PeriodChange {
  readonly continuity: Continuity;
  /** The earlier value, or the mean of the predecessors' values weighted by `weightOf`; null when unknown. */
  readonly earlier: Ratio | null;
  /** Present minus earlier, in the measure's unit; null under `methodChanged`. */
  readonly difference: Ratio | null;
  /** Places gained (positive) or lost, only for the same agency in the same block. */
  readonly places: number | null;
  /** Ids the earlier value rests on. */
  readonly from: readonly string[];
}

/**
 * Compares a present place with the earlier period. `sameMethod` says whether rule and framework version agree. The mean
 * of several predecessors is weighted by `weightOf` (forms or dossiers; 1 each when absent) times their share.
 *
 * Cost: O(predecessors).
 *
 * @example
 * const earlier = new Map([['a', { id: 'a', group: null, value: Ratio.of(80), competition: 5 }]]);
 * const present = { id: 'a', group: null, value: Ratio.of(82), competition: 2 };
 * changeBetweenPeriods(present, { earlier, predecessors: [], sameMethod: true }).places // 3
 */
export function changeBetweenPeriods(
  present: PeriodPlace,
  past: {
    readonly earlier: ReadonlyMap<string, PeriodPlace>;
    readonly predecessors: readonly Predecessor[];
    readonly sameMethod: boolean;
    readonly weightOf?: (id: string) => number;
  },
): PeriodChange {
  const own = past.earlier.get(present.id);
  if (own !== undefined && own.value !== null) {
    const comparable = past.sameMethod;
    const sameBlock = comparable && own.group === present.group;
    const ranked = own.competition !== null && present.competition !== null;
    return {
      continuity: comparable ? 'same' : 'methodChanged',
      earlier: own.value,
      difference: comparable ? differenceOf(present.value, own.value) : null,
      places: sameBlock && ranked ? (own.competition as number) - (present.competition as number) : null,
      from: [own.id],
    };
  }
  const { weightOf = () => 1 } = past;
  let [sum, total] = [Ratio.ZERO, Ratio.ZERO];
  const from: string[] = [];
  for (const { id, share } of past.predecessors) {
    const value = past.earlier.get(id)?.value ?? null;
    const weight = Ratio.parse(weightOf(id)).mul(share === null ? Ratio.ONE : Ratio.parse(share));
    if (value === null || weight.sign() <= 0) continue;
    sum = sum.add(value.mul(weight));
    total = total.add(weight);
    from.push(id);
  }
  if (from.length === 0) return { continuity: 'none', earlier: null, difference: null, places: null, from };
  const earlier = sum.div(total);
  return {
    continuity: past.sameMethod ? 'predecessors' : 'methodChanged',
    earlier,
    difference: past.sameMethod ? differenceOf(present.value, earlier) : null,
    places: null,
    from,
  };
}

function differenceOf(present: Ratio | null, earlier: Ratio): Ratio | null {
  return present === null ? null : present.sub(earlier);
}
