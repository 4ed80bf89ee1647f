import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Actor, Permit, type Principal } from '../platform/permissions/principal.js';
import { surveyInScope } from '../surveys/survey-scope.js';
import { Counts } from './counts.service.js';
import { Exclusions } from './exclusion.service.js';
import { ResponseImport } from './import.service.js';
import { recountSurvey } from './recount.js';
import {
  CountsShape,
  ExclusionBody,
  ExclusionShape,
  ImportBody,
  ImportShape,
  RecountQuery,
  RecountShape,
} from './staff.dto.js';

/** What staff do with the answers of a round. */
@ApiTags('responses')
@Controller('api/v1/surveys/:id')
export class StaffResponsesController {
  constructor(
    private readonly counts: Counts,
    private readonly imports: ResponseImport,
    private readonly exclusions: Exclusions,
    private readonly database: DataSource,
  ) {}

  /** Counted forms as of now, by agency and channel. */
  @Get('counts')
  @Permit('surveys.counts')
  @Header('cache-control', 'no-store')
  readCounts(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<CountsShape> {
    return this.counts.read(actor, id);
  }

  /** Brings in up to 500 forms, all of them or none. */
  @Post('responses')
  @Permit('responses.import')
  import(
    @Actor() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ImportBody,
  ): Promise<ImportShape> {
    return this.imports.import(actor, id, body);
  }

  /** Counts the tallies again from the responses and reports every difference. */
  @Post('recount')
  @HttpCode(200)
  @Permit('responses.recount')
  async recount(
    @Actor() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: RecountQuery,
  ): Promise<RecountShape> {
    await surveyInScope(this.database.manager, actor, id);
    return recountSurvey(this.database, id, query.repair ?? false, actor);
  }

  /** Takes a response out of the figures, with a reason. */
  @Put('responses/:responseId/exclusion')
  @Permit('responses.exclude')
  exclude(
    @Actor() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('responseId', ParseUUIDPipe) responseId: string,
    @Body() body: ExclusionBody,
  ): Promise<ExclusionShape> {
    return this.exclusions.exclude(actor, id, responseId, body.reason);
  }

  /** Takes a reviewer's exclusion back. */
  @Delete('responses/:responseId/exclusion')
  @Permit('responses.exclude')
  restore(
    @Actor() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('responseId', ParseUUIDPipe) responseId: string,
  ): Promise<ExclusionShape> {
    return this.exclusions.undo(actor, id, responseId);
  }
}
