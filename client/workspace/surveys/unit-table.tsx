/** n against target and minimum per agency, live: the board's table. */
import { useState } from 'react';
import { addressOf } from '../../api/transport';
import { commonWords } from '../../i18n/workspace/common';
import { surveyWords as words } from '../../i18n/workspace/surveys';
import { Chip } from '../../ui/chip';
import { Icon } from '../../ui/icons';
import { Empty } from '../../ui/note';
import { matchesSearch } from '../../ui/search-text';
import { SortableHeading, type Sorting } from '../../ui/sortable-heading';
import type { Survey, SurveyAgency, SurveyCounts } from '../api/shapes';
import { SearchBox, Segments, TableFrame } from '../parts/list-tools';
import { useToast } from '../parts/toast';
import { formAddress } from '../paths';
import { useFormat, useSay } from '../say';
import { dayOfInstant, today } from '../time/vietnam-time';
import { barOf, standingOf, useChangedUnits, type Standing, type UnitCounts } from './live-counts';

type Column = 'name' | 'counted' | 'share';

export function UnitTable({
  survey,
  counts,
  agencies,
}: {
  readonly survey: Survey;
  readonly counts: SurveyCounts;
  readonly agencies: readonly SurveyAgency[];
}) {
  const say = useSay();
  const [search, setSearch] = useState('');
  const [only, setOnly] = useState<'' | 'below'>('');
  const [sorting, setSorting] = useState<Sorting<Column>>({ column: 'name', descending: false });
  const changed = useChangedUnits(counts);
  const codes = new Map(agencies.map(({ agencyId, code }) => [agencyId, code]));
  const shareOf = (unit: UnitCounts): number => unit.counted / Math.max(1, unit.target ?? unit.minimum);
  const units = counts.agencies
    .filter((unit) => (only === '' || standingOf(unit) === 'below') && matchesSearch(unit.name, search))
    .map((unit, order) => ({ unit, order }))
    .sort((a, b) => {
      const by =
        sorting.column === 'counted'
          ? a.unit.counted - b.unit.counted
          : sorting.column === 'share'
            ? shareOf(a.unit) - shareOf(b.unit)
            : a.order - b.order;
      return (sorting.descending ? -by : by) || a.order - b.order;
    });
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.agencies)}</h2>
        <span className="mut xs">{say(words.thickLine)}</span>
        <span className="sp" />
        <Segments
          label={say(commonWords.filter)}
          value={only}
          onChange={setOnly}
          choices={[
            { value: '', label: say(commonWords.all) },
            { value: 'below', label: say(words.onlyBelow) },
          ]}
        />
        <SearchBox value={search} onChange={setSearch} label={say(words.searchUnit)} />
      </div>
      {units.length === 0 ? (
        <Empty>{say(words.emptyFilter)}</Empty>
      ) : (
        <TableFrame label={say(words.agencies)}>
          <table>
            <thead>
              <tr>
                <SortableHeading column="name" sorting={sorting} onSort={setSorting}>
                  {say(words.agencies)}
                </SortableHeading>
                <SortableHeading column="share" sorting={sorting} onSort={setSorting}>
                  {say(words.progress)}
                </SortableHeading>
                <SortableHeading column="counted" sorting={sorting} onSort={setSorting} descendingFirst className="num">
                  n
                </SortableHeading>
                <th scope="col" className="num">
                  {say(words.target)}
                </th>
                <th scope="col" className="num">
                  {say(words.minimum)}
                </th>
                <th scope="col">{say(commonWords.state)}</th>
                <th scope="col">{say(words.lastReceived)}</th>
                <th scope="col">
                  <span className="vh">{say(words.links)}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {units.map(({ unit }) => (
                <UnitRow
                  key={unit.agencyId}
                  unit={unit}
                  survey={survey}
                  code={codes.get(unit.agencyId)}
                  changed={changed.has(unit.agencyId)}
                />
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </section>
  );
}

export function StandingChip({ standing }: { readonly standing: Standing }) {
  const say = useSay();
  if (standing === 'below') return <Chip tone="bad">{say(words.belowMinimum)}</Chip>;
  if (standing === 'under')
    return (
      <Chip tone="warn" icon="clock">
        {say(words.underTarget)}
      </Chip>
    );
  return <Chip tone="ok">{say(words.met)}</Chip>;
}

/** The drawing repeats the cells beside it, so readers skip it. */
export function UnitMeter({ unit }: { readonly unit: Pick<UnitCounts, 'counted' | 'minimum' | 'target'> }) {
  const { filled, minimumAt } = barOf(unit);
  return (
    <span className="meter" aria-hidden="true">
      <i className={unit.counted < unit.minimum ? 'low' : ''} style={{ width: `${filled * 100}%` }} />
      <s style={{ left: `calc(${minimumAt * 100}% - 1px)` }} />
    </span>
  );
}

function UnitRow({
  unit,
  survey,
  code,
  changed,
}: {
  readonly unit: UnitCounts;
  readonly survey: Survey;
  readonly code: string | undefined;
  readonly changed: boolean;
}) {
  const say = useSay();
  const format = useFormat();
  const toast = useToast();
  const copy = async (): Promise<void> => {
    const link = new URL(formAddress(code ?? ''), window.location.origin).href;
    try {
      await navigator.clipboard.writeText(link);
      toast(say(commonWords.copied));
    } catch {
      window.prompt(say(words.copyLink), link);
    }
  };
  return (
    <tr key={`${unit.agencyId} ${unit.counted}`} data-changed={changed || undefined}>
      <th scope="row">{unit.name}</th>
      <td>
        <UnitMeter unit={unit} />
      </td>
      <td className="num b">{format.whole(unit.counted)}</td>
      <td className="num mut">{format.whole(unit.target)}</td>
      <td className="num mut">{format.whole(unit.minimum)}</td>
      <td className="min">
        <StandingChip standing={standingOf(unit)} />
      </td>
      <td className="min">
        {unit.lastReceivedAt !== null && dayOfInstant(unit.lastReceivedAt) === today()
          ? format.time(unit.lastReceivedAt)
          : format.dayOf(unit.lastReceivedAt)}
      </td>
      <td className="min">
        {code === undefined ? null : (
          <span className="row">
            <button
              type="button"
              className="btn quiet icon-only"
              aria-label={say(words.agencyLink, { name: unit.name })}
              onClick={() => void copy()}
            >
              <Icon name="copy" small />
            </button>
            <a
              className="btn quiet icon-only"
              aria-label={say(words.qrOne, { name: unit.name })}
              href={addressOf(`/surveys/${survey.id}/qr.pdf`, { format: 'a4', agencyId: unit.agencyId })}
              target="_blank"
              rel="noreferrer"
            >
              <Icon name="qr" small />
            </a>
          </span>
        )}
      </td>
    </tr>
  );
}
