/** What a signed-in person does with the own session: look at it, switch province, change the password, close devices. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../platform/audit/audit.js';
import { actionsOf } from '../platform/permissions/permission-table.js';
import { auditActor, type Principal } from '../platform/permissions/principal.js';
import { Sessions } from '../platform/permissions/sessions.js';
import { Problem } from '../platform/problems/problem.js';
import { Provinces } from '../platform/provinces/provinces.js';
import { hashPassword, passwordFault } from './password.js';
import { PasswordProof } from './password-proof.js';
import type { OwnSessions, PasswordChange, Session } from './session.dto.js';

@Injectable()
export class SessionService {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
    private readonly sessions: Sessions,
    private readonly provinces: Provinces,
    private readonly proof: PasswordProof,
  ) {}

  /** The session behind a token. @throws Problem notSignedIn */
  async show(token: string): Promise<Session> {
    const principal = await this.sessions.resolve(token);
    if (principal === null) throw new Problem('notSignedIn');
    const all = await this.provinces.list();
    const province = all.find((candidate) => candidate.id === principal.provinceId);
    const rows: { agencyName: string | null; totpEnabled: boolean }[] = await this.database.query(
      `SELECT g.name AS "agencyName", a.totp_confirmed_at IS NOT NULL AS "totpEnabled"
         FROM account a LEFT JOIN agency g ON g.id = a.agency_id WHERE a.id = $1`,
      [principal.accountId],
    );
    const row = rows[0];
    if (province === undefined || row === undefined) throw new Problem('notSignedIn');
    return {
      account: {
        id: principal.accountId,
        username: principal.username,
        fullName: principal.fullName,
        role: principal.role,
        agencyId: principal.agencyId,
        agencyName: row.agencyName,
        sector: principal.sector,
      },
      province,
      provinces: principal.boundToProvince ? [province] : all,
      csrfToken: this.sessions.csrfToken(token),
      mustChangePassword: principal.mustChangePassword,
      totpEnabled: row.totpEnabled,
      permissions: principal.mustChangePassword ? ['session.own'] : actionsOf(principal.role),
    };
  }

  async signOut(actor: Principal): Promise<void> {
    await this.sessions.close(this.database.manager, actor.accountId, { sessionId: actor.sessionId });
  }

  /** Acts in another province from now on. @throws Problem forbidden for an account that is bound to one */
  async switchProvince(actor: Principal, provinceId: string): Promise<void> {
    if (actor.boundToProvince) throw new Problem('forbidden');
    const known = (await this.provinces.list()).some((province) => province.id === provinceId);
    if (!known) throw new Problem('notFound');
    await this.database.query('UPDATE session SET province_id = $2 WHERE id = $1', [actor.sessionId, provinceId]);
  }

  /** Every other session of the account closes. @throws Problem invalid naming the field */
  async changePassword(actor: Principal, wanted: PasswordChange, address: string): Promise<void> {
    const presentHash = await this.proof.demand(actor, wanted.currentPassword, address, 'currentPassword');
    const fault =
      wanted.newPassword.normalize('NFC') === wanted.currentPassword.normalize('NFC')
        ? { code: 'same', message: { vi: 'Mật khẩu mới phải khác mật khẩu cũ.', en: 'The new password must differ.' } }
        : passwordFault(wanted.newPassword, actor.username);
    if (fault !== null) throw new Problem('invalid', { fields: [{ path: 'newPassword', ...fault }] });
    const newHash = await hashPassword(wanted.newPassword);
    await this.database.transaction(async (manager) => {
      const changed: { done: boolean }[] = await manager.query(
        `WITH done AS (UPDATE account SET password_hash = $3, must_change_password = false, version = version + 1
                        WHERE id = $1 AND password_hash = $2 AND disabled_at IS NULL RETURNING 1)
         SELECT EXISTS (SELECT FROM done) AS done`,
        [actor.accountId, presentHash, newHash],
      );
      if (changed[0]?.done !== true) throw new Problem('staleVersion');
      await this.sessions.close(manager, actor.accountId, { exceptId: actor.sessionId });
      await this.audit.record(manager, auditActor(actor), {
        action: 'account.passwordChanged',
        subjectKind: 'account',
        subjectId: actor.accountId,
        summary: { vi: `${actor.username} đổi mật khẩu`, en: `${actor.username} changed the password` },
      });
    });
  }

  /** Open sessions of the account, the latest used first. */
  async own(actor: Principal): Promise<OwnSessions> {
    const items = await this.sessions.list(actor.accountId);
    return { items: items.map((session) => ({ ...session, current: session.id === actor.sessionId })) };
  }

  /** @throws Problem notFound when it is not one of the account's own */
  async close(actor: Principal, sessionId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const closed = await this.sessions.close(manager, actor.accountId, { sessionId });
      if (closed === 0) throw new Problem('notFound');
      await this.audit.record(manager, auditActor(actor), {
        action: 'session.closed',
        subjectKind: 'account',
        subjectId: actor.accountId,
        summary: { vi: 'Đóng một phiên đăng nhập của mình', en: 'Closed an own session' },
      });
    });
  }
}
