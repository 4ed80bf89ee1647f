/** One version: what it is, as a citizen sees it, and what may be done with it. */
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/transport';
import { questionnaireWords as words } from '../../i18n/workspace/questionnaires';
import { Button, buttonClass } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icons';
import { useChange, useRead } from '../api/hooks';
import type { QuestionnaireVersion } from '../api/shapes';
import { Confirm } from '../parts/dialog';
import { PageHead } from '../parts/page-title';
import { Answer, Failure } from '../parts/states';
import { useToast } from '../parts/toast';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { useMay } from '../session/session';
import { CitizenPreview } from './citizen-preview';

export function QuestionnairePage() {
  const { id = '' } = useParams();
  const version = useRead<QuestionnaireVersion>(['questionnaires', id], `/questionnaires/${id}`);
  return (
    <Answer page of={version}>
      {(one) => <Version version={one} />}
    </Answer>
  );
}

function Version({ version }: { readonly version: QuestionnaireVersion }) {
  const say = useSay();
  const isDraft = version.state === 'draft';
  return (
    <>
      <PageHead
        title={say(version.title)}
        marks={
          isDraft ? (
            <Chip tone="warn" icon="pen">
              {say(words.draft)}
            </Chip>
          ) : (
            <Chip tone="ok">{say(words.published)}</Chip>
          )
        }
        actions={<Actions version={version} />}
      />
      <div className="split">
        <div>
          <section aria-label={say(words.preview)}>
            <CitizenPreview definition={version.definition} />
          </section>
        </div>
        <div>
          <About version={version} />
        </div>
      </div>
    </>
  );
}

function Actions({ version }: { readonly version: QuestionnaireVersion }) {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'publish' | 'remove' | null>(null);
  const draft = useChange(
    () => call<QuestionnaireVersion>('POST', `/questionnaires/${version.id}/draft`),
    ['questionnaires'],
    (made) => void navigate(paths.questionnaireEditor(made.id)),
  );
  const publish = useChange(
    () =>
      call<QuestionnaireVersion>('POST', `/questionnaires/${version.id}/publish`, {
        body: { lockVersion: version.lockVersion },
      }),
    ['questionnaires'],
    (done) => {
      setAsked(null);
      toast(say(words.publishedToast, { version: done.version }));
    },
  );
  const remove = useChange(
    () => call<void>('DELETE', `/questionnaires/${version.id}`),
    [],
    () => void navigate(paths.questionnaires, { replace: true }),
  );
  if (!may('questionnaires.write')) return null;
  return (
    <>
      {version.state === 'draft' ? (
        <>
          <Button look="destructive" onClick={() => setAsked('remove')}>
            {say(words.removeDraft)}
          </Button>
          <Link className={buttonClass()} to={paths.questionnaireEditor(version.id)}>
            <Icon name="pen" />
            {say(words.editDraft)}
          </Link>
          <Button look="primary" onClick={() => setAsked('publish')}>
            {say(words.publish)}
          </Button>
        </>
      ) : (
        <Button look="primary" onClick={() => draft.mutate()} disabled={draft.isPending}>
          {say(words.makeDraft)}
        </Button>
      )}
      {draft.error ? <Failure error={draft.error} /> : null}
      {asked === 'publish' ? (
        <Confirm
          title={say(words.publishTitle, { version: version.version })}
          points={[say(words.publishPoint1), say(words.publishPoint2), say(words.publishPoint3)]}
          action={say(words.publish)}
          busy={publish.isPending}
          error={publish.error}
          onConfirm={() => publish.mutate()}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'remove' ? (
        <Confirm
          title={say(words.removeTitle)}
          points={[say(words.removePoint)]}
          action={say(words.removeDraft)}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate()}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

function About({ version }: { readonly version: QuestionnaireVersion }) {
  const say = useSay();
  const format = useFormat();
  const { definition } = version;
  const facts = [
    [words.version, version.version],
    [words.factors, format.whole(version.factors)],
    [words.items, format.whole(version.items)],
    [words.rule, `${definition.scoring.method}/${definition.scoring.aggregation}`],
    [words.population, say(definition.population)],
    [words.respondents, definition.respondentKinds.map(({ name }) => say(name)).join(', ')],
    [words.legalBasis, definition.legalBasis],
    [words.createdAt, version.isShipped ? say(words.shipped) : format.moment(version.createdAt)],
  ] as const;
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.about)}</h2>
      </div>
      <div className="card-body stack">
        <dl className="facts">
          {facts.map(([label, value]) => (
            <div key={label.en}>
              <dt>{say(label)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className="xs">
          <h3 className="xs b">{say(words.note)}</h3>
          <p className="mut">{definition.note}</p>
          <h3 className="xs b">{say(words.sources)}</h3>
          <ul className="points mut">
            {definition.sources.map((source) => (
              <li key={source}>{source}</li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  );
}
