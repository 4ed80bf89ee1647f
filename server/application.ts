/** Puts the HTTP application together: adapter, security headers, validation, document, pages. */
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyEtag from '@fastify/etag';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import { ValidationPipe, type LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { ValidationError } from 'class-validator';
import path from 'node:path';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import type { Config } from './platform/config/config.js';
import { refuseDeepBody } from './platform/http/body-depth.js';
import { fastifyOptions } from './platform/http/logging.js';
import { apiDocument } from './platform/http/openapi.js';
import { servePages } from './platform/http/pages.js';
import { Problem, type FieldProblem } from './platform/problems/problem.js';
import type { Secrets } from './platform/secrets/secrets.js';

/** class-validator's tree as a flat list with dotted paths. */
export function fieldProblems(errors: readonly ValidationError[], prefix = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const at = prefix === '' ? error.property : `${prefix}.${error.property}`;
    const own = Object.entries(error.constraints ?? {}).map(([code, message]) => ({
      path: at,
      code,
      message: {
        vi:
          code === 'whitelistValidation'
            ? `Trường "${at}" không có trong mẫu gửi lên.`
            : `Trường "${at}" chưa đúng: ${message}.`,
        en: `Field "${at}": ${message}.`,
      },
    }));
    return [...own.slice(0, 1), ...fieldProblems(error.children ?? [], at)];
  });
}

const validation = new ValidationPipe({
  transform: true,
  whitelist: true,
  forbidNonWhitelisted: true,
  forbidUnknownValues: true,
  stopAtFirstError: true,
  validationError: { target: false, value: false },
  exceptionFactory: (errors) => new Problem('badRequest', { fields: fieldProblems(errors).slice(0, 50) }),
});

const nestLogger = (log: Logger): LoggerService => ({
  log: (message: unknown) => log.debug(String(message)),
  error: (message: unknown, ...rest: unknown[]) => log.error({ rest }, String(message)),
  warn: (message: unknown) => log.warn(String(message)),
  debug: (message: unknown) => log.trace(String(message)),
  verbose: (message: unknown) => log.trace(String(message)),
});

export async function createApplication(
  config: Config,
  secrets: Secrets,
  dataSource: DataSource,
  log: Logger,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...fastifyOptions(config),
    loggerInstance: log,
    ...(config.tls === null
      ? {}
      : {
          https: {
            cert: config.tls.cert,
            key: config.tls.key,
            minVersion: 'TLSv1.2',
          },
        }),
  } as ConstructorParameters<typeof FastifyAdapter>[0]);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, secrets, dataSource), adapter, {
    logger: nestLogger(log),
    abortOnError: false,
    // only JSON and multipart: a plain form is what another site's page could send
    bodyParser: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  const secure = config.tls !== null || config.publicUrl?.startsWith('https:') === true;
  await fastify.register(fastifyCookie);
  await fastify.register(fastifyMultipart, { limits: { files: 1, fields: 10, fieldSize: 10_000, parts: 12 } });
  await fastify.register(fastifyEtag, { weak: true });
  await fastify.register(fastifyCompress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { 1: 4 } },
  });
  await fastify.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
    if (request.url.startsWith('/api/docs')) {
      void reply.header(
        'content-security-policy',
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'",
      );
    }
  });
  fastify.addHook('preValidation', async (request) => refuseDeepBody(request.body));
  fastify.addHook('onResponse', async (request, reply) => {
    const line = { req: request, res: reply, ms: Math.round(reply.elapsedTime) };
    if (reply.statusCode >= 500) request.log.error(line, 'request');
    else request.log.debug(line, 'request');
  });
  app.useGlobalPipes(validation);
  const document = apiDocument(app);
  const documentText = JSON.stringify(document);
  fastify.get('/api/openapi.json', (_request, reply) => {
    void reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(documentText);
  });
  SwaggerModule.setup('api/docs', app, () => document, { raw: false });
  await servePages(fastify, path.join(config.root, 'dist/client'));
  await app.init();
  await fastify.ready();
  return app;
}
