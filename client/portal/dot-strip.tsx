/** All ranked agencies of a group as dots on a ruler: shows at a glance how close they lie together. */
import { useId } from 'react';
import type { RankingGroup, RankingRow } from '../api/types';
import { dotAxis, placeOn, ticksOf } from './figures';
import { useSpeech } from './speech';

const WIDTH = 1200;
const LEFT = 10;
const BASE = 112;
const COLUMNS = 120;

export function DotStrip({
  rows,
  group,
  unit,
  title,
}: {
  rows: readonly RankingRow[];
  group: RankingGroup;
  unit: string;
  title: string;
}) {
  const speech = useSpeech();
  const { t } = speech;
  const id = useId();
  const values = rows.flatMap((row) => (row.rank === null || row.value === null ? [] : [Number(row.value)]));
  if (values.length < 5 || group.mean === null) return null;
  const axis = dotAxis(unit, values);
  const x = (value: number) => LEFT + (placeOn(axis, value) / 100) * (WIDTH - 2 * LEFT);
  const stacks = new Map<number, number>();
  const dots = [...values]
    .sort((a, b) => a - b)
    .map((value) => {
      const column = Math.round((placeOn(axis, value) / 100) * COLUMNS);
      const height = stacks.get(column) ?? 0;
      stacks.set(column, height + 1);
      return { x: LEFT + (column / COLUMNS) * (WIDTH - 2 * LEFT), y: BASE - 7 - height * 10 };
    });
  const tallest = Math.max(...stacks.values());
  const top = Math.min(0, BASE - 7 - tallest * 10 - 30);
  const meanAt = x(Number(group.mean));
  const small = (value: number) => speech.bare(String(value));
  return (
    <figure className="strip">
      <h2 className="h3">{title}</h2>
      <svg
        viewBox={`0 ${top} ${WIDTH} ${150 - top}`}
        width="100%"
        role="img"
        aria-labelledby={`${id}t ${id}d`}
        fontSize="13"
      >
        <title id={`${id}t`}>{title}</title>
        <desc id={`${id}d`}>
          {t('ranking.stripDescription', {
            count: values.length,
            kind: speech.kindInside(group.kind),
            min: speech.value(Math.min(...values).toFixed(2), unit),
            mean: speech.value(group.mean, unit),
            max: speech.value(Math.max(...values).toFixed(2), unit),
          })}
        </desc>
        <path d={`M${LEFT} ${BASE}H${WIDTH - LEFT}`} className="axis-line" />
        {ticksOf({ ...axis, step: axis.step / 5 }).map((tick) => (
          <path key={tick} d={`M${x(tick)} ${BASE}v5`} className="minor-tick" />
        ))}
        {ticksOf(axis).map((tick, index, all) => (
          <g key={tick}>
            <path d={`M${x(tick)} ${BASE}v11`} className="axis-line" />
            <text
              x={x(tick)}
              y={BASE + 28}
              textAnchor={index === 0 ? 'start' : index === all.length - 1 ? 'end' : 'middle'}
              className="axis-text"
            >
              {small(tick)}
            </text>
          </g>
        ))}
        <path d={`M${meanAt} ${top + 20}V${BASE}`} className="mean-dash" />
        <text
          x={meanAt + (meanAt > WIDTH / 2 ? -8 : 8)}
          y={top + 16}
          textAnchor={meanAt > WIDTH / 2 ? 'end' : 'start'}
          className="mean-text"
        >
          {t('ranking.stripMean', { mean: speech.value(group.mean, unit) })}
        </text>
        {dots.map((dot, index) => (
          <circle key={index} cx={dot.x} cy={dot.y} r="4.5" className="strip-dot" />
        ))}
      </svg>
      <figcaption className="xs mut">
        {t('ranking.stripCaption', { from: small(axis.from), to: small(axis.to) })}
      </figcaption>
    </figure>
  );
}
