/** Small drawings of figures, made of positioned boxes. Hidden from readers: the cells beside them carry the values. */
import type { Figure } from '../api/types';
import { placeOn, ticksOf, type Axis, type Standing } from './figures';

const percent = (value: number) => `${value}%`;

/** A bar from 0 with dot, whisker and the block mean. */
export function IntervalBar({ figure, axis, mean }: { figure: Figure; axis: Axis; mean: number | null }) {
  if (figure.value === null) return null;
  const at = placeOn(axis, Number(figure.value));
  return (
    <div className="bar-track" aria-hidden="true">
      {ticksOf(axis).map((tick) => (
        <i key={tick} className="grid-line" style={{ left: percent(placeOn(axis, tick)) }} />
      ))}
      <i className="bar-fill" style={{ width: percent(at) }} />
      {mean !== null && <i className="mean-line" style={{ left: percent(placeOn(axis, mean)) }} />}
      <Whisker figure={figure} axis={axis} />
      <i className="value-dot" style={{ left: percent(at) }} />
    </div>
  );
}

function Whisker({ figure, axis }: { figure: Figure; axis: Axis }) {
  if (figure.interval === null) return null;
  const from = placeOn(axis, figure.interval.lower);
  const to = placeOn(axis, figure.interval.upper);
  return <i className="whisker" style={{ left: percent(from), width: percent(to - from) }} />;
}

/** Dot with whisker and a firm stroke for the block mean; a diamond when clearly below. */
export function DotRow({
  figure,
  axis,
  mean,
  standing,
}: {
  figure: Figure;
  axis: Axis;
  mean: number | null;
  standing: Standing;
}) {
  if (figure.value === null) return <div className="dot-track" aria-hidden="true" />;
  return (
    <div className={`dot-track ${standing}`} aria-hidden="true">
      {ticksOf(axis).map((tick) => (
        <i key={tick} className="grid-line" style={{ left: percent(placeOn(axis, tick)) }} />
      ))}
      {mean !== null && <i className="mean-stroke" style={{ left: percent(placeOn(axis, mean)) }} />}
      <Whisker figure={figure} axis={axis} />
      <i className="value-dot" style={{ left: percent(placeOn(axis, Number(figure.value))) }} />
    </div>
  );
}

/** Dot at the rank on a band from 1 to N. */
export function RankBand({ rank, from, to, of }: { rank: number; from: number; to: number; of: number }) {
  const place = (value: number) => (of <= 1 ? 50 : ((value - 1) / (of - 1)) * 100);
  return (
    <span className="rank-band" aria-hidden="true">
      <i className="rank-line" />
      <i className="rank-span" style={{ left: percent(place(from)), width: percent(place(to) - place(from)) }} />
      <i className="value-dot" style={{ left: percent(place(rank)) }} />
    </span>
  );
}

/** Numbers under or over an axis. */
export function AxisNumbers({ axis, format }: { axis: Axis; format: (value: number) => string }) {
  const ticks = ticksOf(axis);
  return (
    <span className="axis-numbers" aria-hidden="true">
      {ticks.map((tick, index) => (
        <i
          key={tick}
          className={index === 0 ? 'first' : index === ticks.length - 1 ? 'last' : ''}
          style={{ left: percent(placeOn(axis, tick)) }}
        >
          {format(tick)}
        </i>
      ))}
    </span>
  );
}
