/** What the routes answer, as the workspace reads it. The names are those of the API document (/api/openapi.json). */
import type { BilingualText, Questionnaire } from '../../../scoring/satisfaction/questionnaire.js';

export type { BilingualText };

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly nextPage: number | null;
}

export interface Province {
  readonly id: string;
  readonly code: string;
  readonly name: BilingualText;
  readonly isSample: boolean;
}

export interface Session {
  readonly account: {
    readonly id: string;
    readonly username: string;
    readonly fullName: string;
    readonly role: Role;
    readonly agencyId: string | null;
    readonly agencyName: string | null;
    readonly sector: string | null;
  };
  readonly province: Province;
  readonly provinces: readonly Province[];
  readonly csrfToken: string;
  readonly mustChangePassword: boolean;
  readonly totpEnabled: boolean;
  readonly permissions: readonly string[];
}

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

/** Roles that stand for one agency. */
export const agencyRoles: readonly Role[] = ['agencyOfficer', 'agencyLeader', 'counterStaff'];

export interface OwnSession {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly userAgent: string;
  readonly current: boolean;
}

export interface TotpSetUp {
  readonly secret: string;
  readonly otpauthUrl: string;
  readonly qrSvg: string;
}

export interface Account {
  readonly id: string;
  readonly username: string;
  readonly fullName: string;
  readonly role: Role;
  readonly agencyId: string | null;
  readonly agencyName: string | null;
  readonly sector: string | null;
  readonly provinceId: string | null;
  readonly disabledAt: string | null;
  readonly lastSignInAt: string | null;
  readonly totpEnabled: boolean;
  readonly createdAt: string;
  readonly version: number;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly summary: BilingualText;
  readonly changes: Readonly<Record<string, unknown>>;
}

export interface AuditChain {
  readonly intact: boolean;
  readonly entries: number;
  readonly firstBrokenId: string | null;
}

export interface Agency {
  readonly id: string;
  readonly code: string;
  readonly officialCode: string | null;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string | null;
  readonly kind: string;
  readonly unitType: string | null;
  readonly parentId: string | null;
  readonly parentName: string | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly procedureScope: string | null;
  readonly version: number;
}

export const agencyKinds = [
  'province',
  'department',
  'district',
  'commune',
  'centralAgency',
  'serviceUnit',
  'counter',
] as const;

export interface AgencyLink {
  readonly agency: Agency;
  readonly partial: boolean;
  readonly share: string | number | null;
}

export interface AgencyProfile extends Agency {
  readonly predecessors: readonly AgencyLink[];
  readonly successors: readonly AgencyLink[];
}

export interface ImportReport {
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly applied: boolean;
  readonly faultCount: number;
  readonly faults: readonly {
    readonly sheet: string;
    readonly row: number;
    readonly column: string;
    readonly code: string;
    readonly message: BilingualText;
  }[];
}

export interface QuestionnaireSummary {
  readonly id: string;
  readonly questionnaireId: string;
  readonly version: string;
  readonly title: BilingualText;
  readonly state: 'draft' | 'published';
  readonly evidence: string;
  readonly items: number;
  readonly factors: number;
  readonly isShipped: boolean;
  readonly createdAt: string;
  readonly publishedAt: string | null;
  readonly lockVersion: number;
}

export interface QuestionnaireVersion extends QuestionnaireSummary {
  readonly definition: Questionnaire;
}

export interface Survey {
  readonly id: string;
  readonly title: BilingualText;
  readonly state: 'draft' | 'open' | 'closed';
  readonly questionnaireVersionId: string;
  readonly questionnaireTitle: BilingualText;
  readonly scaleChoices: Readonly<Record<string, string>>;
  readonly sector: string | null;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly openedAt: string | null;
  readonly closedAt: string | null;
  readonly minimum: { readonly rule: string; readonly byKind: Readonly<Record<string, number>> };
  readonly channels: readonly string[];
  readonly indexChannels: readonly string[];
  readonly populationText: string | null;
  readonly graceDays: number;
  readonly code: string;
  readonly agencies: number;
  readonly responses: number;
  readonly isSample: boolean;
  readonly version: number;
}

export interface SurveyAgency {
  readonly agencyId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly population: number | null;
  readonly target: number | null;
  readonly minimum: number;
  readonly counted: number;
}

export interface SurveyCounts {
  readonly at: string;
  readonly total: number;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly lastHour: number;
  readonly agencies: readonly {
    readonly agencyId: string;
    readonly name: string;
    readonly counted: number;
    readonly excluded: number;
    readonly minimum: number;
    readonly target: number | null;
    readonly lastReceivedAt: string | null;
  }[];
}

export interface Recount {
  readonly responses: number;
  readonly excluded: number;
  readonly differences: readonly {
    readonly agencyId: string;
    readonly channel: string;
    readonly respondentKind: string;
    readonly tallied: number;
    readonly counted: number;
    readonly figures: number;
  }[];
  readonly repaired: boolean;
}

export interface Run {
  readonly id: string;
  readonly measure: string;
  readonly surveyId: string;
  readonly surveyTitle: BilingualText;
  readonly rule: { readonly id: string; readonly version: string; readonly unit: string; readonly name: BilingualText };
  readonly methodVersion: string;
  readonly fingerprint: string;
  readonly stale: boolean;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly note: string | null;
  readonly agencies: number;
  readonly ranked: number;
  readonly responses: number;
  readonly excludedForms: number;
  readonly publicationId: string | null;
}

export interface Interval {
  readonly name: string;
  readonly level: number;
  readonly lower: number;
  readonly upper: number;
}

/** Hidden cells (base under 10) have nulls throughout. */
export interface Figure {
  readonly value: string | null;
  readonly valueExact: string | null;
  readonly n: number | null;
  readonly interval: Interval | null;
}

export interface FactorFigure extends Figure {
  readonly code: string;
  readonly name: BilingualText;
}

export interface RunRow extends Figure {
  readonly agencyId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly population: number | null;
  readonly minimum: number | null;
  readonly eligible: boolean;
  readonly visibility: 'ranked' | 'shown' | 'hidden';
  readonly unranked: string | null;
  readonly rank: {
    readonly rank: number;
    readonly of: number;
    readonly range: { readonly from: number; readonly to: number };
  } | null;
  readonly factors: readonly FactorFigure[];
}

export interface RunGroup {
  readonly kind: string;
  readonly agencies: number;
  readonly shown: number;
  readonly ranked: number;
  readonly forms: number;
  readonly mean: string | null;
  readonly factors: readonly FactorFigure[];
}

export interface RunDetail extends Run {
  readonly groups: readonly RunGroup[];
  readonly rows: readonly RunRow[];
}

export interface Publication {
  readonly id: string;
  readonly title: BilingualText;
  readonly surveyTitle: BilingualText;
  readonly year: number;
  readonly publishedAt: string | null;
  readonly decisionNumber: string | null;
  readonly decisionOn: string | null;
  readonly isSample: boolean;
  readonly replacesId: string | null;
  readonly replacedById: string | null;
  readonly agencies: number;
  readonly ranked: number;
  readonly responses: number;
  readonly state: 'prepared' | 'published' | 'withdrawn' | 'replaced';
  readonly runId: string;
  readonly stale: boolean;
  readonly note: string | null;
  readonly preparedAt: string;
  readonly preparedBy: string | null;
  readonly preparedById: string | null;
  readonly approvedBy: string | null;
  readonly withdrawnReason: string | null;
  readonly singlePerson: boolean;
  readonly fingerprint: string;
}
