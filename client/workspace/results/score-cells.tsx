/** A score never without n and interval, a rank never without its range: the cells that every result table shares (UX §1, §4). */
import { resultWords as words } from '../../i18n/workspace/results';
import type { Figure, RunRow } from '../api/shapes';
import { useFormat, useSay } from '../say';

export const headOf = (unit: string) =>
  unit === 'percent' ? words.percent : unit === 'level' ? words.levelMean : words.points;

export function IntervalText({ interval }: { readonly interval: Figure['interval'] }) {
  const format = useFormat();
  if (interval === null) return <>–</>;
  return (
    <>
      {format.number(interval.lower, 1)}–{format.number(interval.upper, 1)}
    </>
  );
}

/** Light bar from 0, whisker for the interval, dot at the value; hidden from readers because the cells carry the numbers. */
export function ScoreBar({ figure, end }: { readonly figure: Figure; readonly end: number }) {
  if (figure.value === null) return null;
  const at = (value: number): string => `${Math.min(100, Math.max(0, (value / end) * 100))}%`;
  const value = Number(figure.value);
  const { interval } = figure;
  return (
    <span className="score-bar" aria-hidden="true">
      <i className="fill" style={{ width: at(value) }} />
      {interval === null ? null : (
        <i
          className="line"
          style={{ left: at(interval.lower), width: `calc(${at(interval.upper)} - ${at(interval.lower)})` }}
        />
      )}
      <i className="dot" style={{ left: at(value) }} />
    </span>
  );
}

export function RankRangeCell({ row }: { readonly row: RunRow }) {
  const say = useSay();
  const format = useFormat();
  if (row.rank === null) return <>–</>;
  const { rank, of, range } = row.rank;
  const at = (place: number): number => (of <= 1 ? 0 : ((place - 1) / (of - 1)) * 100);
  return (
    <span className="range-cell">
      <span className="range" aria-hidden="true">
        <i style={{ left: `${at(range.from)}%`, width: `${Math.max(2, at(range.to) - at(range.from))}%` }} />
        <b style={{ left: `${at(rank)}%` }} />
      </span>
      <span className="fig" aria-hidden="true">
        {format.rankRange(range)}
      </span>
      <span className="vh">
        {say(words.rankWords, { rank: String(rank), of: String(of), from: String(range.from), to: String(range.to) })}
      </span>
    </span>
  );
}

/** n in figures; "dưới 10" wherever the base is hidden. */
export function BaseText({ n }: { readonly n: number | null }) {
  const say = useSay();
  const format = useFormat();
  return <>{n === null ? say(words.underTen) : format.whole(n)}</>;
}
