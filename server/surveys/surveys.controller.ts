import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  Req,
  StreamableFile,
} from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Actor, Permit, type Principal } from '../platform/permissions/principal.js';
import { QrSheetPrinter } from './qr-sheet-printer.js';
import { SurveyAgencies } from './survey-agencies.service.js';
import {
  QrQuery,
  SurveyAgenciesBody,
  SurveyAgencyList,
  SurveyBody,
  SurveyPage,
  SurveyPatch,
  SurveyQuery,
  SurveyShape,
} from './survey.dto.js';
import { Surveys } from './surveys.service.js';

@ApiTags('surveys')
@Controller('api/v1/surveys')
export class SurveysController {
  constructor(
    private readonly surveys: Surveys,
    private readonly agencies: SurveyAgencies,
    private readonly sheets: QrSheetPrinter,
  ) {}

  /** Survey rounds of the province, newest first; a survey manager sees the own sector. */
  @Get()
  @Permit('surveys.read')
  @ApiOkResponse({ type: SurveyPage })
  list(@Actor() actor: Principal, @Query() query: SurveyQuery): Promise<SurveyPage> {
    return this.surveys.list(actor, query);
  }

  /** One round. */
  @Get(':id')
  @Permit('surveys.read')
  read(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<SurveyShape> {
    return this.surveys.read(actor, id);
  }

  /** Makes a draft round. */
  @Post()
  @Permit('surveys.write')
  create(@Actor() actor: Principal, @Body() body: SurveyBody): Promise<SurveyShape> {
    return this.surveys.create(actor, body);
  }

  /** Edits a draft, or the end of an open round. */
  @Patch(':id')
  @Permit('surveys.write')
  edit(
    @Actor() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SurveyPatch,
  ): Promise<SurveyShape> {
    return this.surveys.edit(actor, id, body);
  }

  /** Removes a draft. */
  @Delete(':id')
  @HttpCode(204)
  @Permit('surveys.write')
  async remove(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.surveys.remove(actor, id);
  }

  /** Opens a draft: from now on its codes work. */
  @Post(':id/open')
  @HttpCode(200)
  @Permit('surveys.write')
  open(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<SurveyShape> {
    return this.surveys.move(actor, id, 'open');
  }

  /** Closes an open round. */
  @Post(':id/close')
  @HttpCode(200)
  @Permit('surveys.write')
  close(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<SurveyShape> {
    return this.surveys.move(actor, id, 'close');
  }

  /** Makes a draft with the same plan and agencies. */
  @Post(':id/duplicate')
  @Permit('surveys.write')
  duplicate(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<SurveyShape> {
    return this.surveys.duplicate(actor, id);
  }

  /** Agencies of a round with codes, targets and counted forms. */
  @Get(':id/agencies')
  @Permit('surveys.read')
  listAgencies(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<SurveyAgencyList> {
    return this.agencies.list(actor, id);
  }

  /** Printable sheets with the QR code of each agency. */
  @Get(':id/qr.pdf')
  @Permit('surveys.read')
  @ApiProduces('application/pdf')
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  async qr(
    @Actor() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: QrQuery,
    @Req() request: FastifyRequest,
  ): Promise<StreamableFile> {
    const format = query.format ?? 'a4';
    const origin = `${request.protocol}://${request.host}`;
    const pdf = await this.sheets.print(actor, id, origin, { format, agencyId: query.agencyId ?? null });
    return new StreamableFile(pdf, {
      type: 'application/pdf',
      disposition: `attachment; filename="phieu-qr-${format}.pdf"`,
    });
  }

  /** Sets the agencies of a round. */
  @Put(':id/agencies')
  @Permit('surveys.write')
  setAgencies(
    @Actor() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SurveyAgenciesBody,
  ): Promise<SurveyAgencyList> {
    return this.agencies.replace(actor, id, body.agencies);
  }
}
