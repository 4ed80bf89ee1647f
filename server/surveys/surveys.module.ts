import { Module } from '@nestjs/common';
import { QuestionnairesModule } from '../questionnaires/questionnaires.module.js';
import { QrSheetPrinter } from './qr-sheet-printer.js';
import { SurveyAgencies } from './survey-agencies.service.js';
import { SurveyChanges } from './survey-changes.js';
import { SurveysController } from './surveys.controller.js';
import { Surveys } from './surveys.service.js';

@Module({
  imports: [QuestionnairesModule],
  controllers: [SurveysController],
  providers: [Surveys, SurveyAgencies, QrSheetPrinter, SurveyChanges],
  exports: [Surveys, SurveyAgencies, SurveyChanges],
})
export class SurveysModule {}
