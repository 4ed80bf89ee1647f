/** The only place that asks the machine for the time, so that tests and rules about time have one door. */
import { Injectable } from '@nestjs/common';

@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** Milliseconds since 1970 (UTC). */
  milliseconds(): number {
    return Date.now();
  }

  /** Today in the province (Asia/Ho_Chi_Minh, UTC+7 without summer time), as YYYY-MM-DD. */
  today(): string {
    return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  }
}
