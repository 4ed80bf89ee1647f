/** Two-step sign-in (TOTP) for who wants it: set up, confirm with a first code, switch off with the password. */
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Audit } from '../platform/audit/audit.js';
import { Clock } from '../platform/clock/clock.js';
import { auditActor, type Principal } from '../platform/permissions/principal.js';
import { Problem } from '../platform/problems/problem.js';
import { openSealedText, sealText } from '../platform/secrets/sealed-text.js';
import { SECRETS, type Secrets } from '../platform/secrets/secrets.js';
import { PasswordProof } from './password-proof.js';
import type { TotpSetUp } from './session.dto.js';
import { acceptedStep, newTotpKey, otpauthUrl, qrSvg } from './totp.js';

export const totpPurpose = 'totp';

@Injectable()
export class TwoStepService {
  constructor(
    private readonly database: DataSource,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly proof: PasswordProof,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** A new key, not asked for until it is confirmed. @throws Problem wrongState when one is in use */
  async setUp(actor: Principal): Promise<TotpSetUp> {
    const secret = newTotpKey();
    const stored: { done: boolean }[] = await this.database.query(
      `WITH done AS (UPDATE account SET totp_secret = $2 WHERE id = $1 AND totp_confirmed_at IS NULL RETURNING 1)
       SELECT EXISTS (SELECT FROM done) AS done`,
      [actor.accountId, sealText(this.secrets.contact, totpPurpose, actor.accountId, secret)],
    );
    if (stored[0]?.done !== true) {
      throw new Problem('wrongState', {
        detail: {
          vi: 'Xác thực hai bước đang bật; hãy tắt trước khi lập lại.',
          en: 'Two-step sign-in is on; switch it off before setting it up again.',
        },
      });
    }
    const url = otpauthUrl(actor.username, secret);
    return { secret, otpauthUrl: url, qrSvg: await qrSvg(url) };
  }

  /** From now on a sign-in needs a code. @throws Problem invalid when the code is wrong */
  confirm(actor: Principal, code: string): Promise<void> {
    return this.database.transaction(async (manager) => {
      const rows: { totp_secret: string | null; confirmed: boolean }[] = await manager.query(
        'SELECT totp_secret, totp_confirmed_at IS NOT NULL AS confirmed FROM account WHERE id = $1 FOR UPDATE',
        [actor.accountId],
      );
      const sealed = rows[0]?.totp_secret ?? null;
      if (sealed === null || rows[0]?.confirmed === true) throw new Problem('wrongState');
      const key = openSealedText(this.secrets.contact, totpPurpose, actor.accountId, sealed);
      const step = acceptedStep(key, code.replace(/\s/g, ''), this.clock.milliseconds(), null);
      if (step === null) {
        throw new Problem('invalid', {
          fields: [{ path: 'code', code: 'wrongCode', message: { vi: 'Mã không đúng.', en: 'Wrong code.' } }],
        });
      }
      await manager.query('UPDATE account SET totp_confirmed_at = $2, totp_last_step = $3 WHERE id = $1', [
        actor.accountId,
        this.clock.now(),
        step,
      ]);
      await this.audit.record(manager, auditActor(actor), {
        action: 'account.totpOn',
        subjectKind: 'account',
        subjectId: actor.accountId,
        summary: { vi: `${actor.username} bật xác thực hai bước`, en: `${actor.username} switched two-step on` },
      });
    });
  }

  /** @throws Problem invalid when the password is wrong */
  async switchOff(actor: Principal, password: string, address: string): Promise<void> {
    await this.proof.demand(actor, password, address, 'password');
    await this.database.transaction(async (manager) => {
      await manager.query(
        'UPDATE account SET totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL WHERE id = $1',
        [actor.accountId],
      );
      await this.audit.record(manager, auditActor(actor), {
        action: 'account.totpOff',
        subjectKind: 'account',
        subjectId: actor.accountId,
        summary: { vi: `${actor.username} tắt xác thực hai bước`, en: `${actor.username} switched two-step off` },
      });
    });
  }
}
