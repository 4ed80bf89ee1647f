/** A refusal of the server (RFC 9457) as an error with words in both languages, and the failures that never reached it. */
export interface ProblemText {
  readonly vi: string;
  readonly en: string;
}

export interface ProblemField {
  readonly path: string;
  readonly code: string;
  readonly message: ProblemText;
}

export interface ProblemDocument {
  readonly status: number;
  readonly code: string;
  readonly detail: ProblemText;
  readonly requestId?: string;
  readonly fields?: readonly ProblemField[];
}

/** `code` is the server's, or `network` when no answer came and `unreadable` when it was no problem document. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: ProblemText;
  readonly fields: readonly ProblemField[];
  readonly requestId: string | null;
  /** Seconds until another try makes sense (Retry-After), or null. */
  readonly retryAfter: number | null;

  constructor(document: ProblemDocument, retryAfter: number | null = null) {
    super(`${document.status} ${document.code}: ${document.detail.en}`);
    this.name = 'ApiProblem';
    this.status = document.status;
    this.code = document.code;
    this.detail = document.detail;
    this.fields = document.fields ?? [];
    this.requestId = document.requestId ?? null;
    this.retryAfter = retryAfter;
  }

  /** The message of the field at `path`, in the language asked for; null when that field is not at fault. */
  fieldMessage(path: string, language: 'vi' | 'en'): string | null {
    return this.fields.find((field) => field.path === path)?.message[language] ?? null;
  }
}

/** Whether another try later can succeed without any change: no network, busy, not ready, too many, server fault. */
export function isTransient(problem: unknown): boolean {
  if (!(problem instanceof ApiProblem)) return false;
  return problem.code === 'network' || problem.status === 429 || problem.status >= 500;
}

export function networkProblem(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: 'network',
    detail: {
      vi: 'Mất kết nối với máy chủ. Xin kiểm tra mạng rồi thử lại. (mã NET-01)',
      en: 'The server cannot be reached. Check the network and try again. (code NET-01)',
    },
  });
}

function isText(value: unknown): value is ProblemText {
  const text = value as Partial<ProblemText> | null;
  return typeof text === 'object' && text !== null && typeof text.vi === 'string' && typeof text.en === 'string';
}

/** Reads a refusal; an answer that is no problem document (a proxy's page, say) becomes `unreadable`. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const seconds = Number(response.headers.get('retry-after') ?? 'x');
  const retryAfter = Number.isFinite(seconds) ? seconds : null;
  try {
    const body = (await response.json()) as Partial<ProblemDocument>;
    if (typeof body.code === 'string' && isText(body.detail)) {
      return new ApiProblem(
        { ...(body as ProblemDocument), status: response.status, code: body.code, detail: body.detail },
        retryAfter,
      );
    }
  } catch {
    // not JSON: answered below
  }
  return new ApiProblem(
    {
      status: response.status,
      code: 'unreadable',
      detail: {
        vi: `Máy chủ trả lời không đọc được. Xin thử lại sau. (mã HTTP-${response.status})`,
        en: `The answer of the server cannot be read. Try again later. (code HTTP-${response.status})`,
      },
    },
    retryAfter,
  );
}
