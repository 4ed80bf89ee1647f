/** The registry on a day: as a tree of levels or as a list, searched without accents, taken out and in as XLSX. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { addressOf } from '../../api/transport';
import { agencyWords as words } from '../../i18n/workspace/agencies';
import { commonWords, kindWords } from '../../i18n/workspace/common';
import { Button, ButtonLink, buttonClass } from '../../ui/button';
import { Icon } from '../../ui/icons';
import { Empty } from '../../ui/note';
import { readAll } from '../api/hooks';
import { agencyKinds, type Agency } from '../api/shapes';
import { DayInput } from '../parts/fields';
import { Pager, SearchBox, Segments, TableFrame } from '../parts/list-tools';
import { PageHead } from '../parts/page-title';
import { Answer } from '../parts/states';
import { useFilters } from '../parts/use-filters';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { useMay } from '../session/session';
import { today } from '../time/vietnam-time';
import { treeRows } from './agency-tree';
import { ImportAgencies } from './import-agencies';

const pageSize = 100;

export function AgenciesPage() {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const filters = useFilters(['search', 'kind', 'on', 'view']);
  const [importing, setImporting] = useState(false);
  const day = filters.values.on === '' ? today() : filters.values.on;
  const query = { search: filters.values.search, kind: filters.values.kind, on: day };
  const agencies = useQuery({
    queryKey: ['agencies', 'all', query],
    queryFn: ({ signal }) => readAll<Agency>('/agencies', query, signal),
    staleTime: 60_000,
    placeholderData: (before) => before,
  });
  return (
    <>
      <PageHead
        title={say(words.title)}
        marks={
          agencies.data ? (
            <span className="mut xs">{say(words.count, { n: format.whole(agencies.data.length) })}</span>
          ) : null
        }
        actions={
          <>
            {may('agencies.export') ? (
              <ButtonLink icon="download" href={addressOf('/agencies.xlsx', { kind: query.kind, on: day })} download>
                {say(words.export)}
              </ButtonLink>
            ) : null}
            {may('agencies.write') ? (
              <>
                <Button onClick={() => setImporting(true)}>{say(words.import)}</Button>
                <Link className={buttonClass('primary')} to={paths.newAgency}>
                  <Icon name="plus" />
                  {say(words.add)}
                </Link>
              </>
            ) : null}
          </>
        }
      />
      <div className="tools">
        <SearchBox
          value={filters.values.search}
          onChange={(value) => filters.set('search', value)}
          label={say(words.search)}
        />
        <label>
          <span className="vh">{say(words.kind)}</span>
          <select
            className="input"
            value={filters.values.kind}
            onChange={(event) => filters.set('kind', event.target.value)}
          >
            <option value="">{say(words.allKinds)}</option>
            {agencyKinds.map((kind) => (
              <option key={kind} value={kind}>
                {say(kindWords[kind])}
              </option>
            ))}
          </select>
        </label>
        <DayInput
          name="on"
          label={say(words.on)}
          value={day}
          onChange={(value) => filters.set('on', value === today() ? '' : value)}
        />
        <Segments
          label={say(words.view)}
          value={filters.values.view}
          onChange={(value) => filters.set('view', value)}
          choices={[
            { value: '', label: say(words.tree) },
            { value: 'danh-sach', label: say(words.list) },
          ]}
        />
      </div>
      <section className="card">
        <Answer of={agencies} lines={10}>
          {(items) =>
            items.length === 0 ? (
              <Empty
                action={
                  filters.active ? <Button onClick={filters.clear}>{say(commonWords.clearFilter)}</Button> : undefined
                }
              >
                {say(query.search === '' && query.kind === '' ? words.emptyOnDay : words.empty)}
              </Empty>
            ) : (
              <AgencyTable
                items={items}
                tree={filters.values.view === ''}
                page={filters.page}
                onPage={filters.setPage}
              />
            )
          }
        </Answer>
      </section>
      {importing ? <ImportAgencies onClose={() => setImporting(false)} /> : null}
    </>
  );
}

function AgencyTable({
  items,
  tree,
  page,
  onPage,
}: {
  readonly items: readonly Agency[];
  readonly tree: boolean;
  readonly page: number;
  readonly onPage: (page: number) => void;
}) {
  const say = useSay();
  const format = useFormat();
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const rows = tree ? treeRows(items, closed) : items.map((agency) => ({ agency, depth: 0, children: 0 }));
  const shown = rows.slice((page - 1) * pageSize, page * pageSize);
  const toggle = (id: string): void =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  return (
    <>
      <TableFrame label={say(words.title)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(words.name)}</th>
              <th scope="col">{say(words.kind)}</th>
              <th scope="col">{say(words.parent)}</th>
              <th scope="col">{say(words.officialCode)}</th>
              <th scope="col">{say(words.valid)}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ agency, depth, children }) => (
              <tr key={agency.id}>
                <th scope="row" style={{ paddingLeft: 16 + depth * 22 }}>
                  <span className="tree-name">
                    {children > 0 ? (
                      <button
                        type="button"
                        className="fold"
                        aria-expanded={!closed.has(agency.id)}
                        aria-label={say(closed.has(agency.id) ? words.unfold : words.fold, { name: agency.name })}
                        onClick={() => toggle(agency.id)}
                      >
                        <Icon name={closed.has(agency.id) ? 'right' : 'down'} small />
                      </button>
                    ) : null}
                    <Link to={paths.agency(agency.id)}>{agency.name}</Link>
                  </span>
                </th>
                <td>{say(kindWords[agency.kind as keyof typeof kindWords])}</td>
                <td>{agency.parentName ?? '–'}</td>
                <td className="fig">{agency.officialCode ?? '–'}</td>
                <td className="min">
                  <Validity agency={agency} format={format.day} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <Pager page={page} pageSize={pageSize} total={rows.length} onPage={onPage} />
    </>
  );
}

export function Validity({
  agency,
  format,
}: {
  readonly agency: Agency;
  readonly format: (day: string | null) => string;
}) {
  const say = useSay();
  const parts = [
    ...(agency.validFrom === null ? [] : [say(words.since, { day: format(agency.validFrom) })]),
    ...(agency.validTo === null ? [] : [say(words.until, { day: format(agency.validTo) })]),
  ];
  return <>{parts.length === 0 ? say(words.always) : parts.join(' ')}</>;
}
