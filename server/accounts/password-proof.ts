/** Asks a signed-in person for the password again, slowed like a sign-in: a stolen session must not become a guessing machine. */
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Principal } from '../platform/permissions/principal.js';
import { Problem } from '../platform/problems/problem.js';
import { passwordMatches } from './password.js';
import { SignInGate } from './sign-in-gate.js';

@Injectable()
export class PasswordProof {
  constructor(
    private readonly database: DataSource,
    private readonly gate: SignInGate,
  ) {}

  /** Returns the hash that the password was proved against. @throws Problem invalid naming `field`, tooManyAttempts */
  async demand(actor: Principal, password: string, address: string, field: string): Promise<string> {
    const attempt = await this.gate.take(actor.username, address);
    const rows: { password_hash: string }[] = await this.database.query(
      'SELECT password_hash FROM account WHERE id = $1',
      [actor.accountId],
    );
    const hash = rows[0]?.password_hash ?? null;
    if (!(await passwordMatches(password, hash)) || hash === null) {
      throw new Problem('invalid', {
        fields: [
          {
            path: field,
            code: 'wrongPassword',
            message: { vi: 'Mật khẩu hiện tại không đúng.', en: 'The present password is wrong.' },
          },
        ],
      });
    }
    await this.gate.settle(attempt, 'succeeded');
    return hash;
  }
}
