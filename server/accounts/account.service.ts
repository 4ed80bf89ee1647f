/** Accounts of a province: list, make, change, reset. An account sees and changes only those of its own scope. */
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, systemActor, type AuditActor } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { limits, pageOf, type Page } from '../platform/dto/shapes.js';
import { auditActor, type Principal } from '../platform/permissions/principal.js';
import { Sessions } from '../platform/permissions/sessions.js';
import { describeConstraint } from '../platform/problems/database-problems.js';
import { Problem } from '../platform/problems/problem.js';
import { searchPatterns, searchText } from '../platform/text/search-text.js';
import { fittingScope, type AccountScope } from './account-rules.js';
import type { Account, AccountChange, AccountQuery, MadeAccount, NewAccount, OneTimePassword } from './account.dto.js';
import { hashPassword, oneTimePassword } from './password.js';

describeConstraint('account_username_unique', 'username', {
  vi: 'Tên đăng nhập này đã có người dùng.',
  en: 'This user name is taken.',
});

const columns = `a.id, a.username, a.full_name AS "fullName", a.role, a.agency_id AS "agencyId", g.name AS "agencyName",
  a.sector, a.province_id AS "provinceId", a.disabled_at AS "disabledAt", a.last_sign_in_at AS "lastSignInAt",
  a.totp_confirmed_at IS NOT NULL AS "totpEnabled", a.created_at AS "createdAt", a.version`;

/** $1 = province of the session, $2 = the reader is bound to it: accounts of all provinces are then none of theirs. */
const inScope = '(a.province_id = $1 OR (a.province_id IS NULL AND NOT $2::boolean))';

@Injectable()
export class AccountService {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
  ) {}

  async list(actor: Principal, query: AccountQuery): Promise<Page<Account>> {
    const { limit, offset } = limits(query);
    const rows: (Account & { total: number })[] = await this.database.query(
      `SELECT ${columns}, count(*) OVER ()::int AS total
         FROM account a LEFT JOIN agency g ON g.id = a.agency_id
        WHERE ${inScope} AND a.search_text LIKE ALL ($3::text[]) AND ($4::text IS NULL OR a.role = $4)
          AND ($5::text IS NULL OR (a.disabled_at IS NULL) = ($5 = 'active'))
        ORDER BY a.full_name COLLATE "vi-x-icu", a.username LIMIT $6 OFFSET $7`,
      [
        actor.provinceId,
        actor.boundToProvince,
        searchPatterns(query.search),
        query.role ?? null,
        query.state ?? null,
        limit,
        offset,
      ],
    );
    return pageOf(
      rows.map(({ total: _total, ...account }) => account),
      rows[0]?.total ?? 0,
      query,
    );
  }

  /** Makes an account with a one-time password. */
  async create(actor: Principal, wanted: NewAccount): Promise<MadeAccount> {
    const scope = fittingScope({
      role: wanted.role,
      agencyId: wanted.agencyId ?? null,
      sector: wanted.sector ?? null,
    });
    if (wanted.allProvinces === true && (actor.boundToProvince || scope.agencyId !== null)) {
      throw new Problem('invalid', {
        fields: [
          {
            path: 'allProvinces',
            code: 'notAllowed',
            message: {
              vi: 'Chỉ quản trị viên toàn hệ thống tạo được tài khoản toàn hệ thống, không gắn cơ quan.',
              en: 'Only an administrator of all provinces may make such an account, and without an agency.',
            },
          },
        ],
      });
    }
    const password = oneTimePassword();
    const passwordHash = await hashPassword(password);
    return this.database.transaction(async (manager) => {
      const provinceId = wanted.allProvinces === true ? null : actor.provinceId;
      await this.checkAgency(manager, actor.provinceId, scope);
      const id = await insertAccount(manager, this.audit, this.clock, auditActor(actor), {
        ...scope,
        provinceId,
        username: wanted.username,
        fullName: wanted.fullName,
        passwordHash,
      });
      return { account: await this.one(manager, actor, id), oneTimePassword: password };
    });
  }

  /** Changes an account. Disabling closes its sessions; the last administrator stays. */
  change(actor: Principal, id: string, wanted: AccountChange): Promise<Account> {
    return this.database.transaction(async (manager) => {
      await manager.query(`SELECT FROM account WHERE role = 'admin' ORDER BY id FOR UPDATE`);
      const before = await this.one(manager, actor, id, true);
      if (before.version !== wanted.version) throw new Problem('staleVersion');
      const scope = fittingScope({
        role: wanted.role ?? before.role,
        agencyId: wanted.agencyId === undefined ? before.agencyId : wanted.agencyId,
        sector: wanted.sector === undefined ? before.sector : wanted.sector,
      });
      if (before.provinceId === null && scope.agencyId !== null) scopeProblem();
      await this.checkAgency(manager, actor.provinceId, scope);
      const disabledAt =
        wanted.disabled === undefined
          ? before.disabledAt
          : wanted.disabled
            ? (before.disabledAt ?? this.clock.now())
            : null;
      const fullName = wanted.fullName ?? before.fullName;
      await manager.query(
        `UPDATE account SET full_name = $2, role = $3, agency_id = $4, sector = $5, disabled_at = $6, search_text = $7,
                version = version + 1 WHERE id = $1`,
        [id, fullName, scope.role, scope.agencyId, scope.sector, disabledAt, searchText(before.username, fullName)],
      );
      if (before.role === 'admin') await this.keepAnAdmin(manager, before.provinceId);
      if (disabledAt !== null) await this.sessions.close(manager, id, { exceptId: null });
      const after = await this.one(manager, actor, id);
      const changes = Object.fromEntries(
        (['fullName', 'role', 'agencyId', 'sector', 'disabledAt'] as const)
          .filter((name) => String(before[name]) !== String(after[name]))
          .map((name) => [name, { from: before[name], to: after[name] }]),
      );
      const switched = (before.disabledAt === null) !== (after.disabledAt === null);
      await this.audit.record(manager, auditActor(actor), {
        action: switched ? (after.disabledAt === null ? 'account.enabled' : 'account.disabled') : 'account.changed',
        subjectKind: 'account',
        subjectId: id,
        summary: switched
          ? after.disabledAt === null
            ? { vi: `Mở lại tài khoản ${after.username}`, en: `Account ${after.username} enabled` }
            : { vi: `Khóa tài khoản ${after.username}`, en: `Account ${after.username} disabled` }
          : { vi: `Sửa tài khoản ${after.username}`, en: `Account ${after.username} changed` },
        changes,
      });
      return after;
    });
  }

  /** A new one-time password; every session of the account closes and its two-step code is taken off. */
  async reset(actor: Principal, id: string): Promise<OneTimePassword> {
    const password = oneTimePassword();
    const passwordHash = await hashPassword(password);
    return this.database.transaction(async (manager) => {
      const account = await this.one(manager, actor, id, true);
      await manager.query(
        `UPDATE account SET password_hash = $2, must_change_password = true, totp_secret = NULL, totp_confirmed_at = NULL,
                totp_last_step = NULL, version = version + 1 WHERE id = $1`,
        [id, passwordHash],
      );
      await this.sessions.close(manager, id, { exceptId: null });
      await this.audit.record(manager, auditActor(actor), {
        action: 'account.reset',
        subjectKind: 'account',
        subjectId: id,
        summary: {
          vi: `Đặt lại mật khẩu tài khoản ${account.username}`,
          en: `Password of account ${account.username} reset`,
        },
      });
      return { oneTimePassword: password };
    });
  }

  private async one(manager: EntityManager, actor: Principal, id: string, lock = false): Promise<Account> {
    const rows: Account[] = await manager.query(
      `SELECT ${columns} FROM account a LEFT JOIN agency g ON g.id = a.agency_id
        WHERE ${inScope} AND a.id = $3 ${lock ? 'FOR UPDATE OF a' : ''}`,
      [actor.provinceId, actor.boundToProvince, id],
    );
    if (rows[0] === undefined) throw new Problem('notFound');
    return rows[0];
  }

  private async checkAgency(manager: EntityManager, provinceId: string, scope: AccountScope): Promise<void> {
    if (scope.agencyId === null) return;
    const found: unknown[] = await manager.query('SELECT FROM agency WHERE id = $1 AND province_id = $2', [
      scope.agencyId,
      provinceId,
    ]);
    if (found.length === 0) scopeProblem();
  }

  /** An installation always has somebody who can let others in. */
  private async keepAnAdmin(manager: EntityManager, provinceId: string | null): Promise<void> {
    const left: unknown[] = await manager.query(
      `SELECT FROM account WHERE role = 'admin' AND disabled_at IS NULL
          AND (province_id IS NULL OR province_id = $1::uuid) LIMIT 1`,
      [provinceId],
    );
    if (left.length > 0) return;
    throw new Problem('wrongState', {
      detail: {
        vi: 'Đây là quản trị viên cuối cùng: hãy tạo quản trị viên khác trước.',
        en: 'This is the last administrator: make another one first.',
      },
    });
  }
}

