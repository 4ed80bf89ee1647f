/**
 * What is answered so far, kept for this tab only: a reload loses nothing, the next person on a shared device finds
 * nothing once the form is sent or the tab is closed.
 */
import type { Answers } from './form-plan';
import { newUuid } from './uuid';

export interface Draft {
  /** The UUID under which the form is sent, once and on every retry. */
  readonly id: string;
  /** Questionnaire id and version: a draft of another version is dropped. */
  readonly of: string;
  readonly agencyId: string | null;
  readonly answers: Answers;
  readonly startedAt: string;
}

const keyOf = (code: string) => `thuocdo.draft.${code}`;

export function newDraft(of: string): Draft {
  return { id: newUuid(), of, agencyId: null, answers: {}, startedAt: new Date().toISOString() };
}

export function readDraft(code: string, of: string): Draft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(keyOf(code)) ?? 'null') as Draft | null;
    return kept !== null && kept.of === of && typeof kept.answers === 'object' ? kept : null;
  } catch {
    return null;
  }
}

export function keepDraft(code: string, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(code), JSON.stringify(draft));
  } catch {
    // without storage a reload starts anew; nothing else depends on it
  }
}

export function dropDraft(code: string): void {
  try {
    sessionStorage.removeItem(keyOf(code));
  } catch {
    // nothing was kept
  }
}
