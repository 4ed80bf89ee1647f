import { Controller, Get, Header } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Permit } from '../permissions/principal.js';
import { Problem } from '../problems/problem.js';
import { draining } from './draining.js';

class HealthShape {
  @ApiProperty({ enum: ['ok'] })
  state!: 'ok';
}

@ApiTags('system')
@Controller({ path: 'api/health' })
@Permit('system.read')
export class HealthController {
  constructor(private readonly database: DataSource) {}

  /** The process answers. */
  @Get('live')
  @Header('cache-control', 'no-store')
  live(): HealthShape {
    return { state: 'ok' };
  }

  /** The process can serve: the database answers and no shutdown is under way. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(): Promise<HealthShape> {
    if (draining()) throw new Problem('notReady', { retryAfter: 5 });
    try {
      await this.database.query('SELECT 1');
    } catch {
      throw new Problem('notReady', { retryAfter: 2 });
    }
    return { state: 'ok' };
  }
}
