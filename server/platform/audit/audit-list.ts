/** What an auditor reads: entries of the own province and of the installation, newest first. */
import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { DayField, TextField } from '../dto/fields.js';
import { BilingualText, limits, pageOf, PageQuery, pageShape, type Page } from '../dto/shapes.js';
import type { Principal } from '../permissions/principal.js';

export class AuditQuery extends PageQuery {
  @TextField({ max: 100, optional: true, description: 'Id of the account, or a part of its name.' })
  actor?: string;
  @TextField({ max: 60, optional: true, description: 'Action such as `account.created`, or its beginning.' })
  action?: string;
  @TextField({ max: 100, optional: true, description: 'Id of the thing, or its kind such as `account`.' })
  subject?: string;
  @DayField({ optional: true, description: 'First day, Vietnam time.' })
  from?: string;
  @DayField({ optional: true, description: 'Last day, Vietnam time.' })
  to?: string;
}

export class AuditEntry {
  @ApiProperty()
  id!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  at!: Date;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  actorId!: string | null;
  @ApiProperty()
  actorName!: string;
  @ApiProperty()
  action!: string;
  @ApiProperty()
  subjectKind!: string;
  @ApiProperty({ type: String, nullable: true })
  subjectId!: string | null;
  @ApiProperty({ type: () => BilingualText })
  summary!: BilingualText;
  @ApiProperty({ type: 'object', additionalProperties: true })
  changes!: Record<string, unknown>;
}

export class AuditPage extends pageShape(AuditEntry) {}

export class AuditChain {
  @ApiProperty()
  intact!: boolean;
  @ApiProperty({ type: 'integer' })
  entries!: number;
  @ApiProperty({ type: String, nullable: true })
  firstBrokenId!: string | null;
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

@Injectable()
export class AuditList {
  constructor(private readonly database: DataSource) {}

  async list(actor: Principal, query: AuditQuery): Promise<Page<AuditEntry>> {
    const { limit, offset } = limits(query);
    const rows: (AuditEntry & { total: number; changesText: string })[] = await this.database.query(
      `SELECT id::text, at, actor_id AS "actorId", actor_name AS "actorName", action, subject_kind AS "subjectKind",
              subject_id AS "subjectId", jsonb_build_object('vi', summary_vi, 'en', summary_en) AS summary,
              changes AS "changesText", count(*) OVER ()::int AS total
         FROM audit_entry
        WHERE (province_id = $1 OR province_id IS NULL)
          AND ($2::text IS NULL OR actor_id::text = $2 OR actor_name ILIKE '%' || $3 || '%')
          AND ($4::text IS NULL OR action LIKE $4 || '%')
          AND ($5::text IS NULL OR subject_id = $5 OR subject_kind = $5)
          AND ($6::date IS NULL OR at >= $6::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
          AND ($7::date IS NULL OR at < ($7::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh')
        ORDER BY audit_entry.id DESC LIMIT $8 OFFSET $9`,
      [
        actor.provinceId,
        query.actor ?? null,
        escapeLike(query.actor ?? ''),
        query.action === undefined ? null : escapeLike(query.action),
        query.subject ?? null,
        query.from ?? null,
        query.to ?? null,
        limit,
        offset,
      ],
    );
    const items = rows.map(({ total: _total, changesText, ...entry }) => ({
      ...entry,
      changes: JSON.parse(changesText) as Record<string, unknown>,
    }));
    return pageOf(items, rows[0]?.total ?? 0, query);
  }
}
