/** The rooms of the server, downwards: each may use those above it in this list. */
import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountsModule } from './accounts/accounts.module.js';
import { AgenciesModule } from './agencies/agencies.module.js';
import type { Config } from './platform/config/config.js';
import { PlatformModule } from './platform/platform.module.js';
import { QuestionnairesModule } from './questionnaires/questionnaires.module.js';
import { ResponsesModule } from './responses/responses.module.js';
import { ResultsModule } from './results/results.module.js';
import { SurveysModule } from './surveys/surveys.module.js';
import type { Secrets } from './platform/secrets/secrets.js';

@Module({})
export class AppModule {
  static with(config: Config, secrets: Secrets, dataSource: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(config, secrets, dataSource),
        AccountsModule,
        AgenciesModule,
        QuestionnairesModule,
        SurveysModule,
        ResponsesModule,
        ResultsModule,
      ],
    };
  }
}
