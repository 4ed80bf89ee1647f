import { Module, type NestModule } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { SurveyChanges } from '../surveys/survey-changes.js';
import { SurveysModule } from '../surveys/surveys.module.js';
import { CitizenForms } from './citizen-forms.service.js';
import { FormDirectory } from './form-directory.js';
import { answerIntakeDirectly } from './intake-route.js';
import { Intake } from './intake.service.js';
import { ResponsesController } from './responses.controller.js';
import { TallyAdder } from './tally-adder.js';

@Module({
  imports: [SurveysModule],
  controllers: [ResponsesController],
  providers: [CitizenForms, FormDirectory, Intake, TallyAdder],
  exports: [FormDirectory, Intake, TallyAdder],
})
export class ResponsesModule implements NestModule {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly intake: Intake,
    private readonly forms: FormDirectory,
    private readonly changes: SurveyChanges,
  ) {}

  /** Nest calls this before it registers routes. */
  configure(): void {
    answerIntakeDirectly(this.adapter.httpAdapter.getInstance() as FastifyInstance, this.intake);
    this.changes.onChange((surveyId) => this.forms.forget(surveyId));
  }
}
