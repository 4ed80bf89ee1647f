/** Who may do what: the one table behind every guard and the route × role test (METHODS §4). */
export const roles = [
  'admin',
  'homeAffairs',
  'surveyManager',
  'appraiser',
  'council',
  'agencyOfficer',
  'agencyLeader',
  'counterStaff',
  'interviewer',
  'dataEntry',
  'leader',
  'auditor',
] as const;
export type Role = (typeof roles)[number];

export const sectors = ['administration', 'health', 'education'] as const;
export type Sector = (typeof sectors)[number];

const everyone = [...roles];
const registryReaders = everyone;

/** Action → roles. `public` means that no session is needed. */
export const permissionTable = {
  'session.open': 'public',
  'session.own': everyone,
  'system.read': 'public',
  'provinces.read': 'public',
  'agencies.read': 'public',
  'agencies.export': registryReaders,
  'agencies.write': ['homeAffairs'],
  'accounts.read': ['admin', 'auditor'],
  'accounts.write': ['admin'],
  'audit.read': ['auditor', 'admin'],
  'settings.read': ['admin', 'homeAffairs', 'auditor'],
  'settings.write': ['admin'],
  'questionnaires.read': ['admin', 'homeAffairs', 'surveyManager', 'leader', 'auditor'],
  'questionnaires.write': ['homeAffairs'],
  'surveys.read': ['homeAffairs', 'surveyManager', 'leader', 'auditor'],
  'surveys.write': ['homeAffairs', 'surveyManager'],
  'surveys.counts': ['homeAffairs', 'surveyManager', 'leader', 'auditor'],
  'forms.read': 'public',
  'responses.submit': 'public',
  'responses.import': ['homeAffairs', 'surveyManager'],
  'responses.exclude': ['homeAffairs', 'surveyManager'],
  'responses.recount': ['homeAffairs', 'surveyManager'],
  'runs.read': ['homeAffairs', 'leader', 'auditor'],
  'runs.write': ['homeAffairs'],
  'publications.read': ['homeAffairs', 'leader', 'auditor'],
  'publications.prepare': ['homeAffairs'],
  'publications.approve': ['homeAffairs'],
  'rankings.read': 'public',
} as const satisfies Record<string, 'public' | readonly Role[]>;

export type Action = keyof typeof permissionTable;

export const isPublic = (action: Action): boolean => permissionTable[action] === 'public';

export function mayDo(role: Role, action: Action): boolean {
  const allowed: 'public' | readonly Role[] = permissionTable[action];
  return allowed === 'public' || allowed.includes(role);
}

/** The actions of a role, for the page to show only doors that open. */
export const actionsOf = (role: Role): Action[] =>
  (Object.keys(permissionTable) as Action[]).filter((action) => mayDo(role, action));
