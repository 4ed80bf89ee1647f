/** PostgreSQL's constraint errors become problems in this one place; services need not check before they insert. */
import { Problem, type Text } from './problem.js';

interface DatabaseError {
  code?: string;
  constraint?: string;
}

const constraintTexts = new Map<string, { path: string; message: Text }>();

/** A domain room names what its constraint means to a person. */
export function describeConstraint(constraint: string, path: string, message: Text): void {
  constraintTexts.set(constraint, { path, message });
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  typeof error === 'object' && error !== null && typeof (error as DatabaseError).code === 'string';

/** The problem that stands for a database error, or null when it is a fault of ours. */
export function problemOfDatabaseError(thrown: unknown): Problem | null {
  const inner = (thrown as { driverError?: unknown }).driverError ?? thrown;
  if (!isDatabaseError(inner)) return null;
  const known = inner.constraint === undefined ? undefined : constraintTexts.get(inner.constraint);
  const fields = known && [{ path: known.path, code: inner.constraint ?? 'constraint', message: known.message }];
  switch (inner.code) {
    case '23505':
      return new Problem('conflict', known ? { detail: known.message, fields: fields ?? [] } : {});
    case '23503':
    case '23514':
    case '23502':
      return new Problem('invalid', known ? { detail: known.message, fields: fields ?? [] } : {});
    case '22021':
    case '22P05':
    case '22P02':
    case '22003':
    case '22007':
    case '22008':
    case '22001':
      return new Problem('badRequest');
    case '40001':
    case '40P01':
    case '55P03':
    case '57P01':
    case '57P02':
    case '57P03':
    case '53300':
    case '08000':
    case '08003':
    case '08006':
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return new Problem('busy', { retryAfter: 2 });
    default:
      return null;
  }
}
