/** Every publication: waiting, public, withdrawn or replaced. */
import { Link } from 'react-router';
import { commonWords } from '../../i18n/workspace/common';
import { publicationWords as words } from '../../i18n/workspace/results';
import { buttonClass } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/note';
import { useRead } from '../api/hooks';
import type { Page, Publication } from '../api/shapes';
import { Pager, TableFrame } from '../parts/list-tools';
import { PageHead } from '../parts/page-title';
import { Answer } from '../parts/states';
import { useFilters } from '../parts/use-filters';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { useMay } from '../session/session';

const pageSize = 50;

export function PublicationState({ state }: { readonly state: Publication['state'] }) {
  const say = useSay();
  if (state === 'published') return <Chip tone="ok">{say(words.published)}</Chip>;
  if (state === 'prepared')
    return (
      <Chip tone="warn" icon="clock">
        {say(words.prepared)}
      </Chip>
    );
  return <Chip icon={state === 'replaced' ? 'refresh' : 'stop'}>{say(words[state])}</Chip>;
}

export function PublicationsPage() {
  const say = useSay();
  const may = useMay();
  const format = useFormat();
  const filters = useFilters([]);
  const query = { page: filters.page, pageSize };
  const publications = useRead<Page<Publication>>(['publications', query], '/publications', query, { keep: true });
  const toRuns = may('publications.prepare') ? (
    <Link className={buttonClass('primary')} to={paths.runs}>
      {say(words.toRuns)}
    </Link>
  ) : undefined;
  return (
    <>
      <PageHead title={say(words.title)} actions={toRuns} />
      <section className="card">
        <Answer of={publications}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty>{say(words.empty)}</Empty>
            ) : (
              <>
                <TableFrame label={say(words.title)}>
                  <table>
                    <thead>
                      <tr>
                        <th scope="col">{say(words.name)}</th>
                        <th scope="col">{say(commonWords.state)}</th>
                        <th scope="col">{say(words.decision)}</th>
                        <th scope="col">{say(words.preparedBy)}</th>
                        <th scope="col">{say(words.publishedAt)}</th>
                        <th scope="col" className="num">
                          {say(words.rankedOf)}
                        </th>
                        <th scope="col" className="num">
                          {say(words.forms)}
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {items.map((one) => (
                        <tr key={one.id}>
                          <th scope="row">
                            <Link to={paths.publication(one.id)}>{say(one.title)}</Link>
                            <div className="xs mut">{say(one.surveyTitle)}</div>
                          </th>
                          <td className="min">
                            <PublicationState state={one.state} />
                          </td>
                          <td>
                            {one.decisionNumber ?? '–'}
                            {one.decisionOn === null ? null : (
                              <div className="xs mut">{format.day(one.decisionOn)}</div>
                            )}
                          </td>
                          <td>{one.preparedBy ?? '–'}</td>
                          <td className="min">{format.moment(one.publishedAt)}</td>
                          <td className="num">
                            {format.whole(one.ranked)} / {format.whole(one.agencies)}
                          </td>
                          <td className="num">{format.whole(one.responses)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </TableFrame>
                <Pager page={filters.page} pageSize={pageSize} total={total} onPage={filters.setPage} />
              </>
            )
          }
        </Answer>
      </section>
    </>
  );
}
