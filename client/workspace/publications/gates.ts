/** The conditions of a publication as data: what is met, what to look at, what blocks. */
import type { BilingualText, Publication, RunDetail, Survey } from '../api/shapes';
import { publicationWords as words } from '../../i18n/workspace/results';

export type GateTone = 'ok' | 'warn' | 'bad' | 'wait';

export interface Gate {
  readonly tone: GateTone;
  readonly title: BilingualText;
  readonly text: BilingualText;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface GateInput {
  readonly run: RunDetail;
  readonly survey: Survey | null;
  /** Null while it is being prepared. */
  readonly publication: Publication | null;
  readonly twoPersons: boolean;
  readonly accountId: string;
  readonly print: { readonly moment: (at: string | null) => string; readonly fingerprint: (text: string) => string };
}

export function gatesOf({ run, survey, publication, twoPersons, accountId, print }: GateInput): Gate[] {
  const unranked = run.rows.filter(({ rank }) => rank === null).length;
  const ranked = run.rows.length - unranked;
  const hidden = run.rows.filter(({ visibility }) => visibility === 'hidden').length;
  const gates: Gate[] = [
    run.stale
      ? { tone: 'bad', title: words.gateStale, text: words.gateStaleText, values: {} }
      : {
          tone: 'ok',
          title: words.gateFresh,
          text: words.gateFreshText,
          values: { fingerprint: print.fingerprint(run.fingerprint), time: print.moment(run.createdAt) },
        },
  ];
  if (survey !== null) {
    gates.push(
      survey.state === 'closed'
        ? {
            tone: 'ok',
            title: words.gateClosed,
            text: words.gateClosedText,
            values: { time: print.moment(survey.closedAt ?? survey.closesAt) },
          }
        : { tone: 'warn', title: words.gateOpen, text: words.gateOpenText, values: {} },
    );
  }
  gates.push(
    ranked === 0
      ? { tone: run.responses === 0 ? 'bad' : 'warn', title: words.gateNoRank, text: words.gateNoRankText, values: {} }
      : unranked === 0
        ? { tone: 'ok', title: words.gateRanked, text: words.gateRankedText, values: { n: ranked } }
        : { tone: 'warn', title: words.gateUnranked, text: words.gateUnrankedText, values: { n: unranked } },
    { tone: 'ok', title: words.gateSmall, text: words.gateSmallText, values: { n: hidden } },
  );
  if (publication !== null) gates.push(secondPersonGate(publication, twoPersons, accountId));
  return gates;
}

function secondPersonGate(publication: Publication, twoPersons: boolean, accountId: string): Gate {
  if (!twoPersons) return { tone: 'warn', title: words.gateOnePerson, text: words.gateOnePersonText, values: {} };
  const values = { name: publication.preparedBy ?? '–' };
  return publication.preparedById === accountId
    ? { tone: 'wait', title: words.gateSecond, text: words.gateSecondText, values }
    : { tone: 'ok', title: words.gateSecondMet, text: words.gateSecondText, values };
}

/** Why this account cannot publish now; null when it can. */
export function publishObstacle(
  publication: Pick<Publication, 'stale' | 'preparedById'>,
  account: { readonly id: string; readonly mayApprove: boolean },
  twoPersons: boolean,
): BilingualText | null {
  if (!account.mayApprove) return words.reasonRight;
  if (publication.stale) return words.reasonStale;
  if (twoPersons && publication.preparedById === account.id) return words.reasonSelf;
  return null;
}
