/** `thuocdo openapi`: prints the API document without a database; the client's types are generated from it. */
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { readConfig } from '../platform/config/config.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { apiDocument } from '../platform/http/openapi.js';

export async function run(): Promise<number> {
  const config = readConfig();
  const unopened = new DataSource(dataSourceOptions('postgres://127.0.0.1:1/none'));
  const secrets = { session: '', contact: '' };
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, secrets, unopened),
    new FastifyAdapter(),
    {
      logger: false,
    },
  );
  process.stdout.write(`${JSON.stringify(apiDocument(app), null, 1)}\n`);
  await app.close();
  return 0;
}
