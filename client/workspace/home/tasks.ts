/** What is to be done today, found in the rounds, runs and publications: due things first, each with the door to it. */
import type { BilingualText, Publication, Run, Survey, SurveyCounts } from '../api/shapes';
import { homeWords as words } from '../../i18n/workspace/results';
import type { IconName } from '../../ui/icons';
import { paths } from '../paths';
import { daysUntil } from '../time/vietnam-time';

export interface Task {
  readonly key: string;
  readonly icon: IconName;
  readonly hot: boolean;
  readonly title: BilingualText;
  readonly detail: BilingualText;
  readonly values: Readonly<Record<string, string | number>>;
  /** Days left until it is due; null = no date. */
  readonly days: number | null;
  readonly action: BilingualText;
  readonly to: string;
}

export interface TaskInput {
  readonly surveys: readonly Survey[];
  /** Live counts of the open round that is shown. */
  readonly counts: { readonly surveyId: string; readonly counts: SurveyCounts } | null;
  readonly runs: readonly Run[];
  readonly publications: readonly Publication[];
  readonly accountId: string;
  readonly may: (action: string) => boolean;
  /** Now, ISO. */
  readonly now: string;
}

const soonDays = 7;
const plain = (text: BilingualText) => ({ detail: text, values: {} });

export function tasksOf({ surveys, counts, runs, publications, accountId, may, now }: TaskInput): Task[] {
  const tasks: Task[] = [];
  for (const survey of surveys) {
    const base = { key: survey.id, to: paths.survey(survey.id), ...plain(survey.title) };
    const days = survey.closesAt === null ? null : daysUntil(survey.closesAt, now);
    if (survey.state === 'open') {
      const below =
        counts?.surveyId === survey.id ? counts.counts.agencies.filter((unit) => unit.counted < unit.minimum) : [];
      const isSoon = days !== null && days <= soonDays;
      if (below.length > 0) {
        const names = below
          .slice(0, 3)
          .map(({ name, counted }) => `${name} ${counted}`)
          .join(', ');
        const more = below.length > 3 ? '…' : '';
        tasks.push({
          ...base,
          icon: 'warn',
          hot: isSoon,
          title: words.belowTitle,
          detail: { vi: `${survey.title.vi}: ${names}${more}`, en: `${survey.title.en}: ${names}${more}` },
          values: { n: below.length },
          days,
          action: may('surveys.write') ? words.extend : words.see,
        });
      } else if (isSoon) {
        tasks.push({ ...base, icon: 'clock', hot: false, title: words.closingTitle, days, action: words.see });
      }
    }
    if (survey.state === 'draft' && may('surveys.write')) {
      tasks.push({
        ...base,
        icon: 'pen',
        hot: false,
        title: words.draftTitle,
        days: null,
        action: words.continueDraft,
        to: paths.surveySetUp(survey.id),
      });
    }
    if (survey.state === 'closed' && may('runs.write') && !runs.some(({ surveyId }) => surveyId === survey.id)) {
      tasks.push({ ...base, icon: 'chart', hot: false, title: words.runTitle, days: null, action: words.runIt });
    }
  }
  tasks.push(...runTasks(runs, may), ...publicationTasks(publications, accountId, may));
  const urgency = (task: Task): number => (task.hot ? -1000 : 0) + (task.days ?? 500);
  return tasks.sort((a, b) => urgency(a) - urgency(b));
}

/** Only the newest run of a round counts: an older one is stale by nature. */
function runTasks(runs: readonly Run[], may: TaskInput['may']): Task[] {
  const newest = new Map<string, Run>();
  for (const run of runs) {
    const known = newest.get(run.surveyId);
    if (known === undefined || run.createdAt > known.createdAt) newest.set(run.surveyId, run);
  }
  if (!may('runs.write')) return [];
  return [...newest.values()]
    .filter(({ stale }) => stale)
    .map((run) => ({
      key: run.id,
      icon: 'refresh',
      hot: false,
      title: words.staleTitle,
      ...plain(run.surveyTitle),
      days: null,
      action: words.see,
      to: paths.run(run.id),
    }));
}

function publicationTasks(publications: readonly Publication[], accountId: string, may: TaskInput['may']): Task[] {
  return publications
    .filter(({ state }) => state === 'prepared')
    .map((one) => {
      const mine = one.preparedById === accountId || !may('publications.approve');
      return {
        key: one.id,
        icon: 'flag',
        hot: false,
        title: mine ? words.waitTitle : words.approveTitle,
        ...plain(one.title),
        days: mine ? null : 0,
        action: mine ? words.see : words.approveIt,
        to: paths.publication(one.id),
      };
    });
}
