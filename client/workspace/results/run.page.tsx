/** One run: per group the index with interval, n and rank range; beside it why a chosen number is what it is. */
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { call } from '../../api/transport';
import { resultWords as words } from '../../i18n/workspace/results';
import { Button, buttonClass } from '../../ui/button';
import { Note } from '../../ui/note';
import { useChange, useRead } from '../api/hooks';
import type { RunDetail, RunRow } from '../api/shapes';
import { SearchBox } from '../parts/list-tools';
import { PageHead } from '../parts/page-title';
import { Answer, Failure } from '../parts/states';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { useMay } from '../session/session';
import { GroupTable } from './group-table';
import { groupedRows } from './rows';
import { RowWhy } from './row-why';
import { StaleChip } from './runs.page';

export function RunPage() {
  const { id = '' } = useParams();
  const run = useRead<RunDetail>(['runs', id], `/runs/${id}`);
  return (
    <Answer page of={run} lines={12}>
      {(one) => <Result run={one} />}
    </Answer>
  );
}

function Result({ run }: { readonly run: RunDetail }) {
  const say = useSay();
  const [chosen, setChosen] = useState<RunRow | null>(null);
  const [search, setSearch] = useState('');
  return (
    <>
      <PageHead title={say(run.surveyTitle)} marks={<StaleChip stale={run.stale} />} actions={<Actions run={run} />} />
      <div className="split">
        <div>
          {run.stale ? <Note tone="warn">{say(words.staleText)}</Note> : null}
          <SearchBox value={search} onChange={setSearch} label={say(words.search)} />
          {groupedRows(run).map((one) => (
            <GroupTable
              key={one.group.kind}
              run={run}
              rows={one}
              search={search}
              chosen={chosen}
              onChoose={setChosen}
            />
          ))}
        </div>
        <div>
          <RowWhy run={run} row={chosen} />
          <AboutRun run={run} />
        </div>
      </div>
    </>
  );
}

function Actions({ run }: { readonly run: RunDetail }) {
  const say = useSay();
  const may = useMay();
  const navigate = useNavigate();
  const again = useChange(
    () => call<RunDetail>('POST', `/surveys/${run.surveyId}/runs`, { body: {} }),
    ['runs'],
    (made) => void navigate(paths.run(made.id)),
  );
  return (
    <>
      {may('runs.write') ? (
        <Button look={run.stale ? 'primary' : 'plain'} onClick={() => again.mutate()} disabled={again.isPending}>
          {say(words.runAgain)}
        </Button>
      ) : null}
      {run.publicationId !== null ? (
        <Link className={buttonClass()} to={paths.publication(run.publicationId)}>
          {say(words.seePublication)}
        </Link>
      ) : may('publications.prepare') && !run.stale ? (
        <Link className={buttonClass('primary')} to={paths.prepare(run.id)}>
          {say(words.toPublication)}
        </Link>
      ) : null}
      {again.error ? <Failure error={again.error} /> : null}
    </>
  );
}

/** The fingerprint in groups of four, as people compare it. */
export const shortFingerprint = (fingerprint: string): string =>
  (fingerprint.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');

function AboutRun({ run }: { readonly run: RunDetail }) {
  const say = useSay();
  const format = useFormat();
  const facts = [
    [words.rule, `${say(run.rule.name)} (${run.rule.id})`],
    [words.method, run.methodVersion],
    [words.responses, format.whole(run.responses)],
    [words.excluded, format.whole(run.excludedForms)],
    [words.createdAt, format.moment(run.createdAt)],
    [words.createdBy, run.createdBy ?? '–'],
    [words.note, run.note || '–'],
  ] as const;
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.about)}</h2>
      </div>
      <dl className="facts card-body">
        {facts.map(([label, value]) => (
          <div key={label.en}>
            <dt>{say(label)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{say(words.fingerprint)}</dt>
          <dd className="code" title={run.fingerprint}>
            {shortFingerprint(run.fingerprint)}
          </dd>
        </div>
      </dl>
    </section>
  );
}
