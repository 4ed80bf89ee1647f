import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { IdPath, type Page } from '../platform/dto/shapes.js';
import { Actor, OptionalActor, Permit, type Principal } from '../platform/permissions/principal.js';
import { AgencyChange, AgencyPage, AgencyQuery, AgencyWithLinks, NewAgency, type Agency } from './agency.dto.js';
import { AgencyService } from './agency.service.js';

@ApiTags('agencies')
@Controller('api/v1/agencies')
export class AgenciesController {
  constructor(private readonly agencies: AgencyService) {}

  /** The registry: by kind, day, parent and words of the name. */
  @Get()
  @Permit('agencies.read')
  @ApiOkResponse({ type: AgencyPage })
  list(@OptionalActor() reader: Principal | null, @Query() query: AgencyQuery): Promise<Page<Agency>> {
    return this.agencies.list(reader, query);
  }

  /** One agency with its predecessors and successors. */
  @Get(':id')
  @Permit('agencies.read')
  @ApiOkResponse({ type: AgencyWithLinks })
  read(@Param() { id }: IdPath): Promise<AgencyWithLinks> {
    return this.agencies.read(id);
  }

  /** Adds an agency, such as a hospital or a school under another one. */
  @Post()
  @Permit('agencies.write')
  @ApiCreatedResponse({ type: AgencyWithLinks })
  create(@Actor() actor: Principal, @Body() wanted: NewAgency): Promise<AgencyWithLinks> {
    return this.agencies.create(actor, wanted);
  }

  /** Changes an agency; `version` is the one that was read. */
  @Patch(':id')
  @Permit('agencies.write')
  @ApiOkResponse({ type: AgencyWithLinks })
  change(@Actor() actor: Principal, @Param() { id }: IdPath, @Body() wanted: AgencyChange): Promise<AgencyWithLinks> {
    return this.agencies.change(actor, id, wanted);
  }
}
