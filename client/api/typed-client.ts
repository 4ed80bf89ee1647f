/**
 * The client over the generated types: `typedClient<paths>()` with `paths` of `schema.generated.ts`. Refusals arrive as
 * thrown `ApiProblem`, so `result.data` is always there.
 */
import createClient, { type Client } from 'openapi-fetch';
import { apiFetch } from './transport';

export function typedClient<Paths extends object>(): Client<Paths> {
  return createClient<Paths>({ fetch: (request: Request) => apiFetch(request), credentials: 'same-origin' });
}
