/** Forms a device and the time between them: one tablet that answers for many, or in bursts. */
import { cellOf, type AnswerRecord } from '../statistics/likert/answer-codes.js';
import { compareIds, partition } from './exact-duplicates.js';

/** Forms from one device, flagged above the maximum. */
export interface DeviceCount {
  readonly device: string | number;
  readonly count: number;
  readonly flagged: boolean;
}

/** Smallest gap between consecutive starts on one device and how many gaps are short. */
export interface DeviceGaps {
  readonly device: string | number;
  readonly minGapMinutes: number;
  readonly shortGaps: number;
}

/** Places of the rows of every device, devices in order of their name; rows without a device are left out. */
function byDevice(rows: readonly AnswerRecord[], device: string): [string | number, number[]][] {
  return [...partition(rows, device)]
    .map(([name, places]): [string | number, number[]] => [name as string | number, places])
    .sort((a, b) => compareIds(a[0], b[0]));
}

/**
 * Forms a device in order of the device's name. `device` names the column. Cost: one pass.
 *
 * @throws ScoringError `badInput` for an unknown column.
 * @example deviceCounts({ rows: [{ d: 'D1' }, { d: 'D1' }], device: 'd', maxPerDevice: 1 }) // [{ device: 'D1', count: 2, flagged: true }]
 */
export function deviceCounts(input: {
  readonly rows: readonly AnswerRecord[];
  readonly device: string;
  readonly maxPerDevice: number;
}): DeviceCount[] {
  return byDevice(input.rows, input.device).map(([device, places]) => ({
    device,
    count: places.length,
    flagged: places.length > input.maxPerDevice,
  }));
}

/**
 * Gaps between consecutive starts on every device with two or more of them, in order of the device's name. `minute`
 * names the column of start
 * times; a gap under `shortGap` is short. Cost: one sort a device.
 *
 * @throws ScoringError `badInput` for an unknown column.
 * @example deviceGaps({ rows: [{ d: 'D1', m: 9 }, { d: 'D1', m: 7 }], device: 'd', minute: 'm', shortGap: 5 }) // [{ device: 'D1', minGapMinutes: 2, shortGaps: 1 }]
 */
export function deviceGaps(input: {
  readonly rows: readonly AnswerRecord[];
  readonly device: string;
  readonly minute: string;
  readonly shortGap: number;
}): DeviceGaps[] {
  return byDevice(input.rows, input.device).flatMap(([device, places]) => {
    const minutes = places
      .map((at) => cellOf(input.rows[at]!, input.minute))
      .filter((minute) => typeof minute === 'number')
      .sort((a, b) => a - b);
    const gaps = minutes.slice(1).map((minute, at) => minute - minutes[at]!);
    if (gaps.length === 0) return [];
    return [{ device, minGapMinutes: Math.min(...gaps), shortGaps: gaps.filter((gap) => gap < input.shortGap).length }];
  });
}
