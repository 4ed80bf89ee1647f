/** One round: its live board, its links and QR sheets, its set-up, and what may be done with it now. */
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/transport';
import { commonWords } from '../../i18n/workspace/common';
import { surveyWords as words } from '../../i18n/workspace/surveys';
import { SampleMark } from '../../ui/brand';
import { Button, buttonClass } from '../../ui/button';
import { Note } from '../../ui/note';
import { useChange, useRead } from '../api/hooks';
import type { RunDetail, Survey, SurveyAgency, SurveyCounts } from '../api/shapes';
import { PageHead } from '../parts/page-title';
import { Answer, Failure } from '../parts/states';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { useMay, useSession } from '../session/session';
import { sumsOf, useCounts } from './live-counts';
import { SurveyAside } from './survey-aside';
import { CloseSurvey, ExtendSurvey, OpenSurvey, RemoveSurvey } from './survey-dialogs';
import { SurveyState, TimeLeft } from './survey-state';
import { UnitTable } from './unit-table';

type Asked = 'open' | 'close' | 'extend' | 'remove';

export function SurveyPage() {
  const { id = '' } = useParams();
  const survey = useRead<Survey>(['surveys', id], `/surveys/${id}`, undefined, { every: 15_000 });
  return (
    <Answer page of={survey}>
      {(one) => <Round survey={one} />}
    </Answer>
  );
}

function Round({ survey }: { readonly survey: Survey }) {
  const say = useSay();
  const { province } = useSession();
  const agencies = useRead<{ items: readonly SurveyAgency[] }>(
    ['surveys', survey.id, 'agencies'],
    `/surveys/${survey.id}/agencies`,
  );
  const counts = useCounts(survey);
  return (
    <>
      <PageHead
        title={say(survey.title)}
        marks={
          <>
            <SurveyState state={survey.state} />
            <TimeLeft survey={survey} />
            {survey.isSample && !province.isSample ? <SampleMark>{say(commonWords.sample)}</SampleMark> : null}
          </>
        }
        actions={<Actions survey={survey} counts={counts.data} />}
      />
      <div className="split">
        <div>
          {survey.state === 'draft' ? (
            <Note>{say(words.waiting)}</Note>
          ) : (
            <Answer of={counts} lines={8}>
              {(answer) => (
                <>
                  <KeyFigures survey={survey} counts={answer} failing={counts.error !== null} />
                  <UnitTable survey={survey} counts={answer} agencies={agencies.data?.items ?? []} />
                </>
              )}
            </Answer>
          )}
        </div>
        <div>
          <SurveyAside survey={survey} counts={counts.data} />
        </div>
      </div>
    </>
  );
}

function KeyFigures({
  survey,
  counts,
  failing,
}: {
  readonly survey: Survey;
  readonly counts: NonNullable<ReturnType<typeof useCounts>['data']>;
  readonly failing: boolean;
}) {
  const say = useSay();
  const format = useFormat();
  const sums = sumsOf(counts);
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.responses)}</h2>
        {survey.state === 'open' ? (
          <span className={failing ? 'chip warn' : 'saved'}>
            {say(failing ? words.liveStopped : words.live, { time: format.time(counts.at) })}
          </span>
        ) : null}
      </div>
      <dl className="kpis">
        <div>
          <dt>{say(words.responses)}</dt>
          <dd>{format.whole(sums.total)}</dd>
        </div>
        <div>
          <dt>{say(words.atMinimum)}</dt>
          <dd>
            {format.whole(sums.atMinimum)} <small>/ {format.whole(counts.agencies.length)}</small>
          </dd>
        </div>
        <div>
          <dt>{say(words.lastHour)}</dt>
          <dd>{format.whole(counts.lastHour)}</dd>
        </div>
        <div>
          <dt>{say(words.excluded)}</dt>
          <dd>{format.whole(sums.excluded)}</dd>
        </div>
        {sums.missing === 0 ? null : (
          <div>
            <dt>{say(words.remaining)}</dt>
            <dd>{format.whole(sums.missing)}</dd>
          </div>
        )}
      </dl>
      {counts.total === 0 && survey.state === 'open' ? <p className="card-body mut">{say(words.noForms)}</p> : null}
    </section>
  );
}

function Actions({ survey, counts }: { readonly survey: Survey; readonly counts: SurveyCounts | undefined }) {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked | null>(null);
  const below = (counts?.agencies ?? []).filter((unit) => unit.counted < unit.minimum).length;
  const close = (): void => setAsked(null);
  const run = useChange(
    () => call<RunDetail>('POST', `/surveys/${survey.id}/runs`, { body: {} }),
    ['runs'],
    (made) => void navigate(paths.run(made.id)),
  );
  const writable = may('surveys.write');
  return (
    <>
      {writable && survey.state === 'draft' ? (
        <>
          <Button look="destructive" onClick={() => setAsked('remove')}>
            {say(words.removeDraft)}
          </Button>
          <Link className={buttonClass()} to={paths.surveySetUp(survey.id)}>
            {say(words.continueSetUp)}
          </Link>
          <Button look="primary" onClick={() => setAsked('open')}>
            {say(words.open)}
          </Button>
        </>
      ) : null}
      {writable && survey.state === 'open' ? (
        <>
          <Button onClick={() => setAsked('extend')}>{say(words.extend)}</Button>
          <Button look="destructive" onClick={() => setAsked('close')}>
            {say(words.close)}
          </Button>
        </>
      ) : null}
      {may('runs.write') && survey.state !== 'draft' ? (
        <Button look="primary" onClick={() => run.mutate()} disabled={run.isPending}>
          {say(words.run)}
        </Button>
      ) : null}
      {run.error ? <Failure error={run.error} /> : null}
      {asked === 'open' ? <OpenSurvey survey={survey} onClose={close} onDone={close} /> : null}
      {asked === 'close' ? <CloseSurvey survey={survey} below={below} onClose={close} onDone={close} /> : null}
      {asked === 'extend' ? <ExtendSurvey survey={survey} onClose={close} onDone={close} /> : null}
      {asked === 'remove' ? (
        <RemoveSurvey survey={survey} onClose={close} onDone={() => void navigate(paths.surveys, { replace: true })} />
      ) : null}
    </>
  );
}