function scopeProblem(): never {
  throw new Problem('invalid', {
    fields: [
      {
        path: 'agencyId',
        code: 'unknownAgency',
        message: { vi: 'Không có cơ quan này trong tỉnh.', en: 'The province has no such agency.' },
      },
    ],
  });
}

/** Writes a new account that must change its password, and its audit entry. Returns its id. */
export async function insertAccount(
  manager: EntityManager,
  audit: Audit,
  clock: Clock,
  actor: AuditActor,
  account: AccountScope & {
    readonly provinceId: string | null;
    readonly username: string;
    readonly fullName: string;
    readonly passwordHash: string;
  },
): Promise<string> {
  const made: { id: string }[] = await manager.query(
    `INSERT INTO account (province_id, username, full_name, password_hash, role, agency_id, sector, search_text, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id`,
    [
      account.provinceId,
      account.username,
      account.fullName,
      account.passwordHash,
      account.role,
      account.agencyId,
      account.sector,
      searchText(account.username, account.fullName),
      clock.now(),
    ],
  );
  const id = made[0]?.id ?? '';
  await audit.record(manager, actor, {
    action: 'account.created',
    subjectKind: 'account',
    subjectId: id,
    summary: {
      vi: `Tạo tài khoản ${account.username} (${account.fullName})`,
      en: `Account ${account.username} (${account.fullName}) made`,
    },
    changes: { role: account.role, agencyId: account.agencyId, sector: account.sector },
  });
  return id;
}

/** The first administrator, made by the command line or the very first start: bound to no province. */
export async function makeAdministrator(
  dataSource: DataSource,
  wanted: { username: string; fullName: string; password: string },
): Promise<string> {
  const clock = new Clock();
  const passwordHash = await hashPassword(wanted.password);
  return dataSource.transaction((manager) =>
    insertAccount(manager, new Audit(clock), clock, systemActor, {
      role: 'admin',
      agencyId: null,
      sector: null,
      provinceId: null,
      username: wanted.username,
      fullName: wanted.fullName,
      passwordHash,
    }),
  );
}
