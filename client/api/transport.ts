/** One door to the server: adds the session token to changing calls and turns every refusal into an `ApiProblem`. */
import { networkProblem, readProblem } from './problem';

export const API_BASE = '/api/v1';

let csrfToken: string | null = null;

/** The token of GET /session; null after signing out. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** `fetch` for the API. @throws ApiProblem on every answer outside 200-299 and when no answer comes */
export async function apiFetch(input: Request | string, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  if (csrfToken !== null && request.method !== 'GET' && request.method !== 'HEAD') {
    request.headers.set('x-csrf-token', csrfToken);
  }
  let response: Response;
  try {
    response = await fetch(request);
  } catch (problem) {
    if (problem instanceof DOMException && problem.name === 'AbortError') throw problem;
    throw networkProblem();
  }
  if (response.ok) return response;
  throw await readProblem(response);
}

export interface CallOptions {
  /** Undefined and null entries are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** Sent as JSON, or as it stands when it is a form (files). */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

/** `/agencies.xlsx` + { kind: 'commune', on: '' } → `/api/v1/agencies.xlsx?kind=commune`, for links as for calls. */
export function addressOf(path: string, query: CallOptions['query'] = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  return `${API_BASE}${path}${suffix(search)}`;
}

/**
 * Calls `/api/v1` + `path` and reads JSON; 204 gives undefined. Path pieces that come from data are escaped with
 * `encodeURIComponent` by the caller.
 *
 * @example await call<List<Agency>>('GET', '/agencies', { query: { search: 'dai tu' } })
 */
export async function call<Result>(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  { query = {}, body, signal }: CallOptions = {},
): Promise<Result> {
  const address = addressOf(path, query);
  const init: RequestInit = { method, credentials: 'same-origin', headers: { accept: 'application/json' } };
  if (signal !== undefined) init.signal = signal;
  if (body instanceof FormData) init.body = body;
  else if (body !== undefined) {
    init.body = JSON.stringify(body);
    init.headers = { accept: 'application/json', 'content-type': 'application/json' };
  }
  const response = await apiFetch(address, init);
  if (response.status === 204) return undefined as Result;
  return (await response.json()) as Result;
}

function suffix(search: URLSearchParams): string {
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}
