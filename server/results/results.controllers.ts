/** Doors of runs, publications and public rankings. */
import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Actor, Permit, type Principal } from '../platform/permissions/principal.js';
import {
  NewPublication,
  ProfileShape,
  PublicationPage,
  PublicationQuery,
  PublicationShape,
  RankingList,
  RankingQuery,
  RankingShape,
  Withdrawal,
} from './publication.dto.js';
import { PublicationsService } from './publications.service.js';
import { RankingsService } from './rankings.service.js';
import { NewRun, RunDetail, RunPage, RunQuery } from './run.dto.js';
import { RunsService } from './runs.service.js';

@ApiTags('results')
@Controller('api/v1')
export class RunsController {
  constructor(private readonly runs: RunsService) {}

  /** Scores a round from its tallies as they are now. */
  @Post('surveys/:id/runs')
  @ApiCreatedResponse({ type: RunDetail })
  @Permit('runs.write')
  create(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string, @Body() body: NewRun): Promise<RunDetail> {
    return this.runs.create(actor, id, body.note ?? null);
  }

  @Get('runs')
  @ApiOkResponse({ type: RunPage })
  @Permit('runs.read')
  list(@Actor() actor: Principal, @Query() query: RunQuery): Promise<RunPage> {
    return this.runs.list(actor.provinceId, query);
  }

  @Get('runs/:id')
  @ApiOkResponse({ type: RunDetail })
  @Permit('runs.read')
  detail(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<RunDetail> {
    return this.runs.detail(actor.provinceId, id);
  }
}

@ApiTags('results')
@Controller('api/v1/publications')
export class PublicationsController {
  constructor(private readonly publications: PublicationsService) {}

  @Get()
  @ApiOkResponse({ type: PublicationPage })
  @Permit('publications.read')
  list(@Actor() actor: Principal, @Query() query: PublicationQuery): Promise<PublicationPage> {
    return this.publications.list(actor.provinceId, query);
  }

  @Get(':id')
  @ApiOkResponse({ type: PublicationShape })
  @Permit('publications.read')
  detail(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<PublicationShape> {
    return this.publications.detail(actor.provinceId, id);
  }

  /** Freezes what the public would see of a run; another account approves. */
  @Post()
  @ApiCreatedResponse({ type: PublicationShape })
  @Permit('publications.prepare')
  prepare(@Actor() actor: Principal, @Body() body: NewPublication): Promise<PublicationShape> {
    return this.publications.prepare(actor, body);
  }

  /** Publishes for everyone; needs an account other than the one that prepared. */
  @Post(':id/approve')
  @ApiOkResponse({ type: PublicationShape })
  @HttpCode(200)
  @Permit('publications.approve')
  approve(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<PublicationShape> {
    return this.publications.approve(actor, id);
  }

  @Post(':id/withdraw')
  @ApiOkResponse({ type: PublicationShape })
  @HttpCode(200)
  @Permit('publications.prepare')
  withdraw(
    @Actor() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: Withdrawal,
  ): Promise<PublicationShape> {
    return this.publications.withdraw(actor, id, body.reason);
  }
}

@ApiTags('public')
@Controller('api/v1/rankings')
@Permit('rankings.read')
export class RankingsController {
  constructor(private readonly rankings: RankingsService) {}

  /** Published rankings of a province, newest first. */
  @Get()
  @ApiOkResponse({ type: RankingList })
  @Header('cache-control', 'no-cache')
  list(@Query() query: RankingQuery): Promise<RankingList> {
    return this.rankings.list(query);
  }

  @Get(':id')
  @ApiOkResponse({ type: RankingShape })
  @Header('cache-control', 'no-cache')
  ranking(@Param('id', ParseUUIDPipe) id: string): Promise<RankingShape> {
    return this.rankings.ranking(id);
  }

  @Get(':id/agencies/:agencyId')
  @ApiOkResponse({ type: ProfileShape })
  @Header('cache-control', 'no-cache')
  profile(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('agencyId', ParseUUIDPipe) agencyId: string,
  ): Promise<ProfileShape> {
    return this.rankings.profile(id, agencyId);
  }
}
