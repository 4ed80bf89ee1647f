/** Signing in: slowed, equally long for known and unknown names, a fresh token each time (DESIGN §8, LESSONS L2). */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { Sessions } from '../platform/permissions/sessions.js';
import { Problem } from '../platform/problems/problem.js';
import { Provinces } from '../platform/provinces/provinces.js';
import { SECRETS, type Secrets } from '../platform/secrets/secrets.js';
import { openSealedText } from '../platform/secrets/sealed-text.js';
import { passwordMatches } from './password.js';
import type { SignIn } from './session.dto.js';
import { SignInGate } from './sign-in-gate.js';
import { acceptedStep } from './totp.js';
import { totpPurpose } from './two-step.service.js';

interface StoredAccount {
  id: string;
  province_id: string | null;
  full_name: string;
  password_hash: string;
  totp_secret: string | null;
  totp_on: boolean;
  totp_last_step: string | null;
}

@Injectable()
export class SignInService {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
    private readonly provinces: Provinces,
    private readonly gate: SignInGate,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /**
   * Checks name, password and two-step code and opens a session; returns its token.
   * @param from the device; a session that it had before is closed
   * @throws Problem signInFailed, totpRequired, tooManyAttempts
   */
  async signIn(
    wanted: SignIn,
    from: { address: string; userAgent: string; presentToken: string | undefined },
  ): Promise<string> {
    const attempt = await this.gate.take(wanted.username, from.address);
    const account = await this.find(wanted.username);
    if (!(await passwordMatches(wanted.password, account?.password_hash ?? null)) || account === null) {
      throw new Problem('signInFailed');
    }
    let step: number | null = null;
    if (account.totp_on) {
      if (wanted.totp === undefined || wanted.totp === '') {
        await this.gate.settle(attempt, 'undecided');
        throw new Problem('totpRequired');
      }
      step = this.stepOf(account, wanted.totp);
    }
    const before = from.presentToken === undefined ? null : await this.sessions.resolve(from.presentToken);
    const token = await this.database.transaction(async (manager) => {
      if (before !== null) await this.sessions.close(manager, before.accountId, { sessionId: before.sessionId });
      return this.open(manager, account, step, from.userAgent);
    });
    await this.gate.settle(attempt, 'succeeded');
    return token;
  }

  private async find(username: string): Promise<StoredAccount | null> {
    const rows: StoredAccount[] = await this.database.query(
      `SELECT id, province_id, full_name, password_hash, totp_secret, totp_confirmed_at IS NOT NULL AS totp_on, totp_last_step
         FROM account WHERE lower(username) = $1 AND disabled_at IS NULL`,
      [wantedName(username)],
    );
    return rows[0] ?? null;
  }

  private stepOf(account: StoredAccount, code: string): number {
    const key = openSealedText(this.secrets.contact, totpPurpose, account.id, account.totp_secret ?? '');
    const lastStep = account.totp_last_step === null ? null : Number(account.totp_last_step);
    const step = acceptedStep(key, code.replace(/\s/g, ''), this.clock.milliseconds(), lastStep);
    if (step === null) throw wrongCode();
    return step;
  }

  /** The row is taken only if password and two-step state are still those that were checked. */
  private async open(
    manager: EntityManager,
    account: StoredAccount,
    step: number | null,
    userAgent: string,
  ): Promise<string> {
    const taken: { taken: boolean }[] = await manager.query(
      `WITH changed AS (
         UPDATE account SET last_sign_in_at = $2, totp_last_step = coalesce($3::bigint, totp_last_step)
          WHERE id = $1 AND password_hash = $4 AND disabled_at IS NULL AND (totp_confirmed_at IS NOT NULL) = $5
            AND ($3::bigint IS NULL OR totp_last_step IS NULL OR totp_last_step < $3::bigint)
         RETURNING 1)
       SELECT EXISTS (SELECT FROM changed) AS taken`,
      [account.id, this.clock.now(), step, account.password_hash, account.totp_on],
    );
    if (taken[0]?.taken !== true) throw step === null ? new Problem('signInFailed') : wrongCode();
    const provinceId = account.province_id ?? (await this.provinces.byCode(undefined, manager)).id;
    const token = await this.sessions.open(manager, account.id, provinceId, userAgent);
    await this.audit.record(
      manager,
      { accountId: account.id, fullName: account.full_name, provinceId: account.province_id },
      {
        action: 'session.opened',
        subjectKind: 'account',
        subjectId: account.id,
        summary: { vi: 'Đăng nhập', en: 'Signed in' },
      },
    );
    return token;
  }
}

const wantedName = (username: string): string => username.normalize('NFC').toLowerCase();

const wrongCode = (): Problem =>
  new Problem('totpRequired', {
    detail: {
      vi: 'Mã xác thực hai bước không đúng, đã dùng hoặc đã hết hạn. Xin đợi mã mới rồi thử lại.',
      en: 'The two-step code is wrong, used or expired. Wait for the next code and try again.',
    },
    fields: [{ path: 'totp', code: 'wrongCode', message: { vi: 'Mã không đúng.', en: 'Wrong code.' } }],
  });
