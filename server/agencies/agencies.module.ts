import { Module } from '@nestjs/common';
import { AgenciesController } from './agencies.controller.js';
import { AgencyExchange } from './agency-exchange.service.js';
import { AgencyService } from './agency.service.js';

@Module({ controllers: [AgenciesController], providers: [AgencyService, AgencyExchange] })
export class AgenciesModule {}
