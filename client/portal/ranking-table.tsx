/** The ranking as a real table: bar with interval, value, n, rank range; three lines a row on phones (UX §3, §4). */
import { useState } from 'react';
import { Link } from 'react-router';
import type { Ranking, RankingGroup, RankingRow } from '../api/types';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { formatRankRange } from '../ui/format';
import { SortableHeading, type Sorting } from '../ui/sortable-heading';
import { AxisNumbers, IntervalBar, RankBand } from './drawings';
import { barAxis, type Axis } from './figures';
import { orderRows, type RankingColumn } from './ranking-order';
import { nWords, useSpeech, whyUnranked } from './speech';

export function RankingTable({
  ranking,
  group,
  rows,
  wanted,
  onClear,
}: {
  ranking: Ranking;
  group: RankingGroup;
  rows: readonly RankingRow[];
  wanted: string;
  onClear: () => void;
}) {
  const speech = useSpeech();
  const { t } = speech;
  const [sorting, setSorting] = useState<Sorting<RankingColumn>>({ column: 'rank', descending: false });
  const { ranked, unranked } = orderRows(rows, wanted, sorting);
  const { unit } = ranking.method.rule;
  const axis = barAxis(unit, Math.max(0, ...rows.map((row) => Number(row.interval?.upper ?? row.value ?? 0))));
  const mean = group.mean === null ? null : Number(group.mean);
  const found = ranked.length + unranked.length;
  const heading = { sorting, onSort: setSorting };
  return (
    <>
      <p className={wanted === '' ? 'vh' : 'found'} role="status">
        {wanted !== '' && t('filter.found', { count: found, all: rows.length })}
      </p>
      {found === 0 ? (
        <div className="empty">
          <p>{t('filter.none', { wanted })}</p>
          <Button large onClick={onClear}>
            {t('filter.clear')}
          </Button>
        </div>
      ) : (
        <table className="rank" role="table">
          <caption className="vh">
            {t('ranking.caption', {
              title: speech.say(ranking.title) + (ranking.isSample ? ` (${t('sample')})` : ''),
              kind: speech.kindInside(group.kind),
              count: rows.length,
            })}
          </caption>
          <thead role="rowgroup">
            <tr role="row">
              <SortableHeading column="rank" className="num rk" {...heading}>
                {t('ranking.rank')}
              </SortableHeading>
              <SortableHeading column="name" {...heading}>
                {t('ranking.agency')}
              </SortableHeading>
              <th scope="col" className="gx">
                {t('ranking.bar')}
                <AxisNumbers
                  axis={axis}
                  format={(tick) => speech.bare(String(tick)) + (unit === 'percent' && tick === axis.to ? '%' : '')}
                />
              </th>
              <SortableHeading column="value" className="num v" descendingFirst {...heading}>
                {t('ranking.value')}
                {unit === 'percent' && ' (%)'}
              </SortableHeading>
              <th scope="col" className="num ci">
                {t('ranking.interval')}
              </th>
              <SortableHeading column="n" className="num n" descendingFirst {...heading}>
                {t('ranking.n')}
              </SortableHeading>
              <th scope="col" className="rg">
                {t('ranking.range')} <span className="mut">{t('ranking.rangeOf', { count: group.ranked })}</span>
              </th>
            </tr>
          </thead>
          {ranked.length > 0 && (
            <tbody role="rowgroup">
              {ranked.map((row) => (
                <RankedRow key={row.agencyId} row={row} ranking={ranking} axis={axis} mean={mean} />
              ))}
            </tbody>
          )}
          {unranked.length > 0 && (
            <tbody role="rowgroup">
              <tr className="gh" role="row">
                <th scope="rowgroup" colSpan={7} role="rowheader">
                  {t('ranking.group')}
                  <span>{t('ranking.groupNote', { count: unranked.length })}</span>
                </th>
              </tr>
              {unranked.map((row) => (
                <UnrankedRow key={row.agencyId} row={row} ranking={ranking} />
              ))}
            </tbody>
          )}
        </table>
      )}
      {rows.some((row) => row.visibility === 'hidden') && (
        <p className="xs mut under">{t('ranking.footHidden', { count: ranking.method.hideBelow })}</p>
      )}
    </>
  );
}

