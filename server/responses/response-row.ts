/** One answer on its way into the database (DESIGN §4): what the batch writer carries and what became of it. */
export interface ResponseRow {
  /** UUID made by the client, lower case. */
  readonly id: string;
  readonly provinceId: string;
  readonly surveyId: string;
  readonly agencyId: string;
  readonly channel: string;
  readonly respondentKind: string;
  readonly locale: string;
  readonly offline: boolean;
  /** ISO 8601, UTC, device clock corrected. */
  readonly startedAt: string | null;
  readonly answeredAt: string;
  readonly receivedAt: string;
  /** Why the answer is stored but not tallied, or null. */
  readonly exclusion: string | null;
  /** One code per coded item in the questionnaire's order. */
  readonly answers: readonly (number | null)[];
  /** JSON text of multi and number answers by item code, or null when there are none. */
  readonly choices: string | null;
  /** JSON text of texts and profile, or null when there are none. */
  readonly rest: string | null;
}

/**
 * `stored`: this call made the row. `repeated`: the same content was there before. `differs`: the id belongs to other
 * content. Times and exclusion are those of the stored row.
 */
export type StoreOutcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'repeated'; readonly receivedAt: string; readonly exclusion: string | null }
  | { readonly kind: 'differs' };
