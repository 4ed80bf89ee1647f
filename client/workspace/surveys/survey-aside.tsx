/** Beside the board: the public link, the QR sheets, forms by channel, and how the round was set up. */
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { addressOf, call } from '../../api/transport';
import { channelWords, kindWords, sectorWords } from '../../i18n/workspace/common';
import { surveyWords as words } from '../../i18n/workspace/surveys';
import { Button, ButtonLink } from '../../ui/button';
import { useChange } from '../api/hooks';
import type { Survey, SurveyCounts } from '../api/shapes';
import { CopyButton } from '../parts/list-tools';
import { Failure } from '../parts/states';
import { formAddress, paths } from '../paths';
import { useFormat, useSay } from '../say';
import { useMay } from '../session/session';
import { RecountSurvey } from './recount-dialog';
import { SurveyPeriod } from './survey-state';

export function SurveyAside({
  survey,
  counts,
}: {
  readonly survey: Survey;
  readonly counts: SurveyCounts | undefined;
}) {
  return (
    <>
      {survey.state === 'draft' ? null : <Links survey={survey} />}
      {counts === undefined || counts.total === 0 ? null : <ByChannel survey={survey} counts={counts} />}
      <Plan survey={survey} />
      <FurtherActions survey={survey} counts={counts} />
    </>
  );
}

function Links({ survey }: { readonly survey: Survey }) {
  const say = useSay();
  const link = new URL(formAddress(survey.code), window.location.origin).href;
  const sheet = (format: string): string => addressOf(`/surveys/${survey.id}/qr.pdf`, { format });
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.links)}</h2>
      </div>
      <div className="card-body stack">
        <div>
          <p className="xs b">{say(words.publicLink)}</p>
          <p className="code">{link}</p>
          <p className="xs mut">{say(words.publicLinkHelp)}</p>
        </div>
        <div className="links">
          <CopyButton text={link} label={say(words.copyLink)} />
          <ButtonLink href={formAddress(survey.code)} target="_blank" rel="noreferrer" icon="eye">
            {say(words.tryForm)}
          </ButtonLink>
        </div>
        <div>
          <p className="xs b">{say(words.qrAll)}</p>
          <div className="links">
            <ButtonLink href={sheet('a4')} target="_blank" rel="noreferrer" icon="print">
              A4
            </ButtonLink>
            <ButtonLink href={sheet('a6')} target="_blank" rel="noreferrer" icon="print">
              A6
            </ButtonLink>
          </div>
        </div>
      </div>
    </section>
  );
}

function ByChannel({ survey, counts }: { readonly survey: Survey; readonly counts: SurveyCounts }) {
  const say = useSay();
  const format = useFormat();
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.byChannel)}</h2>
      </div>
      <dl className="facts card-body">
        {Object.entries(counts.byChannel).map(([channel, forms]) => (
          <div key={channel}>
            <dt>
              {say(channelWords[channel as keyof typeof channelWords])}
              {survey.indexChannels.includes(channel) ? null : <span className="mut"> · {say(words.outside)}</span>}
            </dt>
            <dd className="fig">{format.whole(forms)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Plan({ survey }: { readonly survey: Survey }) {
  const say = useSay();
  const format = useFormat();
  const minimums = Object.entries(survey.minimum.byKind)
    .map(([kind, forms]) => `${say(kindWords[kind as keyof typeof kindWords])}: ${format.whole(forms)}`)
    .join('; ');
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.plan)}</h2>
      </div>
      <dl className="facts card-body">
        <div>
          <dt>{say(words.questionnaire)}</dt>
          <dd>{say(survey.questionnaireTitle)}</dd>
        </div>
        {Object.entries(survey.scaleChoices).map(([item, scale]) => (
          <div key={item}>
            <dt>{say(words.scaleFor, { name: item })}</dt>
            <dd>{scale}</dd>
          </div>
        ))}
        <div>
          <dt>{say(words.period)}</dt>
          <dd>
            <SurveyPeriod survey={survey} />
          </dd>
        </div>
        <div>
          <dt>{say(words.populationText)}</dt>
          <dd>{survey.populationText ?? '–'}</dd>
        </div>
        <div>
          <dt>{say(words.minimumForKind)}</dt>
          <dd>{minimums === '' ? '30' : minimums}</dd>
        </div>
        <div>
          <dt>{say(words.agencies)}</dt>
          <dd>{format.whole(survey.agencies)}</dd>
        </div>
        <div>
          <dt>{say(words.channels)}</dt>
          <dd>
            {survey.channels.map((channel) => say(channelWords[channel as keyof typeof channelWords])).join(', ')}
          </dd>
        </div>
        {survey.sector === null ? null : (
          <div>
            <dt>{say(words.sector)}</dt>
            <dd>{say(sectorWords[survey.sector as keyof typeof sectorWords])}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

function FurtherActions({ survey, counts }: { readonly survey: Survey; readonly counts: SurveyCounts | undefined }) {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const [recounting, setRecounting] = useState(false);
  const duplicate = useChange(
    () => call<Survey>('POST', `/surveys/${survey.id}/duplicate`),
    ['surveys'],
    (copy) => void navigate(paths.surveySetUp(copy.id)),
  );
  if (survey.state === 'draft') return null;
  return (
    <div className="links">
      {may('surveys.write') ? (
        <Button onClick={() => duplicate.mutate()} disabled={duplicate.isPending}>
          {say(words.duplicate)}
        </Button>
      ) : null}
      {may('responses.recount') ? <Button onClick={() => setRecounting(true)}>{say(words.recount)}</Button> : null}
      {duplicate.error ? <Failure error={duplicate.error} /> : null}
      {recounting ? <RecountSurvey survey={survey} counts={counts} onClose={() => setRecounting(false)} /> : null}
    </div>
  );
}
