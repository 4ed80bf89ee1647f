/** Turns whatever was thrown into one problem document; the cause of a 500 goes to the log, never to the reader. */
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOfDatabaseError } from './database-problems.js';
import { Problem, type ProblemCode } from './problem.js';

const byStatus: Record<number, ProblemCode> = {
  400: 'badRequest',
  401: 'notSignedIn',
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  413: 'tooLarge',
  415: 'unsupportedMediaType',
  429: 'tooManyRequests',
  503: 'notReady',
};

/** The problem for any thrown value; `internal` for what nobody foresaw. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  const fromDatabase = problemOfDatabaseError(thrown);
  if (fromDatabase !== null) return fromDatabase;
  const status =
    thrown instanceof HttpException
      ? thrown.getStatus()
      : ((thrown as { statusCode?: number } | null)?.statusCode ?? 500);
  return new Problem(byStatus[status] ?? (status >= 400 && status < 500 ? 'badRequest' : 'internal'));
}

export function sendProblem(problem: Problem, request: FastifyRequest, reply: FastifyReply): void {
  if (problem.retryAfter !== undefined) void reply.header('retry-after', String(problem.retryAfter));
  void reply
    .status(problem.getStatus())
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problem.body(request.id)));
}

@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const problem = toProblem(thrown);
    if (problem.code === 'internal') {
      request.log.error({ err: thrown }, 'unexpected error');
    }
    sendProblem(problem, request, http.getResponse<FastifyReply>());
  }
}
