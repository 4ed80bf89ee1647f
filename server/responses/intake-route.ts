/**
 * Answers `POST /api/v1/responses` straight from Fastify: Nest's guard, pipe and interceptor layers cost a third of a
 * request's time and have nothing to do on this public route, whose body `envelope.ts` checks. The route itself stays
 * the controller's (API document, permission table); only its handler is exchanged when it is registered.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPublic } from '../platform/permissions/permission-table.js';
import { sendProblem, toProblem } from '../platform/problems/problem.filter.js';
import type { Accepted, Intake } from './intake.service.js';

export const INTAKE_PATH = '/api/v1/responses';
const LARGEST_BODY = 65_536;

/** Call before the routes are registered. Throws when the permission table has closed the route to the public. */
export function answerIntakeDirectly(fastify: FastifyInstance, intake: Intake): void {
  if (!isPublic('responses.submit')) throw new Error('responses.submit is no longer public: the guard must run');
  fastify.addHook('onRoute', (route) => {
    if (route.url !== INTAKE_PATH || route.method !== 'POST') return;
    route.bodyLimit = LARGEST_BODY;
    route.handler = (request: FastifyRequest, reply: FastifyReply) => {
      intake.accept(request.body).then(
        (accepted) => sendReceipt(accepted, reply),
        (error: unknown) => {
          const problem = toProblem(error);
          if (problem.code === 'internal') request.log.error({ err: error }, 'unexpected error');
          sendProblem(problem, request, reply);
        },
      );
    };
  });
}

function sendReceipt({ id, receipt, receivedAt, counted, exclusion, fresh }: Accepted, reply: FastifyReply): void {
  void reply
    .code(fresh ? 201 : 200)
    .header('content-type', 'application/json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(
      `{"id":"${id}","receipt":"${receipt}","receivedAt":"${receivedAt}","counted":${counted},` +
        `"exclusion":${exclusion === null ? 'null' : JSON.stringify(exclusion)}}`,
    );
}
