/**
 * The envelope of a submitted answer, checked by hand: it is the hot path, where class-validator takes most of a
 * request's time (STACK). Every field is a checked scalar, unknown fields are refused (LESSONS L1); answers and profile
 * are checked by the questionnaire's compiled validator. `response.dto.ts` documents the same shape.
 */
import type { FieldProblem } from '../platform/problems/problem.js';

export interface Envelope {
  readonly id: string;
  readonly form: string;
  readonly agencyId: string | null;
  readonly respondentKind: string;
  readonly answers: object;
  readonly profile: object;
  /** Milliseconds since 1970, by the device's clock. */
  readonly startedAt: number | null;
  readonly answeredAt: number;
  readonly sentAt: number;
  readonly locale: string;
  readonly offline: boolean;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const CLIENT_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const FORM = /^[2-9A-Z]{7,8}$/;
const CODE = /^[A-Za-z0-9._-]{1,50}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})$/;
const LOCALE = /^(vi|en)$/;
/** Years 2000 to 2100: a device clock outside is broken beyond correction and says nothing about order. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

const MESSAGES = {
  notAnObject: { vi: 'Nội dung gửi lên phải là một đối tượng JSON.', en: 'The body must be a JSON object.' },
  unknownField: { vi: 'Trường này không có trong mẫu gửi lên.', en: 'There is no such field.' },
  uuid: { vi: 'Cần mã UUID phiên bản 4 hoặc 7.', en: 'A UUID of version 4 or 7 is wanted.' },
  agency: { vi: 'Cần mã UUID của cơ quan.', en: 'The UUID of an agency is wanted.' },
  form: { vi: 'Mã phiếu không đúng dạng.', en: 'The form code is malformed.' },
  code: { vi: 'Cần một mã ngắn.', en: 'A short code is wanted.' },
  object: { vi: 'Cần một đối tượng theo mã câu hỏi.', en: 'An object by item code is wanted.' },
  moment: { vi: 'Cần thời điểm dạng ISO 8601 có múi giờ.', en: 'A moment in ISO 8601 with zone is wanted.' },
  locale: { vi: 'Ngôn ngữ là vi hoặc en.', en: 'The locale is vi or en.' },
  flag: { vi: 'Cần true hoặc false.', en: 'true or false is wanted.' },
} as const;

const problem = (path: string, code: keyof typeof MESSAGES): FieldProblem => ({ path, code, message: MESSAGES[code] });

const FIELDS = new Set([
  'id', 'form', 'agencyId', 'respondentKind', 'answers', 'profile', 'startedAt', 'answeredAt', 'sentAt', 'locale', 'offline',
]); // prettier-ignore

/** The checked envelope, or every fault of it by field path. Never throws. */
export function readEnvelope(body: unknown): Envelope | FieldProblem[] {
  if (!isRecord(body)) return [problem('', 'notAnObject')];
  const faults: FieldProblem[] = [];
  for (const field of Object.keys(body)) {
    if (!FIELDS.has(field)) {
      faults.push(problem(field.slice(0, 50).replace(/[^\w.-]/g, '?'), 'unknownField'));
      if (faults.length >= 10) return faults;
    }
  }
  const { id, form, agencyId = null, respondentKind, answers, profile = {}, locale, offline } = body;
  const lowerId = typeof id === 'string' && id.length === 36 ? id.toLowerCase() : '';
  if (!CLIENT_UUID.test(lowerId)) faults.push(problem('id', 'uuid'));
  if (!matches(form, FORM)) faults.push(problem('form', 'form'));
  const lowerAgency = typeof agencyId === 'string' && agencyId.length === 36 ? agencyId.toLowerCase() : null;
  if (agencyId !== null && (lowerAgency === null || !UUID.test(lowerAgency)))
    faults.push(problem('agencyId', 'agency'));
  if (!matches(respondentKind, CODE)) faults.push(problem('respondentKind', 'code'));
  if (!isRecord(answers)) faults.push(problem('answers', 'object'));
  if (!isRecord(profile)) faults.push(problem('profile', 'object'));
  if (!matches(locale, LOCALE)) faults.push(problem('locale', 'locale'));
  if (typeof offline !== 'boolean') faults.push(problem('offline', 'flag'));
  const answeredAt = momentOf(body['answeredAt']);
  const sentAt = momentOf(body['sentAt']);
  const startedAt = body['startedAt'] === undefined || body['startedAt'] === null ? null : momentOf(body['startedAt']);
  if (answeredAt === undefined) faults.push(problem('answeredAt', 'moment'));
  if (sentAt === undefined) faults.push(problem('sentAt', 'moment'));
  if (startedAt === undefined) faults.push(problem('startedAt', 'moment'));
  if (faults.length > 0) return faults;
  return {
    id: lowerId,
    form: form as string,
    agencyId: lowerAgency,
    respondentKind: respondentKind as string,
    answers: answers as object,
    profile: profile as object,
    startedAt: startedAt as number | null,
    answeredAt: answeredAt as number,
    sentAt: sentAt as number,
    locale: locale as string,
    offline: offline as boolean,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function matches(value: unknown, pattern: RegExp): boolean {
  return typeof value === 'string' && value.length <= 50 && pattern.test(value);
}

/** Milliseconds since 1970; undefined when it is no moment. */
export function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || value.length > 40 || !MOMENT.test(value)) return undefined;
  const at = Date.parse(value);
  return at >= EARLIEST && at <= LATEST ? at : undefined;
}
