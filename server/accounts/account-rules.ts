/** Which role needs an agency or a sector (METHODS §4); the same rules stand as constraints in the database. */
import type { Role, Sector } from '../platform/permissions/permission-table.js';
import { Problem, type FieldProblem } from '../platform/problems/problem.js';

export const agencyRoles: readonly Role[] = ['agencyOfficer', 'agencyLeader', 'counterStaff'];
/** These may belong to an agency: an appraiser never appraises the own one, an interviewer is sent by one. */
const mayHaveAgency: readonly Role[] = ['homeAffairs', 'appraiser', 'council', 'interviewer', 'dataEntry'];

export interface AccountScope {
  readonly role: Role;
  readonly agencyId: string | null;
  readonly sector: Sector | null;
}

/** Agency and sector as the role has them: what a role cannot have falls away. @throws Problem invalid with the fields */
export function fittingScope(wanted: AccountScope): AccountScope {
  const fields: FieldProblem[] = [];
  if (agencyRoles.includes(wanted.role) && wanted.agencyId === null) {
    fields.push({
      path: 'agencyId',
      code: 'agencyNeeded',
      message: { vi: 'Vai trò này phải gắn với một cơ quan.', en: 'This role needs an agency.' },
    });
  }
  if (wanted.role === 'surveyManager' && wanted.sector === null) {
    fields.push({
      path: 'sector',
      code: 'sectorNeeded',
      message: { vi: 'Người quản lý khảo sát cần lĩnh vực.', en: 'A survey manager needs a sector.' },
    });
  }
  if (fields.length > 0) throw new Problem('invalid', { fields });
  const keepsAgency = agencyRoles.includes(wanted.role) || mayHaveAgency.includes(wanted.role);
  return {
    role: wanted.role,
    agencyId: keepsAgency ? wanted.agencyId : null,
    sector: wanted.role === 'surveyManager' ? wanted.sector : null,
  };
}
