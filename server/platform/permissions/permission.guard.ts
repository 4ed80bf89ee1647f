/** The one guard of every door: resolves the session, checks the token of a change, asks the permission table. */
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { isPublic, mayDo, type Action } from './permission-table.js';
import { ACTION, DURING_PASSWORD_CHANGE } from './principal.js';
import { sessionCookie, Sessions } from './sessions.js';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const targets = [context.getHandler(), context.getClass()];
    const action = this.reflector.getAllAndOverride<Action | undefined>(ACTION, targets);
    if (action === undefined) throw new Problem('forbidden');
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = request.cookies[sessionCookie];
    const principal = token === undefined ? null : await this.sessions.resolve(token);
    request.principal = principal;
    if (isPublic(action)) return true;
    if (principal === null || token === undefined) throw new Problem('notSignedIn');
    if (!harmless.has(request.method) && !this.sessions.csrfMatches(token, request.headers['x-csrf-token'])) {
      throw new Problem('csrf');
    }
    if (principal.mustChangePassword && this.reflector.getAllAndOverride(DURING_PASSWORD_CHANGE, targets) !== true) {
      throw new Problem('passwordChangeRequired');
    }
    if (!mayDo(principal.role, action)) throw new Problem('forbidden');
    return true;
  }
}
