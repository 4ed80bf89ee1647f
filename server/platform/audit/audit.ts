/** Append-only, hash-chained record of every change. An entry is written in the transaction of the change it tells of. */
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import type { Text } from '../problems/problem.js';

export interface AuditActor {
  readonly accountId: string | null;
  readonly fullName: string;
  readonly provinceId: string | null;
}

export interface AuditEvent {
  /** noun.verb, such as `survey.opened`. */
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly summary: Text;
  /** What changed, without secrets, answers or contacts. */
  readonly changes?: Record<string, unknown>;
}

/** The command line and the first start act under this name. */
export const systemActor: AuditActor = { accountId: null, fullName: 'Hệ thống (dòng lệnh)', provinceId: null };

const chainLock = 7_203_001;

interface ChainedFields {
  at: string;
  provinceId: string | null;
  actorId: string | null;
  actorName: string;
  action: string;
  subjectKind: string;
  subjectId: string | null;
  summaryVi: string;
  summaryEn: string;
  changes: string;
}

/** Hash of an entry: SHA-256 over the previous hash and the fields as JSON text in fixed order. */
export function entryHash(previous: Buffer, fields: ChainedFields): Buffer {
  const content = JSON.stringify([
    fields.at,
    fields.provinceId,
    fields.actorId,
    fields.actorName,
    fields.action,
    fields.subjectKind,
    fields.subjectId,
    fields.summaryVi,
    fields.summaryEn,
    fields.changes,
  ]);
  return createHash('sha256').update(previous).update(content).digest();
}

@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  async record(manager: EntityManager, actor: AuditActor, event: AuditEvent): Promise<void> {
    await manager.query('SELECT pg_advisory_xact_lock($1)', [chainLock]);
    const last: { hash: Buffer }[] = await manager.query('SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1');
    const previous = last[0]?.hash ?? Buffer.alloc(32);
    const fields: ChainedFields = {
      at: this.clock.now().toISOString(),
      provinceId: actor.provinceId,
      actorId: actor.accountId,
      actorName: actor.fullName,
      action: event.action,
      subjectKind: event.subjectKind,
      subjectId: event.subjectId,
      summaryVi: event.summary.vi,
      summaryEn: event.summary.en,
      changes: JSON.stringify(event.changes ?? {}),
    };
    await manager.query(
      `INSERT INTO audit_entry (at, province_id, actor_id, actor_name, action, subject_kind, subject_id, summary_vi, summary_en,
                                changes, previous_hash, hash)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        fields.at,
        fields.provinceId,
        fields.actorId,
        fields.actorName,
        fields.action,
        fields.subjectKind,
        fields.subjectId,
        fields.summaryVi,
        fields.summaryEn,
        fields.changes,
        previous,
        entryHash(previous, fields),
      ],
    );
  }

  /** Recomputes the whole chain. `firstBrokenId` names the first entry that was changed or whose predecessor is gone. */
  async verify(manager: EntityManager): Promise<{ intact: boolean; entries: number; firstBrokenId: string | null }> {
    let previous: Buffer = Buffer.alloc(32);
    let entries = 0;
    let after = '0';
    for (;;) {
      const rows: (ChainedFields & { id: string; previousHash: Buffer; hash: Buffer; atText: Date })[] =
        await manager.query(
          `SELECT id, at AS "atText", province_id AS "provinceId", actor_id AS "actorId", actor_name AS "actorName", action,
                subject_kind AS "subjectKind", subject_id AS "subjectId", summary_vi AS "summaryVi", summary_en AS "summaryEn",
                changes, previous_hash AS "previousHash", hash
           FROM audit_entry WHERE id > $1 ORDER BY id LIMIT 1000`,
          [after],
        );
      if (rows.length === 0) return { intact: true, entries, firstBrokenId: null };
      for (const row of rows) {
        const hash = entryHash(previous, { ...row, at: row.atText.toISOString() });
        if (!row.previousHash.equals(previous) || !row.hash.equals(hash)) {
          return { intact: false, entries, firstBrokenId: row.id };
        }
        previous = row.hash;
        entries++;
        after = row.id;
      }
    }
  }
}
