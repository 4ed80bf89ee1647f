/** States of a publication and the moves between them, as one table (STYLE 4). */
import type { PublicationState } from './publication-store.js';

export type PublicationMove = 'approve' | 'withdraw' | 'replace';

const moves: Readonly<Record<PublicationMove, { readonly from: PublicationState; readonly to: PublicationState }>> = {
  approve: { from: 'prepared', to: 'published' },
  withdraw: { from: 'prepared', to: 'withdrawn' },
  replace: { from: 'published', to: 'replaced' },
};

/** The state after a move, or null when it is not allowed from this state. */
export function afterMove(state: PublicationState, move: PublicationMove): PublicationState | null {
  return moves[move].from === state ? moves[move].to : null;
}
