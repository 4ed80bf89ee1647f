/** The editor of a draft: texts, order, scales; saved as a whole, faults shown where the server names them. */
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ApiProblem } from '../../api/problem';
import { call } from '../../api/transport';
import { commonWords } from '../../i18n/workspace/common';
import { questionnaireWords as words } from '../../i18n/workspace/questionnaires';
import { Button, buttonClass } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Note } from '../../ui/note';
import { useChange, useRead } from '../api/hooks';
import type { QuestionnaireVersion } from '../api/shapes';
import { FieldFaults } from '../parts/fields';
import { LeaveGuard } from '../parts/leave-guard';
import { PageHead } from '../parts/page-title';
import { Answer, Failure } from '../parts/states';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { emptyTexts, setFactor, setTitle, tidied, type Definition } from './edit-definition';
import { ItemList } from './item-list';
import { ScaleList } from './scale-list';
import { TextPair } from './text-pair';

export function QuestionnaireEditorPage() {
  const { id = '' } = useParams();
  const say = useSay();
  const version = useRead<QuestionnaireVersion>(['questionnaires', id], `/questionnaires/${id}`);
  return (
    <Answer page of={version}>
      {(one) =>
        one.state === 'draft' ? (
          <Editor key={one.id} version={one} />
        ) : (
          <>
            <PageHead title={say(one.title)} />
            <Note>
              <p>{say(words.notADraft)}</p>
              <Link to={paths.questionnaire(one.id)}>{say(commonWords.back)}</Link>
            </Note>
          </>
        )
      }
    </Answer>
  );
}

function Editor({ version }: { readonly version: QuestionnaireVersion }) {
  const say = useSay();
  const format = useFormat();
  const [definition, setDefinition] = useState<Definition>(version.definition);
  const [lockVersion, setLockVersion] = useState(version.lockVersion);
  const [kept, setKept] = useState<Definition>(version.definition);
  const [savedAt, setSavedAt] = useState<string | null>(null);
  const [empty, setEmpty] = useState<readonly string[]>([]);
  const save = useChange(
    (wanted: Definition) =>
      call<QuestionnaireVersion>('PUT', `/questionnaires/${version.id}`, {
        body: { lockVersion, definition: tidied(wanted) },
      }),
    ['questionnaires'],
    (saved, wanted) => {
      setLockVersion(saved.lockVersion);
      setKept(wanted);
      setSavedAt(new Date().toISOString());
    },
  );
  const unsaved = definition !== kept;
  const submit = (): void => {
    const missing = emptyTexts(definition);
    setEmpty(missing);
    if (missing.length === 0) save.mutate(definition);
  };
  const own = Object.fromEntries(empty.map((path) => [path, say(words.emptyText)]));
  const faults = empty.length + (save.error instanceof ApiProblem ? save.error.fields.length : 0);
  return (
    <FieldFaults error={save.error} own={own}>
      <PageHead
        title={say(words.editorTitle)}
        marks={
          save.isPending ? (
            <Chip>{say(commonWords.saving)}</Chip>
          ) : unsaved ? (
            <Chip tone="warn">{say(commonWords.unsaved)}</Chip>
          ) : savedAt === null ? null : (
            <Chip tone="ok">{say(commonWords.savedAt, { time: format.time(savedAt) })}</Chip>
          )
        }
        actions={
          <>
            <Link className={buttonClass()} to={paths.questionnaire(version.id)}>
              {say(words.preview)}
            </Link>
            <Button look="primary" onClick={submit} disabled={!unsaved || save.isPending}>
              {say(words.saveDraft)}
            </Button>
          </>
        }
      />
      <LeaveGuard unsaved={unsaved} />
      <div className="column">
        {save.error ? <Failure error={save.error} /> : null}
        {faults > 0 ? <Note tone="warn">{say(words.countFaults, { n: faults })}</Note> : null}
        <section className="card card-body">
          <TextPair
            name="title"
            label={say(words.questionnaireTitle)}
            value={definition.title}
            onChange={(title) => setDefinition(setTitle(definition, title))}
          />
        </section>
        {definition.factors.map((factor, index) => (
          <section key={factor.code} className="card">
            <div className="card-head">
              <span className="code mut">{factor.code}</span>
              <h2 className="h4">{say(factor.name)}</h2>
            </div>
            <div className="card-body">
              <TextPair
                name={`factors.${index}.name`}
                label={say(words.factorName)}
                value={factor.name}
                onChange={(name) => setDefinition(setFactor(definition, index, { name }))}
              />
            </div>
            <ItemList definition={definition} place={index} onChange={setDefinition} />
          </section>
        ))}
        <section className="card">
          <div className="card-head">
            <h2 className="h4">{say(words.extra)}</h2>
          </div>
          <ItemList definition={definition} place="extra" onChange={setDefinition} />
        </section>
        <ScaleList definition={definition} onChange={setDefinition} />
      </div>
    </FieldFaults>
  );
}
