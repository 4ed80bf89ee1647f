/** The life of a survey round: which moves there are and what may be edited in each state. */
export type SurveyState = 'draft' | 'open' | 'closed';
export type SurveyMove = 'open' | 'close';

const moves: Readonly<Record<SurveyMove, { readonly from: SurveyState; readonly to: SurveyState }>> = {
  open: { from: 'draft', to: 'open' },
  close: { from: 'open', to: 'closed' },
};

/** The state after a move, or null when the present state does not allow it. */
export function afterMove(state: SurveyState, move: SurveyMove): SurveyState | null {
  return moves[move].from === state ? moves[move].to : null;
}

/** Fields that may change once people answer; a draft may change in everything, a closed round in nothing. */
export const editableWhileOpen: ReadonlySet<string> = new Set(['closesAt', 'graceDays']);
