/** Structured log with a request id; never a body, a cookie, a query string or an address of a citizen. */
import { fastify, type FastifyReply, type FastifyRequest, type FastifyServerOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../config/config.js';
import { Problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';

/**
 * An error without what it carries: a failed statement's parameters and PostgreSQL's `detail` (which quotes rows) hold answers
 * and password hashes. The message and the places in the code are enough to mend a fault.
 */
export function bareError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error };
  const inner = (error as { driverError?: unknown }).driverError ?? error;
  const { code, constraint, table, column } = inner as Record<string, unknown>;
  return {
    type: error.name,
    message: error.message.slice(0, 500),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: bareError(error.cause) }),
    ...Object.fromEntries(
      Object.entries({ code, constraint, table, column }).filter(([, value]) => value !== undefined),
    ),
  };
}

export function openLog(config: Config): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    redact: { paths: ['req.headers', 'headers', 'password', '*.password', 'answers', '*.answers'], remove: true },
    serializers: {
      err: bareError,
      req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
      res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
    },
  };
  return config.readableLog
    ? pino(
        options,
        pretty({ colorize: process.stdout.isTTY === true, translateTime: 'HH:MM:ss', ignore: 'pid,hostname' }),
      )
    : pino(options);
}

/** Fastify's own request log is off; one line a finished request is written by the hook in `application.ts`. */
export const fastifyOptions = (config: Config): FastifyServerOptions => ({
  logController: new fastify.LogController({ disableRequestLogging: true }),
  bodyLimit: 1_048_576,
  trustProxy: config.trustProxy === false ? false : (_address: string, hop: number) => hop < Number(config.trustProxy),
  requestIdHeader: false,
  genReqId: () => randomUUID(),
  forceCloseConnections: 'idle',
  return503OnClosing: true,
  frameworkErrors: (_error, request, reply) =>
    sendProblem(new Problem('badRequest'), request as FastifyRequest, reply as FastifyReply),
});
