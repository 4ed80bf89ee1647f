import { Body, Controller, Get, Header, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Permit } from '../platform/permissions/principal.js';
import { CitizenForms, FormShape } from './citizen-forms.service.js';
import { Intake } from './intake.service.js';
import { ReceiptShape, ResponseBody } from './response.dto.js';

/** The two public doors: a form by its code, and an answer to it. */
@ApiTags('citizen')
@Controller('api/v1')
export class ResponsesController {
  constructor(
    private readonly intake: Intake,
    private readonly forms: CitizenForms,
  ) {}

  /** The form behind a public code, also before opening and after closing, so that the page can say so. */
  @Get('forms/:code')
  @Permit('forms.read')
  @Header('cache-control', 'no-cache')
  @ApiOkResponse({ type: FormShape })
  form(@Param('code') code: string): Promise<FormShape> {
    return this.forms.read(code);
  }

  /**
   * Takes an answer: 201 when it is stored, 200 with the same receipt when it was stored before. The body is checked by
   * `envelope.ts`; `intake-route.ts` answers this route without the layers in between.
   */
  @Post('responses')
  @HttpCode(201)
  @Permit('responses.submit')
  @ApiBody({ type: ResponseBody })
  @ApiCreatedResponse({ type: ReceiptShape })
  @ApiOkResponse({ type: ReceiptShape })
  async submit(
    @Body() body: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReceiptShape> {
    const { fresh, ...receipt } = await this.intake.accept(body);
    if (!fresh) void reply.status(200);
    return receipt;
  }
}
