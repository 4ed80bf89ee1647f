/** Setting up a round in five steps beside a live summary; each step saves the draft, so that a closed lid loses nothing. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { call } from '../../api/transport';
import { commonWords } from '../../i18n/workspace/common';
import { surveyWords as words } from '../../i18n/workspace/surveys';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icons';
import { useChange, useRead } from '../api/hooks';
import type { Survey, SurveyAgency } from '../api/shapes';
import { FieldFaults } from '../parts/fields';
import { LeaveGuard } from '../parts/leave-guard';
import { PageHead } from '../parts/page-title';
import { Answer, Failure } from '../parts/states';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { OpenSurvey } from './survey-dialogs';
import { ChannelStep } from './steps/channel-step';
import { CheckStep } from './steps/check-step';
import { MeasureStep } from './steps/measure-step';
import { PopulationStep } from './steps/population-step';
import { SampleStep } from './steps/sample-step';
import { PlanSummary } from './plan-summary';
import { planOfSurvey } from './plan-of-survey';
import {
  agenciesBody,
  emptyPlan,
  stepFaults,
  stepOfField,
  steps,
  surveyBody,
  type Step,
  type SurveyPlan,
} from './survey-plan';

export function NewSurveyPage() {
  return <SetUp start={emptyPlan} survey={null} />;
}

export function SurveySetUpPage() {
  const { id = '' } = useParams();
  const survey = useRead<Survey>(['surveys', id], `/surveys/${id}`);
  const agencies = useRead<{ items: readonly SurveyAgency[] }>(['surveys', id, 'agencies'], `/surveys/${id}/agencies`);
  return (
    <Answer page of={survey}>
      {(one) => (
        <Answer of={agencies}>
          {({ items }) => <SetUp key={one.id} start={planOfSurvey(one, items)} survey={one} />}
        </Answer>
      )}
    </Answer>
  );
}

const asStep = (text: string | null): Step => steps.find((step) => step === text) ?? 'measure';

function SetUp({ start, survey }: { readonly start: SurveyPlan; readonly survey: Survey | null }) {
  const say = useSay();
  const format = useFormat();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const step = asStep(search.get('buoc'));
  const [plan, setPlan] = useState(start);
  const [kept, setKept] = useState(start);
  const [saved, setSaved] = useState<Survey | null>(survey);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [asked, setAsked] = useState<ReadonlySet<Step>>(new Set());
  const [opening, setOpening] = useState(false);
  const target = useRef<Step | null>(null);
  const unsaved = plan !== kept;
  const change = (part: Partial<SurveyPlan>): void => setPlan((before) => ({ ...before, ...part }));
  const goTo = (wanted: Step): void => setSearch({ buoc: wanted }, { replace: false });

  const save = useChange(
    async (wanted: SurveyPlan) => {
      const round =
        saved === null
          ? await call<Survey>('POST', '/surveys', { body: surveyBody(wanted) })
          : await call<Survey>('PATCH', `/surveys/${saved.id}`, {
              body: { ...surveyBody(wanted), version: saved.version },
            });
      setSaved(round);
      await call('PUT', `/surveys/${round.id}/agencies`, { body: agenciesBody(wanted) });
      return call<Survey>('GET', `/surveys/${round.id}`);
    },
    [],
    (round, wanted) => {
      setSaved(round);
      setKept(wanted);
      setSavedAt(new Date().toISOString());
      client.setQueryData(['surveys', round.id], round);
      void client.invalidateQueries({ queryKey: ['surveys'], refetchType: 'none' });
    },
  );

  useEffect(() => {
    if (save.error instanceof ApiProblem) {
      const first = save.error.fields[0];
      if (first !== undefined) goTo(stepOfField(first.path));
    }
    // only a new refusal moves the page
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [save.error]);

  /** A new draft gets an address of its own once nothing is unsaved, so that reloading finds it. */
  useEffect(() => {
    if (survey === null && saved !== null && !unsaved && savedAt !== null) {
      const next = target.current ?? step;
      target.current = null;
      void navigate(`${paths.surveySetUp(saved.id)}?buoc=${next}`, { replace: true });
    }
  }, [survey, saved, unsaved, savedAt, navigate, step]);

  const own = asked.has(step)
    ? Object.fromEntries(
        Object.entries(stepFaults(plan, step)).map(([path, code]) => {
          const text = words[code as keyof typeof words];
          return [path, text !== undefined && 'vi' in text ? say(text) : say(words.needed)];
        }),
      )
    : {};

  const next = (): void => {
    setAsked((before) => new Set([...before, step]));
    if (Object.keys(stepFaults(plan, step)).length > 0) return;
    const following = steps[steps.indexOf(step) + 1] ?? 'check';
    target.current = following;
    if (!unsaved && saved !== null) goTo(following);
    else {
      save.mutate(plan, {
        onSuccess: () => {
          if (survey !== null) goTo(following);
        },
      });
    }
  };

  return (
    <FieldFaults error={save.error} own={own}>
      <PageHead
        title={
          plan.title.vi.trim() === ''
            ? say(words.setUp)
            : say({ vi: plan.title.vi, en: plan.title.en || plan.title.vi })
        }
        marks={
          save.isPending ? (
            <Chip>{say(commonWords.saving)}</Chip>
          ) : unsaved ? (
            <Chip tone="warn">{say(commonWords.unsaved)}</Chip>
          ) : savedAt === null ? null : (
            <Chip tone="ok">{say(commonWords.savedAt, { time: format.time(savedAt) })}</Chip>
          )
        }
      />
      <LeaveGuard unsaved={unsaved && !save.isPending} />
      <div className="split">
        <div>
          <nav aria-label={say(words.stepsLabel)}>
            <ol className="steps">
              {steps.map((one, index) => {
                const done =
                  one !== 'check' &&
                  Object.keys(stepFaults(plan, one)).length === 0 &&
                  (saved !== null || one === step);
                return (
                  <li key={one}>
                    <button
                      type="button"
                      aria-current={one === step ? 'step' : undefined}
                      data-done={done || undefined}
                      onClick={() => goTo(one)}
                    >
                      {done && one !== step ? <Icon name="check" small /> : <span className="fig">{index + 1}.</span>}
                      {say(words.step[one])}
                    </button>
                  </li>
                );
              })}
            </ol>
          </nav>
          {save.error ? <Failure error={save.error} /> : null}
          {step === 'measure' ? <MeasureStep plan={plan} onChange={change} /> : null}
          {step === 'population' ? <PopulationStep plan={plan} onChange={change} /> : null}
          {step === 'sample' ? <SampleStep plan={plan} onChange={change} /> : null}
          {step === 'channels' ? <ChannelStep plan={plan} onChange={change} /> : null}
          {step === 'check' ? <CheckStep plan={plan} onStep={goTo} /> : null}
          <div className="foot-bar">
            {step === 'measure' ? null : (
              <Button onClick={() => goTo(steps[steps.indexOf(step) - 1] ?? 'measure')}>{say(commonWords.back)}</Button>
            )}
            {step === 'check' ? (
              <Button
                look="primary"
                disabled={
                  saved === null ||
                  unsaved ||
                  save.isPending ||
                  steps.some((one) => Object.keys(stepFaults(plan, one)).length > 0)
                }
                onClick={() => setOpening(true)}
              >
                {say(words.open)}
              </Button>
            ) : (
              <Button look="primary" onClick={next} disabled={save.isPending}>
                {say(words.saveAndNext)}
              </Button>
            )}
            {step === 'check' && unsaved ? (
              <Button onClick={() => save.mutate(plan)} disabled={save.isPending}>
                {say(words.saveDraft)}
              </Button>
            ) : null}
          </div>
        </div>
        <div>
          <PlanSummary plan={plan} />
        </div>
      </div>
      {opening && saved !== null ? (
        <OpenSurvey
          survey={saved}
          onClose={() => setOpening(false)}
          onDone={() => void navigate(paths.survey(saved.id))}
        />
      ) : null}
    </FieldFaults>
  );
}
