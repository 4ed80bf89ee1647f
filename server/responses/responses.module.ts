import { Logger, Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:http';
import { SurveyChanges } from '../surveys/survey-changes.js';
import { SurveysModule } from '../surveys/surveys.module.js';
import { CitizenForms } from './citizen-forms.service.js';
import { Counts } from './counts.service.js';
import { Exclusions } from './exclusion.service.js';
import { FormDirectory } from './form-directory.js';
import { openFastLane } from './intake-route.js';
import { ResponseImport } from './import.service.js';
import { Intake } from './intake.service.js';
import { ResponsesController } from './responses.controller.js';
import { StaffResponsesController } from './staff.controller.js';
import { TallyAdder } from './tally-adder.js';

@Module({
  imports: [SurveysModule],
  controllers: [ResponsesController, StaffResponsesController],
  providers: [CitizenForms, Counts, Exclusions, FormDirectory, Intake, ResponseImport, TallyAdder],
  exports: [FormDirectory, Intake, TallyAdder],
})
export class ResponsesModule implements OnModuleInit {
  constructor(
    private readonly adapter: HttpAdapterHost,
    private readonly intake: Intake,
    private readonly forms: FormDirectory,
    private readonly changes: SurveyChanges,
  ) {}

  onModuleInit(): void {
    const logger = new Logger('intake');
    openFastLane(this.adapter.httpAdapter.getHttpServer() as Server, this.intake, (error) =>
      logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    this.changes.onChange((surveyId) => this.forms.forget(surveyId));
  }
}
