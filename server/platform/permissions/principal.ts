/** Who a request acts for, resolved from the session cookie before any handler runs. */
import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { AuditActor } from '../audit/audit.js';
import { Problem } from '../problems/problem.js';
import type { Action, Role, Sector } from './permission-table.js';

export interface Principal {
  readonly sessionId: string;
  readonly accountId: string;
  readonly username: string;
  readonly fullName: string;
  readonly role: Role;
  readonly agencyId: string | null;
  readonly sector: Sector | null;
  /** The province that this request acts in. */
  readonly provinceId: string;
  /** True when the account is bound to that province. */
  readonly boundToProvince: boolean;
  readonly mustChangePassword: boolean;
}

/** The principal as the actor of an audit entry. */
export const auditActor = (principal: Principal): AuditActor => ({
  accountId: principal.accountId,
  fullName: principal.fullName,
  provinceId: principal.provinceId,
});

declare module 'fastify' {
  interface FastifyRequest {
    principal?: Principal | null;
  }
}

export const ACTION = 'thuocdo:action';
export const DURING_PASSWORD_CHANGE = 'thuocdo:during-password-change';

/** Names the action of the permission table that a route is. A route without it does not start. */
export const Permit = (action: Action) => SetMetadata(ACTION, action);

/** The route answers also while the account must change its password. */
export const AllowDuringPasswordChange = () => SetMetadata(DURING_PASSWORD_CHANGE, true);

/** The signed-in principal of the request. */
export const Actor = createParamDecorator((_unused: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!principal) throw new Problem('notSignedIn');
  return principal;
});

/** The principal, or null for a public reader. */
export const OptionalActor = createParamDecorator(
  (_unused: unknown, context: ExecutionContext): Principal | null =>
    context.switchToHttp().getRequest<FastifyRequest>().principal ?? null,
);
