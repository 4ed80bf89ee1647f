import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  Patch,
  Post,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { IdPath, type Page } from '../platform/dto/shapes.js';
import { receivedFile } from '../platform/http/received-file.js';
import { Actor, OptionalActor, Permit, type Principal } from '../platform/permissions/principal.js';
import {
  AgencyChange,
  AgencyPage,
  AgencyQuery,
  AgencyWithLinks,
  ExportQuery,
  NewAgency,
  type Agency,
} from './agency.dto.js';
import { AgencyExchange } from './agency-exchange.service.js';
import { ImportQuery, ImportReport } from './agency-import.dto.js';
import { AgencyService } from './agency.service.js';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('agencies')
@Controller('api/v1')
export class AgenciesController {
  constructor(
    private readonly agencies: AgencyService,
    private readonly exchange: AgencyExchange,
  ) {}

  /** The registry of the session's province as a spreadsheet. */
  @Get('agencies.xlsx')
  @Permit('agencies.export')
  @Header('content-disposition', 'attachment; filename="co-quan.xlsx"')
  @Header('cache-control', 'no-store')
  @ApiProduces(xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(@Actor() reader: Principal, @Query() query: ExportQuery): Promise<StreamableFile> {
    return new StreamableFile(await this.exchange.export(reader, query), { type: xlsx });
  }

  /** Reads a spreadsheet of agencies: tells what it would do, or does it. */
  @Post('agencies/import')
  @HttpCode(200)
  @Permit('agencies.write')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiOkResponse({ type: ImportReport })
  async import(
    @Actor() actor: Principal,
    @Query() query: ImportQuery,
    @Req() request: FastifyRequest,
  ): Promise<ImportReport> {
    const { bytes } = await receivedFile(request, { maxBytes: 10_000_000 });
    return this.exchange.import(actor, query.mode, bytes);
  }

  /** The registry: by kind, day, parent and words of the name. */
  @Get('agencies')
  @Permit('agencies.read')
  @ApiOkResponse({ type: AgencyPage })
  list(@OptionalActor() reader: Principal | null, @Query() query: AgencyQuery): Promise<Page<Agency>> {
    return this.agencies.list(reader, query);
  }

  /** One agency with its predecessors and successors. */
  @Get('agencies/:id')
  @Permit('agencies.read')
  @ApiOkResponse({ type: AgencyWithLinks })
  read(@Param() { id }: IdPath): Promise<AgencyWithLinks> {
    return this.agencies.read(id);
  }

  /** Adds an agency, such as a hospital or a school under another one. */
  @Post('agencies')
  @Permit('agencies.write')
  @ApiCreatedResponse({ type: AgencyWithLinks })
  create(@Actor() actor: Principal, @Body() wanted: NewAgency): Promise<AgencyWithLinks> {
    return this.agencies.create(actor, wanted);
  }

  /** Changes an agency; `version` is the one that was read. */
  @Patch('agencies/:id')
  @Permit('agencies.write')
  @ApiOkResponse({ type: AgencyWithLinks })
  change(@Actor() actor: Principal, @Param() { id }: IdPath, @Body() wanted: AgencyChange): Promise<AgencyWithLinks> {
    return this.agencies.change(actor, id, wanted);
  }
}
