/** Home of those who run or read surveys: today's tasks, live intake of the open round, the agencies that need a look. */
import { useState } from 'react';
import { Link } from 'react-router';
import { commonWords } from '../../i18n/workspace/common';
import { homeWords as words } from '../../i18n/workspace/results';
import { surveyWords } from '../../i18n/workspace/surveys';
import { buttonClass } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icons';
import { Empty } from '../../ui/note';
import { useRead } from '../api/hooks';
import type { Page, Publication, Run, Survey } from '../api/shapes';
import { TableFrame } from '../parts/list-tools';
import { Answer } from '../parts/states';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { useMay, useSession } from '../session/session';
import { standingOf, sumsOf, useCounts } from '../surveys/live-counts';
import { StandingChip, UnitMeter } from '../surveys/unit-table';
import { RecentCard } from './recent-card';
import { tasksOf, type Task } from './tasks';

const many = { pageSize: 200 };

export function SurveyHome() {
  const may = useMay();
  const { account } = useSession();
  const surveys = useRead<Page<Survey>>(['surveys', many], '/surveys', many);
  const runs = useRead<Page<Run>>(['runs', many], '/runs', many, { enabled: may('runs.read') });
  const publications = useRead<Page<Publication>>(['publications', many], '/publications', many, {
    enabled: may('publications.read'),
  });
  const [now] = useState(() => new Date().toISOString());
  const open = (surveys.data?.items ?? []).filter(({ state }) => state === 'open');
  const shown = [...open].sort((a, b) => (a.closesAt ?? '9').localeCompare(b.closesAt ?? '9'))[0];
  return (
    <Answer of={surveys} lines={10}>
      {({ items }) =>
        shown === undefined ? (
          <div className="grid12">
            <div className="c7 column-wide">
              <Tasks
                tasks={tasksOf({
                  surveys: items,
                  counts: null,
                  runs: runs.data?.items ?? [],
                  publications: publications.data?.items ?? [],
                  accountId: account.id,
                  may,
                  now,
                })}
              />
            </div>
            <div className="c5 column-wide">
              <NoOpenRound />
              {may('audit.read') ? <RecentCard /> : null}
            </div>
          </div>
        ) : (
          <WithIntake
            shown={shown}
            taskInput={{
              surveys: items,
              runs: runs.data?.items ?? [],
              publications: publications.data?.items ?? [],
              now,
            }}
          />
        )
      }
    </Answer>
  );
}

function WithIntake({
  shown,
  taskInput,
}: {
  readonly shown: Survey;
  readonly taskInput: {
    surveys: readonly Survey[];
    runs: readonly Run[];
    publications: readonly Publication[];
    now: string;
  };
}) {
  const may = useMay();
  const { account } = useSession();
  const counts = useCounts(shown, may('surveys.counts'));
  const tasks = tasksOf({
    ...taskInput,
    counts: counts.data === undefined ? null : { surveyId: shown.id, counts: counts.data },
    accountId: account.id,
    may,
  });
  return (
    <div className="grid12">
      <div className="c7 column-wide">
        <Tasks tasks={tasks} />
        <UnitsToWatch survey={shown} counts={counts} />
      </div>
      <div className="c5 column-wide">
        <Intake survey={shown} counts={counts} />
        {may('audit.read') ? <RecentCard /> : null}
      </div>
    </div>
  );
}

