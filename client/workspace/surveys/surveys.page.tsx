/** All rounds of the province: state, time, how many forms. */
import { Link } from 'react-router';
import { commonWords } from '../../i18n/workspace/common';
import { surveyWords as words } from '../../i18n/workspace/surveys';
import { Button, buttonClass } from '../../ui/button';
import { Icon } from '../../ui/icons';
import { Empty } from '../../ui/note';
import { matchesSearch } from '../../ui/search-text';
import { useRead } from '../api/hooks';
import type { Page, Survey } from '../api/shapes';
import { Pager, SearchBox, Segments, TableFrame } from '../parts/list-tools';
import { PageHead } from '../parts/page-title';
import { Answer } from '../parts/states';
import { useFilters } from '../parts/use-filters';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { useMay } from '../session/session';
import { SurveyPeriod, SurveyState, TimeLeft } from './survey-state';

const pageSize = 100;

export function SurveysPage() {
  const say = useSay();
  const may = useMay();
  const filters = useFilters(['state', 'search']);
  const query = { state: filters.values.state, page: filters.page, pageSize };
  const surveys = useRead<Page<Survey>>(['surveys', query], '/surveys', query, { keep: true });
  return (
    <>
      <PageHead
        title={say(words.title)}
        actions={
          may('surveys.write') ? (
            <Link className={buttonClass('primary')} to={paths.newSurvey}>
              <Icon name="plus" />
              {say(words.create)}
            </Link>
          ) : null
        }
      />
      <div className="tools">
        <SearchBox
          value={filters.values.search}
          onChange={(value) => filters.set('search', value)}
          label={say(words.search)}
        />
        <Segments
          label={say(commonWords.state)}
          value={filters.values.state}
          onChange={(value) => filters.set('state', value)}
          choices={[
            { value: '', label: say(commonWords.all) },
            { value: 'draft', label: say(words.draft) },
            { value: 'open', label: say(words.opened) },
            { value: 'closed', label: say(words.closed) },
          ]}
        />
      </div>
      <section className="card">
        <Answer of={surveys}>
          {({ items, total }) => {
            const shown = items.filter(({ title }) => matchesSearch(`${title.vi} ${title.en}`, filters.values.search));
            if (shown.length === 0) {
              return (
                <Empty
                  action={
                    filters.active ? <Button onClick={filters.clear}>{say(commonWords.clearFilter)}</Button> : undefined
                  }
                >
                  {say(filters.active ? words.emptyFilter : words.empty)}
                </Empty>
              );
            }
            return (
              <>
                <SurveyTable items={shown} />
                <Pager page={filters.page} pageSize={pageSize} total={total} onPage={filters.setPage} />
              </>
            );
          }}
        </Answer>
      </section>
    </>
  );
}

function SurveyTable({ items }: { readonly items: readonly Survey[] }) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableFrame label={say(words.title)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.name)}</th>
            <th scope="col">{say(commonWords.state)}</th>
            <th scope="col">{say(words.period)}</th>
            <th scope="col" className="num">
              {say(words.agencies)}
            </th>
            <th scope="col" className="num">
              {say(words.responses)}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((survey) => (
            <tr key={survey.id}>
              <th scope="row">
                <Link to={paths.survey(survey.id)}>{say(survey.title)}</Link>
                <div className="xs mut">{say(survey.questionnaireTitle)}</div>
              </th>
              <td className="min">
                <SurveyState state={survey.state} />
              </td>
              <td>
                <SurveyPeriod survey={survey} /> <TimeLeft survey={survey} />
              </td>
              <td className="num">{format.whole(survey.agencies)}</td>
              <td className="num b">{format.whole(survey.responses)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
