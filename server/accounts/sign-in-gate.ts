/**
 * Slows guessing without locking an office out (LESSONS L10): wrong attempts count by account and address together, more
 * loosely by account over all addresses, and very loosely by address over all accounts. Who signed in from an address
 * within the last day is measured by the first rule alone.
 */
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { createHmac } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { DataSource } from 'typeorm';
import { Clock } from '../platform/clock/clock.js';
import { Problem } from '../platform/problems/problem.js';
import { SECRETS, type Secrets } from '../platform/secrets/secrets.js';

/** Wrong attempts that cost nothing, then a wait that doubles from two seconds up to the longest. */
export interface SlowingRule {
  readonly free: number;
  readonly longestSeconds: number;
}

export const slowingRules = {
  accountAtAddress: { free: 5, longestSeconds: 900 },
  account: { free: 20, longestSeconds: 60 },
  address: { free: 200, longestSeconds: 30 },
} as const satisfies Record<string, SlowingRule>;

/** Seconds between the last wrong attempt and the next one. */
export function waitAfter(failures: number, rule: SlowingRule): number {
  return failures < rule.free ? 0 : Math.min(2 ** Math.min(failures - rule.free + 1, 30), rule.longestSeconds);
}

/** The part of an address that one household or office shares: all of IPv4, the first 64 bits of IPv6. */
export function addressPart(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  return [...left, ...middle, ...right].slice(0, 4).join(':');
}

export interface Attempt {
  readonly id: string;
}

interface Counts {
  pair: number;
  pairLast: Date | null;
  account: number;
  accountLast: Date | null;
  address: number;
  addressLast: Date | null;
}

const day = 86_400_000;

@Injectable()
export class SignInGate implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.purge();
    this.timer = setInterval(() => void this.purge().catch(() => undefined), 3_600_000);
    this.timer.unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** Addresses are not kept longer than the slowing needs them. */
  async purge(): Promise<void> {
    await this.database.query('DELETE FROM sign_in_attempt WHERE at < $1', [new Date(this.clock.milliseconds() - day)]);
  }

  /**
   * Takes the right to check one password. The attempt stands as wrong until it is settled, so that parallel guesses count.
   * @throws Problem tooManyAttempts with the seconds to wait
   */
  async take(username: string, address: string): Promise<Attempt> {
    const accountKey = this.keyed('account', username.normalize('NFC').toLowerCase());
    const addressKey = this.keyed('address', addressPart(address));
    return this.database.transaction(async (manager) => {
      await manager.query('SELECT pg_advisory_xact_lock($1::bigint)', [accountKey.readBigInt64BE().toString()]);
      const now = this.clock.now();
      const rows: Counts[] = await manager.query(
        `WITH recent AS (
           SELECT * FROM sign_in_attempt WHERE at > $3 AND (account_key = $1 OR address_key = $2)
         ), mark AS (
           SELECT coalesce(max(id) FILTER (WHERE account_key = $1 AND address_key = $2), 0) AS pair,
                  coalesce(max(id) FILTER (WHERE account_key = $1), 0) AS account
             FROM recent WHERE succeeded
         )
         SELECT count(*) FILTER (WHERE account_key = $1 AND address_key = $2 AND id > mark.pair)::int AS pair,
                max(at) FILTER (WHERE account_key = $1 AND address_key = $2 AND id > mark.pair) AS "pairLast",
                count(*) FILTER (WHERE account_key = $1 AND id > mark.account)::int AS account,
                max(at) FILTER (WHERE account_key = $1 AND id > mark.account) AS "accountLast",
                count(*) FILTER (WHERE address_key = $2 AND at > $4)::int AS address,
                max(at) FILTER (WHERE address_key = $2 AND at > $4) AS "addressLast"
           FROM recent, mark WHERE NOT succeeded`,
        [accountKey, addressKey, new Date(now.getTime() - day), new Date(now.getTime() - 900_000)],
      );
      const knownRows: { known: boolean }[] = await manager.query(
        `SELECT EXISTS (SELECT FROM sign_in_attempt
                         WHERE account_key = $1 AND address_key = $2 AND at > $3 AND succeeded) AS known`,
        [accountKey, addressKey, new Date(now.getTime() - day)],
      );
      const counts = rows[0];
      const known = knownRows[0]?.known === true;
      const readyAt = (last: Date | null | undefined, failures: number, rule: SlowingRule): number =>
        last === null || last === undefined || failures < rule.free
          ? 0
          : last.getTime() + waitAfter(failures, rule) * 1000;
      const wait =
        Math.max(
          readyAt(counts?.pairLast, counts?.pair ?? 0, slowingRules.accountAtAddress),
          known ? 0 : readyAt(counts?.accountLast, counts?.account ?? 0, slowingRules.account),
          known ? 0 : readyAt(counts?.addressLast, counts?.address ?? 0, slowingRules.address),
        ) - now.getTime();
      if (wait > 0) {
        const seconds = Math.ceil(wait / 1000);
        throw new Problem('tooManyAttempts', {
          retryAfter: seconds,
          detail: {
            vi: `Thử đăng nhập sai nhiều lần. Xin đợi ${seconds} giây rồi thử lại.`,
            en: `Too many wrong attempts. Please wait ${seconds} seconds and try again.`,
          },
        });
      }
      const made: Attempt[] = await manager.query(
        `INSERT INTO sign_in_attempt (account_key, address_key, at, succeeded) VALUES ($1, $2, $3, false)
         RETURNING id::text`,
        [accountKey, addressKey, now],
      );
      return { id: made[0]?.id ?? '' };
    });
  }

  /** A right password ends the count; `undecided` (the two-step code is still to come) leaves no trace in it. */
  async settle(attempt: Attempt, outcome: 'succeeded' | 'undecided'): Promise<void> {
    await this.database.query(
      outcome === 'succeeded'
        ? 'UPDATE sign_in_attempt SET succeeded = true WHERE id = $1'
        : 'DELETE FROM sign_in_attempt WHERE id = $1',
      [attempt.id],
    );
  }

  private keyed(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.secrets.session).update(`sign-in:${purpose}:${text}`).digest();
  }
}