function Tasks({ tasks }: { readonly tasks: readonly Task[] }) {
  const say = useSay();
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.todo)}</h2>
      </div>
      {tasks.length === 0 ? <Empty>{say(words.nothing)}</Empty> : null}
      <ul className="works">
        {tasks.slice(0, 8).map((task, index) => (
          <li key={`${task.key} ${task.title.en}`} className={task.hot ? 'hot' : ''}>
            <Icon name={task.icon} />
            <div>
              <strong className="b">{say(task.title, task.values)}</strong>
              <p>{say(task.detail)}</p>
            </div>
            {task.days === null ? <span /> : <Days days={task.days} />}
            <Link className={buttonClass(index === 0 ? 'primary' : 'plain')} to={task.to}>
              {say(task.action)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Days({ days }: { readonly days: number }) {
  const say = useSay();
  if (days < 0) return <Chip tone="bad">{say(surveyWords.daysLate, { n: -days })}</Chip>;
  if (days === 0) return <Chip tone="warn">{say({ vi: 'hôm nay', en: 'today' })}</Chip>;
  return (
    <Chip tone={days <= 5 ? 'warn' : 'neutral'} icon="clock">
      {say(surveyWords.daysLeft, { n: days })}
    </Chip>
  );
}

function NoOpenRound() {
  const say = useSay();
  const may = useMay();
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.surveys)}</h2>
      </div>
      <Empty
        action={
          <Link className={buttonClass()} to={may('surveys.write') ? paths.newSurvey : paths.surveys}>
            {say(may('surveys.write') ? surveyWords.create : words.surveys)}
          </Link>
        }
      >
        {say(words.noOpen)}
      </Empty>
    </section>
  );
}

function Intake({ survey, counts }: { readonly survey: Survey; readonly counts: ReturnType<typeof useCounts> }) {
  const say = useSay();
  const format = useFormat();
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.intake, { title: say(survey.title) })}</h2>
        <span className="sp" />
        <Link to={paths.survey(survey.id)}>{say(words.board)}</Link>
      </div>
      <Answer of={counts} lines={3}>
        {(answer) => {
          const sums = sumsOf(answer);
          return (
            <>
              <dl className="kpis">
                <div>
                  <dt>{say(surveyWords.responses)}</dt>
                  <dd>{format.whole(sums.total)}</dd>
                </div>
                <div>
                  <dt>{say(surveyWords.atMinimum)}</dt>
                  <dd>
                    {format.whole(sums.atMinimum)} <small>/ {format.whole(answer.agencies.length)}</small>
                  </dd>
                </div>
                <div>
                  <dt>{say(surveyWords.lastHour)}</dt>
                  <dd>{format.whole(answer.lastHour)}</dd>
                </div>
              </dl>
              <p className="card-body">
                <span className={counts.error ? 'chip warn' : 'saved'}>
                  {say(counts.error ? surveyWords.liveStopped : surveyWords.live, { time: format.time(answer.at) })}
                </span>
              </p>
            </>
          );
        }}
      </Answer>
    </section>
  );
}

function UnitsToWatch({ survey, counts }: { readonly survey: Survey; readonly counts: ReturnType<typeof useCounts> }) {
  const say = useSay();
  const format = useFormat();
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.units)}</h2>
        <span className="mut xs">{say(surveyWords.thickLine)}</span>
        <span className="sp" />
        <Link to={paths.survey(survey.id)}>{say(words.allUnits, { n: format.whole(survey.agencies) })}</Link>
      </div>
      <Answer of={counts} lines={6}>
        {(answer) => {
          const units = answer.agencies
            .filter((unit) => standingOf(unit) !== 'met')
            .sort((a, b) => a.counted / Math.max(1, a.minimum) - b.counted / Math.max(1, b.minimum))
            .slice(0, 9);
          if (units.length === 0) return <Empty>{say(words.allFine)}</Empty>;
          return (
            <TableFrame label={say(words.units)}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{say(surveyWords.agencies)}</th>
                    <th scope="col">{say(surveyWords.progress)}</th>
                    <th scope="col" className="num">
                      n
                    </th>
                    <th scope="col" className="num">
                      {say(surveyWords.target)}
                    </th>
                    <th scope="col">{say(commonWords.state)}</th>
                  </tr>
                </thead>
                <tbody>
                  {units.map((unit) => (
                    <tr key={unit.agencyId}>
                      <th scope="row">{unit.name}</th>
                      <td>
                        <UnitMeter unit={unit} />
                      </td>
                      <td className="num b">{format.whole(unit.counted)}</td>
                      <td className="num mut">{format.whole(unit.target)}</td>
                      <td className="min">
                        <StandingChip standing={standingOf(unit)} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </TableFrame>
          );
        }}
      </Answer>
    </section>
  );
}
