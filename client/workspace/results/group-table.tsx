/** The table of one group: ranked agencies by place, then those without a place with their reason. */
import { kindWords } from '../../i18n/workspace/common';
import { resultWords as words } from '../../i18n/workspace/results';
import { Chip } from '../../ui/chip';
import { matchesSearch } from '../../ui/search-text';
import type { RunDetail, RunRow } from '../api/shapes';
import { TableFrame } from '../parts/list-tools';
import { useFormat, useSay } from '../say';
import { reasonOf, scaleEnd, type GroupOfRows } from './rows';
import { BaseText, headOf, IntervalText, RankRangeCell, ScoreBar } from './score-cells';

interface TableProps {
  readonly run: RunDetail;
  readonly rows: GroupOfRows;
  readonly search: string;
  readonly chosen: RunRow | null;
  readonly onChoose: (row: RunRow) => void;
}

export function GroupTable({ run, rows: { group, ranked, unranked }, search, chosen, onChoose }: TableProps) {
  const say = useSay();
  const format = useFormat();
  const wanted = (row: RunRow): boolean => matchesSearch(row.name, search);
  const title = say(kindWords[group.kind as keyof typeof kindWords] ?? { vi: group.kind, en: group.kind });
  const end = scaleEnd(run.rule.unit) ?? Math.max(1, ...run.rows.map(({ value }) => Number(value ?? 0)));
  const shared = { run, end, chosen, onChoose };
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{title}</h2>
        <span className="mut xs">
          {say(words.groupCount, {
            ranked: format.whole(group.ranked),
            all: format.whole(group.agencies),
            forms: format.whole(group.forms),
          })}
        </span>
        <span className="sp" />
        {group.mean === null ? null : (
          <span className="xs b">
            {say(words.groupMean, {
              mean: run.rule.unit === 'percent' ? format.percent(group.mean) : format.decimal(group.mean),
            })}
          </span>
        )}
      </div>
      <TableFrame label={title}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(words.unit)}</th>
              <th scope="col" className="num">
                {say(words.rank)}
              </th>
              <th scope="col" className="num">
                {say(headOf(run.rule.unit))}
              </th>
              <th scope="col" className="num">
                {say(words.interval)}
              </th>
              <th scope="col" className="num">
                n
              </th>
              <th scope="col">
                {run.rule.unit === 'percent' ? say(words.chart) : <span className="vh">{say(words.interval)}</span>}
              </th>
              <th scope="col">{say(words.range)}</th>
            </tr>
          </thead>
          <tbody>
            {ranked.filter(wanted).map((row) => (
              <Row key={row.agencyId} row={row} {...shared} />
            ))}
            {unranked.some(wanted) ? (
              <tr className="group-row">
                <th scope="colgroup" colSpan={7}>
                  {say(words.notRanked)}
                </th>
              </tr>
            ) : null}
            {unranked.filter(wanted).map((row) => (
              <Row key={row.agencyId} row={row} {...shared} />
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

function Row({
  row,
  end,
  chosen,
  onChoose,
}: Omit<TableProps, 'rows' | 'search'> & { readonly row: RunRow; readonly end: number }) {
  const say = useSay();
  const format = useFormat();
  const reason = reasonOf(row);
  const isChosen = chosen?.agencyId === row.agencyId;
  return (
    <tr data-current={isChosen || undefined}>
      <th scope="row">
        <button type="button" className="as-link" aria-pressed={isChosen} onClick={() => onChoose(row)}>
          {row.name}
        </button>
      </th>
      <td className="num b">{row.rank?.rank ?? ''}</td>
      <td className={`num ${row.rank === null ? 'mut' : 'b'}`}>
        {row.visibility === 'hidden' ? say(words.hidden) : format.decimal(row.value)}
      </td>
      <td className="num mut">
        <IntervalText interval={row.interval} />
      </td>
      <td className={`num ${row.rank === null ? 'mut' : ''}`}>
        <BaseText n={row.n} />
      </td>
      {reason === null ? (
        <>
          <td>
            <ScoreBar figure={row} end={end} />
          </td>
          <td>
            <RankRangeCell row={row} />
          </td>
        </>
      ) : (
        <td colSpan={2}>
          <Chip icon="stop">
            {say(reason, {
              n: row.n === null ? say(words.underTen) : format.whole(row.n),
              minimum: format.whole(row.minimum),
            })}
          </Chip>
        </td>
      )}
    </tr>
  );
}
