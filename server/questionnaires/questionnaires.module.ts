import { Module } from '@nestjs/common';
import { QuestionnairesController } from './questionnaires.controller.js';
import { Questionnaires } from './questionnaires.service.js';

@Module({ controllers: [QuestionnairesController], providers: [Questionnaires], exports: [Questionnaires] })
export class QuestionnairesModule {}
