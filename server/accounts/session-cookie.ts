/** The session cookie and its token: out of reach for scripts and other sites, for https only wherever https is spoken. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../platform/config/config.js';
import { longestSessionDays, sessionCookie } from '../platform/permissions/sessions.js';
import { Problem } from '../platform/problems/problem.js';

const attributes = (config: Config, request: FastifyRequest) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.tls !== null || config.publicUrl?.startsWith('https:') === true || request.protocol === 'https',
  }) as const;

export function setSessionCookie(config: Config, request: FastifyRequest, reply: FastifyReply, token: string): void {
  void reply.setCookie(sessionCookie, token, { ...attributes(config, request), maxAge: longestSessionDays * 86_400 });
}

export function clearSessionCookie(config: Config, request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(sessionCookie, attributes(config, request));
}

/** The token that the request came with. @throws Problem notSignedIn */
export function sessionToken(request: FastifyRequest): string {
  const token = request.cookies[sessionCookie];
  if (token === undefined) throw new Problem('notSignedIn');
  return token;
}
