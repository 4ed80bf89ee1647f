/** Sessions: random tokens in an httpOnly cookie, stored hashed; one row a device, closed by its owner or by time (DESIGN §8). */
import { Inject, Injectable } from '@nestjs/common';
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { SECRETS, type Secrets } from '../secrets/secrets.js';
import type { Role, Sector } from './permission-table.js';
import type { Principal } from './principal.js';

export const sessionCookie = 'thuocdo_session';
const idleHours = 12;
/** A session ends after this long, whatever happens. */
export const longestSessionDays = 14;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

interface SessionRow {
  session_id: string;
  last_seen_at: Date;
  account_id: string;
  username: string;
  full_name: string;
  role: Role;
  agency_id: string | null;
  sector: Sector | null;
  province_id: string;
  bound: boolean;
  must_change_password: boolean;
}

@Injectable()
export class Sessions {
  constructor(
    private readonly database: DataSource,
    private readonly clock: Clock,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** Opens a session and returns its token, which is stored nowhere. */
  async open(manager: EntityManager, accountId: string, provinceId: string, userAgent: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    await manager.query('DELETE FROM session WHERE account_id = $1 AND expires_at <= $2', [accountId, now]);
    await manager.query(
      `INSERT INTO session (token_hash, account_id, province_id, user_agent, created_at, last_seen_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $5, $6)`,
      [
        hashOf(token),
        accountId,
        provinceId,
        userAgent.slice(0, 300),
        now,
        new Date(now.getTime() + longestSessionDays * 86_400_000),
      ],
    );
    return token;
  }

  /** The principal of a token, or null when it is unknown, closed, idle too long, expired or its account disabled. */
  async resolve(token: string): Promise<Principal | null> {
    if (!/^[\w-]{43}$/.test(token)) return null;
    const now = this.clock.now();
    const rows: SessionRow[] = await this.database.query(
      `SELECT s.id AS session_id, s.last_seen_at, a.id AS account_id, a.username, a.full_name, a.role, a.agency_id, a.sector,
              s.province_id, a.province_id IS NOT NULL AS bound, a.must_change_password
         FROM session s JOIN account a ON a.id = s.account_id
        WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.last_seen_at > $3 AND a.disabled_at IS NULL
          AND (a.province_id IS NULL OR a.province_id = s.province_id)`,
      [hashOf(token), now, new Date(now.getTime() - idleHours * 3_600_000)],
    );
    const row = rows[0];
    if (row === undefined) return null;
    if (now.getTime() - row.last_seen_at.getTime() > 60_000) {
      await this.database.query('UPDATE session SET last_seen_at = $2 WHERE id = $1', [row.session_id, now]);
    }
    return {
      sessionId: row.session_id,
      accountId: row.account_id,
      username: row.username,
      fullName: row.full_name,
      role: row.role,
      agencyId: row.agency_id,
      sector: row.sector,
      provinceId: row.province_id,
      boundToProvince: row.bound,
      mustChangePassword: row.must_change_password,
    };
  }

  /** Sessions of an account that still answer, the latest used first. */
  list(accountId: string): Promise<{ id: string; createdAt: Date; lastSeenAt: Date; userAgent: string }[]> {
    const now = this.clock.now();
    return this.database.query(
      `SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", user_agent AS "userAgent" FROM session
        WHERE account_id = $1 AND expires_at > $2 AND last_seen_at > $3 ORDER BY last_seen_at DESC, id`,
      [accountId, now, new Date(now.getTime() - idleHours * 3_600_000)],
    );
  }

  /** Closes one session of an account, or all but one. */
  async close(
    manager: EntityManager,
    accountId: string,
    which: { sessionId: string } | { exceptId: string | null },
  ): Promise<number> {
    const closed: unknown = await manager.query(
      'sessionId' in which
        ? 'WITH gone AS (DELETE FROM session WHERE account_id = $1 AND id = $2 RETURNING 1) SELECT count(*)::int AS n FROM gone'
        : 'WITH gone AS (DELETE FROM session WHERE account_id = $1 AND id IS DISTINCT FROM $2 RETURNING 1) SELECT count(*)::int AS n FROM gone',
      [accountId, 'sessionId' in which ? which.sessionId : which.exceptId],
    );
    return (closed as { n: number }[])[0]?.n ?? 0;
  }

  /** Token that a page must send back with every change (x-csrf-token); bound to the session, stored nowhere. */
  csrfToken(token: string): string {
    return createHmac('sha256', this.secrets.session).update(`csrf:${token}`).digest('base64url');
  }

  csrfMatches(token: string, sent: unknown): boolean {
    if (typeof sent !== 'string') return false;
    const wanted = Buffer.from(this.csrfToken(token));
    const given = Buffer.from(sent);
    return wanted.length === given.length && timingSafeEqual(wanted, given);
  }
}
