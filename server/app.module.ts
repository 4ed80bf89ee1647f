/** The rooms of the server, downwards: each may use those above it in this list. */
import { Module, type DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Config } from './platform/config/config.js';
import { PlatformModule } from './platform/platform.module.js';
import type { Secrets } from './platform/secrets/secrets.js';

@Module({})
export class AppModule {
  static with(config: Config, secrets: Secrets, dataSource: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [PlatformModule.with(config, secrets, dataSource)],
    };
  }
}
