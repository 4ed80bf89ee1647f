/** What every room may use: settings, clock, database, sessions and guard, audit. */
import { Global, Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { Audit } from './audit/audit.js';
import { AuditController } from './audit/audit.controller.js';
import { AuditList } from './audit/audit-list.js';
import { Clock } from './clock/clock.js';
import { CONFIG, type Config } from './config/config.js';
import { HealthController } from './http/health.controller.js';
import { PermissionGuard } from './permissions/permission.guard.js';
import { Sessions } from './permissions/sessions.js';
import { ProblemFilter } from './problems/problem.filter.js';
import { Provinces } from './provinces/provinces.js';
import { ProvincesController } from './provinces/provinces.controller.js';
import { SECRETS, type Secrets } from './secrets/secrets.js';
import { Settings } from './settings/settings.js';
import { SettingsController } from './settings/settings.controller.js';

@Global()
@Module({})
export class PlatformModule {
  /** The data source is opened before Nest starts, so that a database fault is one clear sentence at the terminal. */
  static with(config: Config, secrets: Secrets, dataSource: DataSource): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController, ProvincesController, AuditController, SettingsController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: SECRETS, useValue: secrets },
        { provide: DataSource, useValue: dataSource },
        Clock,
        Audit,
        AuditList,
        Sessions,
        Provinces,
        Settings,
        { provide: APP_GUARD, useClass: PermissionGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
      exports: [CONFIG, SECRETS, DataSource, Clock, Audit, Sessions, Provinces, Settings],
    };
  }
}