function AgencyLink({ row, ranking }: { row: RankingRow; ranking: Ranking }) {
  return <Link to={`/bang-xep-hang/${ranking.id}/don-vi/${row.agencyId}`}>{row.name}</Link>;
}

function RankedRow({
  row,
  ranking,
  axis,
  mean,
}: {
  row: RankingRow;
  ranking: Ranking;
  axis: Axis;
  mean: number | null;
}) {
  const speech = useSpeech();
  const { t } = speech;
  const { rank } = row;
  if (rank === null || row.value === null) return null;
  return (
    <tr role="row">
      <td className="num rk" role="cell">
        {rank.rank}
      </td>
      <th scope="row" role="rowheader">
        <AgencyLink row={row} ranking={ranking} />
      </th>
      <td className="gx" role="cell">
        <IntervalBar figure={row} axis={axis} mean={mean} />
      </td>
      <td className="num v" role="cell">
        {speech.bare(row.value)}
      </td>
      <td className="num ci" role="cell">
        {row.interval === null ? '–' : speech.interval(row.interval, ranking.method.rule.unit)}
      </td>
      <td className="num n" role="cell">
        {nWords(row, speech)}
      </td>
      <td className="rg" role="cell">
        <div>
          <RankBand rank={rank.rank} from={rank.range.from} to={rank.range.to} of={rank.of} />
          <span className="vh">
            {t('ranking.rangeReader', { rank: rank.rank, from: rank.range.from, to: rank.range.to })}
          </span>
          <b aria-hidden="true" data-word={`${t('ranking.rank').toLowerCase()} `}>
            {formatRankRange(rank.range)}
          </b>
        </div>
      </td>
    </tr>
  );
}

function UnrankedRow({ row, ranking }: { row: RankingRow; ranking: Ranking }) {
  const speech = useSpeech();
  const { t } = speech;
  const hidden = row.visibility === 'hidden';
  return (
    <tr className="ne" role="row">
      <td className="num rk" role="cell">
        –
      </td>
      <th scope="row" role="rowheader">
        <AgencyLink row={row} ranking={ranking} />
      </th>
      <td className="why" role="cell">
        {whyUnranked(row, speech)}
      </td>
      <td className="num v" role="cell">
        {row.value === null ? (
          <span className="sup">{hidden ? t('ranking.hidden') : '–'}</span>
        ) : (
          speech.bare(row.value)
        )}
      </td>
      <td className="num ci" role="cell">
        {row.interval === null ? '–' : speech.interval(row.interval, ranking.method.rule.unit)}
      </td>
      <td className="num n" role="cell">
        {nWords(row, speech)}
      </td>
      <td className="rg" role="cell">
        <Chip icon="stop">{t('ranking.chip')}</Chip>
      </td>
    </tr>
  );
}

export function RankingLegend({ ranking }: { ranking: Ranking }) {
  const { t, say } = useSpeech();
  const { rule } = ranking.method;
  return (
    <p className="leg">
      <span>
        <svg width="64" height="18" aria-hidden="true">
          <rect y="4" width="46" height="10" rx="2" fill="var(--bar)" />
          <path d="M34 9h24M34 5v8M58 5v8" stroke="var(--whisker)" strokeWidth="1.6" />
          <circle cx="46" cy="9" r="3.2" fill="var(--whisker)" />
        </svg>
        {t('ranking.legendBar', { level: '95%' })}
      </span>
      <span>
        <svg width="14" height="18" aria-hidden="true">
          <path d="M7 0v18" stroke="var(--ref)" strokeDasharray="2 3" strokeWidth="1.4" />
        </svg>
        {t('ranking.legendMean')}
      </span>
      <span>
        <svg width="44" height="18" aria-hidden="true">
          <rect x="4" y="5" width="36" height="8" rx="4" fill="var(--band)" />
          <circle cx="18" cy="9" r="3.2" fill="var(--whisker)" />
        </svg>
        {t('ranking.legendRange')}
      </span>
      <span>
        {t('ranking.rule', { rule: say(rule.name), version: rule.version })}{' '}
        <Link to={`/phuong-phap?cong-bo=${ranking.id}`}>{t('ranking.method')}</Link>
      </span>
    </p>
  );
}
