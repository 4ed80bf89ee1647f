import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PageQuery } from '../platform/dto/shapes.js';
import { Actor, Permit, type Principal } from '../platform/permissions/principal.js';
import { DefinitionBody, LockBody, QuestionnairePage, QuestionnaireShape } from './questionnaire.dto.js';
import { Questionnaires } from './questionnaires.service.js';

@ApiTags('questionnaires')
@Controller('api/v1/questionnaires')
export class QuestionnairesController {
  constructor(private readonly questionnaires: Questionnaires) {}

  /** Shipped questionnaires and the province's own versions. */
  @Get()
  @Permit('questionnaires.read')
  @ApiOkResponse({ type: QuestionnairePage })
  list(@Actor() actor: Principal, @Query() query: PageQuery): Promise<QuestionnairePage> {
    return this.questionnaires.list(actor, query);
  }

  /** One version with its definition. */
  @Get(':id')
  @Permit('questionnaires.read')
  @ApiOkResponse({ type: QuestionnaireShape })
  read(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<QuestionnaireShape> {
    return this.questionnaires.read(actor, id);
  }

  /** Makes a draft of the next version. */
  @Post(':id/draft')
  @Permit('questionnaires.write')
  draft(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<QuestionnaireShape> {
    return this.questionnaires.draft(actor, id);
  }

  /** Replaces the definition of a draft. */
  @Put(':id')
  @Permit('questionnaires.write')
  write(
    @Actor() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DefinitionBody,
  ): Promise<QuestionnaireShape> {
    return this.questionnaires.write(actor, id, body);
  }

  /** Publishes a draft. */
  @Post(':id/publish')
  @HttpCode(200)
  @Permit('questionnaires.write')
  publish(
    @Actor() actor: Principal,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: LockBody,
  ): Promise<QuestionnaireShape> {
    return this.questionnaires.publish(actor, id, body.lockVersion);
  }

  /** Removes a draft. */
  @Delete(':id')
  @HttpCode(204)
  @Permit('questionnaires.write')
  async remove(@Actor() actor: Principal, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.questionnaires.remove(actor, id);
  }
}
