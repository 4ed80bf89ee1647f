/** Structured log with a request id; never a body, a cookie, a query string or an address of a citizen. */
import { fastify, type FastifyReply, type FastifyRequest, type FastifyServerOptions } from 'fastify';
import { randomUUID } from 'node:crypto';
import { pino, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Config } from '../config/config.js';
import { Problem } from '../problems/problem.js';
import { sendProblem } from '../problems/problem.filter.js';

export function openLog(config: Config): Logger {
  const options = {
    level: config.logLevel,
    base: null,
    redact: { paths: ['req.headers', 'headers', 'password', '*.password', 'answers', '*.answers'], remove: true },
    serializers: {
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
