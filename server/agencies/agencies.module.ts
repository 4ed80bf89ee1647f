import { Module } from '@nestjs/common';
import { AgenciesController } from './agencies.controller.js';
import { AgencyService } from './agency.service.js';

@Module({ controllers: [AgenciesController], providers: [AgencyService] })
export class AgenciesModule {}
