/**
 * When an answer counts (DESIGN §4): an answer given in time on a device without a connection is never refused, however
 * late it is sent; only an online page that starts after the end is told that the survey is closed.
 */
export interface SurveyTimes {
  readonly state: 'draft' | 'open' | 'closed';
  /** Milliseconds since 1970, or null. */
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly closedAt: number | null;
  readonly graceDays: number;
}

export interface DeviceTimes {
  readonly startedAt: number | null;
  readonly answeredAt: number;
  /** The device's clock at the moment of sending. */
  readonly sentAt: number;
  readonly offline: boolean;
}

export type Admission =
  | {
      readonly admitted: true;
      readonly startedAt: number | null;
      readonly answeredAt: number;
      readonly exclusion: 'late' | null;
    }
  | { readonly admitted: false; readonly code: 'surveyNotOpen' | 'surveyClosed' };

const DAY = 86_400_000;

/** The moment a round ends: when it was closed, or when it closes by itself; null = no end is set. */
export function endOf(times: SurveyTimes): number | null {
  if (times.closedAt !== null && times.closesAt !== null) return Math.min(times.closedAt, times.closesAt);
  return times.closedAt ?? times.closesAt;
}

/** The state a citizen meets at a moment. */
export function stateAt(times: SurveyTimes, now: number): 'draft' | 'open' | 'closed' {
  if (times.state === 'draft') return 'draft';
  const end = endOf(times);
  if (times.state === 'closed' || (end !== null && now > end)) return 'closed';
  return times.opensAt !== null && now < times.opensAt ? 'draft' : 'open';
}

/**
 * Admits an answer, or names why not. The device's clock is corrected by what it said when sending; a moment that would
 * still lie in the future becomes `now`.
 */
export function admit(times: SurveyTimes, device: DeviceTimes, now: number): Admission {
  const skew = now - device.sentAt;
  const answeredAt = Math.min(device.answeredAt + skew, now);
  const startedAt = device.startedAt === null ? null : Math.min(device.startedAt + skew, answeredAt);
  const state = stateAt(times, now);
  if (state === 'draft') return { admitted: false, code: 'surveyNotOpen' };
  if (state === 'open') return { admitted: true, startedAt, answeredAt, exclusion: null };
  const end = endOf(times) as number;
  const inTime = device.offline ? answeredAt <= end : (startedAt ?? answeredAt) <= end;
  if (!inTime && !device.offline) return { admitted: false, code: 'surveyClosed' };
  const counts = inTime && now <= end + times.graceDays * DAY;
  return { admitted: true, startedAt, answeredAt, exclusion: counts ? null : 'late' };
}
