/**
 * Who gets through which door, written by hand from METHODS §4 and never derived from the permission table. A route of the
 * application that is missing here fails `route-role.test.ts`, and so does a line whose route is gone.
 */
import type { Role } from '../../server/platform/permissions/permission-table.js';

/** What an id in a path names; `route-role.test.ts` makes one of each in the province `dien-vien`. */
export type ObjectKind =
  'account' | 'agency' | 'session' | 'questionnaire' | 'survey' | 'response' | 'run' | 'publication' | 'form';

export interface Expectation {
  /** Who gets past the guard. Others get 403, and who is not signed in 401; `public` needs no session. */
  readonly may: 'public' | 'everyone' | readonly Role[];
  /** What each id of the path names. The same role of another province gets 404 for it, unless the route is public. */
  readonly objects?: Readonly<Record<string, ObjectKind>>;
  /** A survey manager of another sector gets 404 too. */
  readonly bySector?: true;
  /** Answers also while the account must change its password. */
  readonly duringPasswordChange?: true;
}

const survey = { objects: { id: 'survey' }, bySector: true } as const;
const planners: readonly Role[] = ['homeAffairs', 'surveyManager'];
const surveyReaders: readonly Role[] = ['homeAffairs', 'surveyManager', 'leader', 'auditor'];
const resultReaders: readonly Role[] = ['homeAffairs', 'leader', 'auditor'];

export const expected: Readonly<Record<string, Expectation>> = {
  // system
  'GET /api/health/live': { may: 'public' },
  'GET /api/health/ready': { may: 'public' },
  'GET /api/v1/provinces': { may: 'public' },

  // own session
  'POST /api/v1/session': { may: 'public' },
  'GET /api/v1/session': { may: 'everyone', duringPasswordChange: true },
  'DELETE /api/v1/session': { may: 'everyone', duringPasswordChange: true },
  'POST /api/v1/session/password': { may: 'everyone', duringPasswordChange: true },
  'POST /api/v1/session/province': { may: 'everyone' },
  'GET /api/v1/sessions': { may: 'everyone' },
  'DELETE /api/v1/sessions/{id}': { may: 'everyone', objects: { id: 'session' } },
  'POST /api/v1/session/totp': { may: 'everyone' },
  'POST /api/v1/session/totp/confirm': { may: 'everyone' },
  'DELETE /api/v1/session/totp': { may: 'everyone' },

  // accounts, audit, settings: administrators; auditors read
  'GET /api/v1/accounts': { may: ['admin', 'auditor'] },
  'POST /api/v1/accounts': { may: ['admin'] },
  'PATCH /api/v1/accounts/{id}': { may: ['admin'], objects: { id: 'account' } },
  'POST /api/v1/accounts/{id}/reset': { may: ['admin'], objects: { id: 'account' } },
  'GET /api/v1/audit-entries': { may: ['admin', 'auditor'] },
  'GET /api/v1/audit-entries/chain': { may: ['admin', 'auditor'] },
  'GET /api/v1/settings': { may: ['admin', 'homeAffairs', 'auditor'] },
  'PATCH /api/v1/settings': { may: ['admin'] },

  // registry: public to read, home affairs writes
  'GET /api/v1/agencies': { may: 'public' },
  'GET /api/v1/agencies/{id}': { may: 'public', objects: { id: 'agency' } },
  'GET /api/v1/agencies.xlsx': { may: 'everyone' },
  'POST /api/v1/agencies': { may: ['homeAffairs'] },
  'PATCH /api/v1/agencies/{id}': { may: ['homeAffairs'], objects: { id: 'agency' } },
  'POST /api/v1/agencies/import': { may: ['homeAffairs'] },

  // questionnaires
  'GET /api/v1/questionnaires': { may: ['admin', 'homeAffairs', 'surveyManager', 'leader', 'auditor'] },
  'GET /api/v1/questionnaires/{id}': {
    may: ['admin', 'homeAffairs', 'surveyManager', 'leader', 'auditor'],
    objects: { id: 'questionnaire' },
  },
  'POST /api/v1/questionnaires/{id}/draft': { may: ['homeAffairs'], objects: { id: 'questionnaire' } },
  'PUT /api/v1/questionnaires/{id}': { may: ['homeAffairs'], objects: { id: 'questionnaire' } },
  'POST /api/v1/questionnaires/{id}/publish': { may: ['homeAffairs'], objects: { id: 'questionnaire' } },
  'DELETE /api/v1/questionnaires/{id}': { may: ['homeAffairs'], objects: { id: 'questionnaire' } },

  // surveys: home affairs all of them, a survey manager those of the own sector
  'GET /api/v1/surveys': { may: surveyReaders },
  'POST /api/v1/surveys': { may: planners },
  'GET /api/v1/surveys/{id}': { may: surveyReaders, ...survey },
  'PATCH /api/v1/surveys/{id}': { may: planners, ...survey },
  'DELETE /api/v1/surveys/{id}': { may: planners, ...survey },
  'POST /api/v1/surveys/{id}/open': { may: planners, ...survey },
  'POST /api/v1/surveys/{id}/close': { may: planners, ...survey },
  'POST /api/v1/surveys/{id}/duplicate': { may: planners, ...survey },
  'GET /api/v1/surveys/{id}/agencies': { may: surveyReaders, ...survey },
  'PUT /api/v1/surveys/{id}/agencies': { may: planners, ...survey },
  'GET /api/v1/surveys/{id}/qr.pdf': { may: surveyReaders, ...survey },
  'GET /api/v1/surveys/{id}/counts': { may: surveyReaders, ...survey },

  // responses: citizens answer without an account, planners import, exclude and recount
  'GET /api/v1/forms/{code}': { may: 'public', objects: { code: 'form' } },
  'POST /api/v1/responses': { may: 'public' },
  'POST /api/v1/surveys/{id}/responses': { may: planners, ...survey },
  'POST /api/v1/surveys/{id}/recount': { may: planners, ...survey },
  'PUT /api/v1/surveys/{id}/responses/{responseId}/exclusion': {
    may: planners,
    objects: { id: 'survey', responseId: 'response' },
    bySector: true,
  },
  'DELETE /api/v1/surveys/{id}/responses/{responseId}/exclusion': {
    may: planners,
    objects: { id: 'survey', responseId: 'response' },
    bySector: true,
  },

  // results: home affairs runs and publishes, leaders and auditors read drafts, everybody reads what is published
  'POST /api/v1/surveys/{id}/runs': { may: ['homeAffairs'], objects: { id: 'survey' } },
  'GET /api/v1/runs': { may: resultReaders },
  'GET /api/v1/runs/{id}': { may: resultReaders, objects: { id: 'run' } },
  'GET /api/v1/publications': { may: resultReaders },
  'POST /api/v1/publications': { may: ['homeAffairs'] },
  'GET /api/v1/publications/{id}': { may: resultReaders, objects: { id: 'publication' } },
  'POST /api/v1/publications/{id}/approve': { may: ['homeAffairs'], objects: { id: 'publication' } },
  'POST /api/v1/publications/{id}/withdraw': { may: ['homeAffairs'], objects: { id: 'publication' } },
  'GET /api/v1/rankings': { may: 'public' },
  'GET /api/v1/rankings/{id}': { may: 'public' },
  'GET /api/v1/rankings/{id}/agencies/{agencyId}': { may: 'public' },
};
