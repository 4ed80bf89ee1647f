/** The state of a round and its time in words. */
import { surveyWords as words } from '../../i18n/workspace/surveys';
import { Chip } from '../../ui/chip';
import type { Survey } from '../api/shapes';
import { useFormat, useSay } from '../say';
import { daysUntil } from '../time/vietnam-time';

export function SurveyState({ state }: { readonly state: Survey['state'] }) {
  const say = useSay();
  if (state === 'open') return <Chip tone="ok">{say(words.opened)}</Chip>;
  if (state === 'closed') return <Chip icon="lock">{say(words.closed)}</Chip>;
  return (
    <Chip tone="warn" icon="pen">
      {say(words.draft)}
    </Chip>
  );
}

export function SurveyPeriod({ survey }: { readonly survey: Survey }) {
  const say = useSay();
  const format = useFormat();
  const from = survey.openedAt ?? survey.opensAt;
  const to = survey.closedAt ?? survey.closesAt;
  if (from === null && to === null) return <>{say(words.byHand)}</>;
  if (to === null) return <>{say(words.since, { day: format.dayOf(from) })}</>;
  if (from === null) return <>{say(words.until, { day: format.dayOf(to) })}</>;
  return (
    <>
      {format.dayOf(from)} – {format.dayOf(to)}
    </>
  );
}

/** "còn 9 ngày" beside the date of an open round; red only when it is over. */
export function TimeLeft({ survey }: { readonly survey: Survey }) {
  const say = useSay();
  if (survey.state !== 'open' || survey.closesAt === null) return null;
  const days = daysUntil(survey.closesAt, new Date().toISOString());
  if (days < 0) return <Chip tone="bad">{say(words.daysLate, { n: -days })}</Chip>;
  if (days === 0) return <Chip tone="warn">{say(words.lastDay)}</Chip>;
  return (
    <Chip tone={days <= 5 ? 'warn' : 'neutral'} icon="clock">
      {say(words.daysLeft, { n: days })}
    </Chip>
  );
}
