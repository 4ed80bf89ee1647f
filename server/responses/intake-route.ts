/**
 * The fast lane of `POST /api/v1/responses`: plain JSON of known length is answered straight from Node's HTTP server. The
 * layers of Nest and Fastify cost two thirds of a request's time and have nothing to do on this public route, whose body
 * `envelope.ts` checks. Everything unusual (chunked, compressed, another content type, too large, a query string) takes
 * the ordinary way through the controller, which calls the same service.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { draining } from '../platform/http/draining.js';
import { isPublic } from '../platform/permissions/permission-table.js';
import { toProblem } from '../platform/problems/problem.filter.js';
import { Problem } from '../platform/problems/problem.js';
import type { Accepted, Intake } from './intake.service.js';

export const INTAKE_PATH = '/api/v1/responses';
/** Bytes of a body; the longest shipped questionnaire with every text filled stays under a third of it. */
export const LARGEST_BODY = 65_536;

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/**
 * Puts the fast lane in front of a server's own listener. `onFault` hears of unexpected errors. Throws when the permission
 * table has closed the route to the public, since no guard runs here.
 */
export function openFastLane(server: Server, intake: Intake, onFault: (error: unknown) => void): void {
  if (!isPublic('responses.submit')) throw new Error('responses.submit is no longer public: the guard must run');
  const ordinary = server.listeners('request') as Listener[];
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const length = plainJsonLength(request);
    if (length === 0) {
      for (const listener of ordinary) listener.call(server, request, response);
      return;
    }
    readBody(request, length, (text) => {
      if (text === null) return;
      let body: unknown;
      try {
        body = JSON.parse(text);
      } catch {
        answerProblem(new Problem('badRequest'), response);
        return;
      }
      intake.accept(body).then(
        (accepted) => answerReceipt(accepted, response),
        (error: unknown) => {
          const problem = toProblem(error);
          if (problem.code === 'internal') onFault(error);
          answerProblem(problem, response);
        },
      );
    });
  });
}

/** Length of the body when the request may take the fast lane, else 0. */
function plainJsonLength(request: IncomingMessage): number {
  if (request.url !== INTAKE_PATH || request.method !== 'POST') return 0;
  const { headers } = request;
  const type = headers['content-type'];
  if (type !== 'application/json' && type?.startsWith('application/json;') !== true) return 0;
  if (headers['content-encoding'] !== undefined || headers.expect !== undefined) return 0;
  const length = Number(headers['content-length'] ?? 0);
  return length > 0 && length <= LARGEST_BODY ? length : 0;
}

/** The body as text; null when the sender broke off. Node's parser holds the length to what was announced. */
function readBody(request: IncomingMessage, length: number, done: (text: string | null) => void): void {
  let first: Buffer | null = null;
  const further: Buffer[] = [];
  request.on('data', (chunk: Buffer) => {
    if (first === null) first = chunk;
    else further.push(chunk);
  });
  request.on('end', () => {
    if (first === null) done(null);
    else
      done(further.length === 0 ? first.toString('utf8') : Buffer.concat([first, ...further], length).toString('utf8'));
  });
  request.on('error', () => done(null));
}

/** Headers of every answer of the lane, before content-type and content-length. */
const COMMON_HEADERS = ['cache-control', 'no-store', 'x-content-type-options', 'nosniff'];

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  more: readonly string[],
): void {
  const head = [...COMMON_HEADERS, 'content-type', type, 'content-length', String(body.length), ...more];
  if (draining()) head.push('connection', 'close');
  response.writeHead(status, head);
  // a string here is ASCII: as latin1 it joins the head in one chunk without another copy
  response.end(body, 'latin1');
}

const NO_MORE: readonly string[] = [];

function answerReceipt(
  { id, receipt, receivedAt, counted, exclusion, fresh }: Accepted,
  response: ServerResponse,
): void {
  send(
    response,
    fresh ? 201 : 200,
    'application/json; charset=utf-8',
    `{"id":"${id}","receipt":"${receipt}","receivedAt":"${receivedAt}","counted":${counted},` +
      `"exclusion":${exclusion === null ? 'null' : JSON.stringify(exclusion)}}`,
    NO_MORE,
  );
}

function answerProblem(problem: Problem, response: ServerResponse): void {
  const requestId = randomUUID();
  const more = ['x-request-id', requestId];
  if (problem.retryAfter !== undefined) more.push('retry-after', String(problem.retryAfter));
  const body = Buffer.from(JSON.stringify(problem.body(requestId)), 'utf8');
  send(response, problem.getStatus(), 'application/problem+json; charset=utf-8', body, more);
}
