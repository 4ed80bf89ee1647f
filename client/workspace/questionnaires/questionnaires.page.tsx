/** Every questionnaire with its versions: where it comes from, how long it is, whether it is still a draft. */
import { Link } from 'react-router';
import { commonWords } from '../../i18n/workspace/common';
import { questionnaireWords as words } from '../../i18n/workspace/questionnaires';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/note';
import { matchesSearch } from '../../ui/search-text';
import { useRead } from '../api/hooks';
import type { Page, QuestionnaireSummary } from '../api/shapes';
import { SearchBox, Segments, TableFrame } from '../parts/list-tools';
import { PageHead } from '../parts/page-title';
import { Answer } from '../parts/states';
import { useFilters } from '../parts/use-filters';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';

export const questionnaireList = { pageSize: 200 };

export function QuestionnairesPage() {
  const say = useSay();
  const filters = useFilters(['search', 'state']);
  const questionnaires = useRead<Page<QuestionnaireSummary>>(
    ['questionnaires', 'list'],
    '/questionnaires',
    questionnaireList,
  );
  const { search, state } = filters.values;
  return (
    <>
      <PageHead title={say(words.title)} />
      <div className="tools">
        <SearchBox value={search} onChange={(value) => filters.set('search', value)} label={say(words.search)} />
        <Segments
          label={say(commonWords.state)}
          value={state}
          onChange={(value) => filters.set('state', value)}
          choices={[
            { value: '', label: say(commonWords.all) },
            { value: 'published', label: say(words.published) },
            { value: 'draft', label: say(words.draft) },
          ]}
        />
      </div>
      <section className="card">
        <Answer of={questionnaires} lines={8}>
          {({ items }) => {
            const shown = items.filter(
              (one) =>
                (state === '' || one.state === state) &&
                matchesSearch(`${one.title.vi} ${one.title.en} ${one.questionnaireId}`, search),
            );
            return shown.length === 0 ? <Empty>{say(words.empty)}</Empty> : <List items={shown} />;
          }}
        </Answer>
      </section>
    </>
  );
}

const evidenceOf = (evidence: string) =>
  words[evidence as 'official' | 'secondary' | 'modelled' | 'unverified'] ?? words.unverified;

function List({ items }: { readonly items: readonly QuestionnaireSummary[] }) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableFrame label={say(words.title)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.name)}</th>
            <th scope="col">{say(words.version)}</th>
            <th scope="col" className="num">
              {say(words.factors)}
            </th>
            <th scope="col" className="num">
              {say(words.items)}
            </th>
            <th scope="col">{say(words.evidence)}</th>
            <th scope="col">{say(commonWords.state)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to={paths.questionnaire(one.id)}>{say(one.title)}</Link>
                <div className="xs mut">{one.questionnaireId}</div>
              </th>
              <td className="fig min">{one.version}</td>
              <td className="num">{format.whole(one.factors)}</td>
              <td className="num">{format.whole(one.items)}</td>
              <td className="xs">{say(evidenceOf(one.evidence))}</td>
              <td className="min">
                {one.state === 'draft' ? (
                  <Chip tone="warn" icon="pen">
                    {say(words.draft)}
                  </Chip>
                ) : (
                  <Chip tone="ok">{say(words.published)}</Chip>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
