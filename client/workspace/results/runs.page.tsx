/** Every run: which round, when, by whom, and whether its inputs still stand. */
import { useState, type FormEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/transport';
import { commonWords } from '../../i18n/workspace/common';
import { resultWords as words } from '../../i18n/workspace/results';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/note';
import { useChange, useRead } from '../api/hooks';
import type { Page, Run, RunDetail, Survey } from '../api/shapes';
import { Dialog, DialogFoot } from '../parts/dialog';
import { FieldFaults, SelectInput, TextInput } from '../parts/fields';
import { Pager, TableFrame } from '../parts/list-tools';
import { PageHead } from '../parts/page-title';
import { Answer, Failure } from '../parts/states';
import { useFilters } from '../parts/use-filters';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { useMay } from '../session/session';

const pageSize = 50;

export function RunsPage() {
  const say = useSay();
  const may = useMay();
  const filters = useFilters(['surveyId']);
  const [creating, setCreating] = useState(false);
  const query = { surveyId: filters.values.surveyId, page: filters.page, pageSize };
  const runs = useRead<Page<Run>>(['runs', query], '/runs', query, { keep: true });
  const create = may('runs.write') ? (
    <Button look="primary" onClick={() => setCreating(true)}>
      {say(words.create)}
    </Button>
  ) : null;
  return (
    <>
      <PageHead title={say(words.title)} actions={create} />
      <section className="card">
        <Answer of={runs}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty>{say(words.empty)}</Empty>
            ) : (
              <>
                <RunTable items={items} />
                <Pager page={filters.page} pageSize={pageSize} total={total} onPage={filters.setPage} />
              </>
            )
          }
        </Answer>
      </section>
      {creating ? <NewRun onClose={() => setCreating(false)} /> : null}
    </>
  );
}

export function StaleChip({ stale }: { readonly stale: boolean }) {
  const say = useSay();
  return stale ? <Chip tone="warn">{say(words.stale)}</Chip> : <Chip tone="ok">{say(words.fresh)}</Chip>;
}

function RunTable({ items }: { readonly items: readonly Run[] }) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableFrame label={say(words.title)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.survey)}</th>
            <th scope="col">{say(words.createdAt)}</th>
            <th scope="col">{say(words.createdBy)}</th>
            <th scope="col">{say(words.rule)}</th>
            <th scope="col" className="num">
              {say(words.ranked)}
            </th>
            <th scope="col" className="num">
              {say(words.responses)}
            </th>
            <th scope="col">{say(commonWords.state)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((run) => (
            <tr key={run.id}>
              <th scope="row">
                <Link to={paths.run(run.id)}>{say(run.surveyTitle)}</Link>
                {run.note === null || run.note === '' ? null : <div className="xs mut">{run.note}</div>}
              </th>
              <td className="min">{format.moment(run.createdAt)}</td>
              <td>{run.createdBy ?? '–'}</td>
              <td className="xs">{say(run.rule.name)}</td>
              <td className="num">
                {format.whole(run.ranked)} / {format.whole(run.agencies)}
              </td>
              <td className="num b">{format.whole(run.responses)}</td>
              <td className="min">
                <StaleChip stale={run.stale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function NewRun({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  const navigate = useNavigate();
  const [surveyId, setSurveyId] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const surveys = useRead<Page<Survey>>(['surveys', { pageSize: 200 }], '/surveys', { pageSize: 200 });
  const create = useChange(
    () =>
      call<RunDetail>('POST', `/surveys/${surveyId}/runs`, { body: note.trim() === '' ? {} : { note: note.trim() } }),
    ['runs'],
    (run) => void navigate(paths.run(run.id)),
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (surveyId !== '') create.mutate();
  };
  return (
    <Dialog title={say(words.create)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <FieldFaults error={create.error} own={asked && surveyId === '' ? { surveyId: say(commonWords.needed) } : {}}>
          <SelectInput
            name="surveyId"
            label={say(words.survey)}
            value={surveyId}
            onChange={setSurveyId}
            choices={[
              { value: '', label: say(words.chooseSurvey) },
              ...(surveys.data?.items ?? [])
                .filter(({ state }) => state !== 'draft')
                .map((survey) => ({ value: survey.id, label: say(survey.title) })),
            ]}
          />
          <TextInput
            name="note"
            label={say(words.note)}
            help={say(words.noteHelp)}
            optional
            value={note}
            onChange={setNote}
            rows={2}
            maxLength={500}
          />
        </FieldFaults>
        {create.error ? <Failure error={create.error} /> : null}
        <DialogFoot action={say(words.create)} onCancel={onClose} busy={create.isPending} />
      </form>
    </Dialog>
  );
}
