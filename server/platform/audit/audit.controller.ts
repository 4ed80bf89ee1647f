import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Actor, Permit, type Principal } from '../permissions/principal.js';
import type { Page } from '../dto/shapes.js';
import { Audit } from './audit.js';
import { AuditChain, AuditList, AuditPage, AuditQuery, type AuditEntry } from './audit-list.js';

@ApiTags('audit')
@Controller('api/v1/audit-entries')
@Permit('audit.read')
export class AuditController {
  constructor(
    private readonly entries: AuditList,
    private readonly audit: Audit,
    private readonly database: DataSource,
  ) {}

  /** Audit entries of the session's province, newest first. */
  @Get()
  @ApiOkResponse({ type: AuditPage })
  list(@Actor() actor: Principal, @Query() query: AuditQuery): Promise<Page<AuditEntry>> {
    return this.entries.list(actor, query);
  }

  /** Recomputes the hash chain over all entries. */
  @Get('chain')
  @ApiOkResponse({ type: AuditChain })
  chain(): Promise<AuditChain> {
    return this.audit.verify(this.database.manager);
  }
}
