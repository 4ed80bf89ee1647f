/** Shares of the levels by question as stacked bars: order, colour, pattern, number and face (UX §2.2). */
import { useState } from 'react';
import type { AgencyProfile, ItemFigure, LevelCount } from '../api/types';
import { Button } from '../ui/button';
import { Face, faceOf } from '../ui/faces';
import { nWords, useSpeech } from './speech';

const SHOWN = 8;

/** Ascending levels: worst on the left. */
function ascending(item: ItemFigure): LevelCount[] {
  return [...item.levels].sort((a, b) => a.level - b.level);
}

export function LevelShares({ profile }: { profile: AgencyProfile }) {
  const speech = useSpeech();
  const { t, say } = speech;
  const [all, setAll] = useState(false);
  const { unit } = profile.method.rule;
  const items = profile.items
    .filter((item) => item.rated && item.levels.length > 0)
    .sort((a, b) => Number(a.value ?? 0) - Number(b.value ?? 0));
  if (items.length === 0) return null;
  const shown = all ? items : items.slice(0, SHOWN);
  const first = ascending(items[0] as ItemFigure);
  const sameScale = items.every(
    (item) => item.levels.length === first.length && item.levels.every((level) => labelled(first, level)),
  );
  return (
    <>
      <h2>{t('agency.levels')}</h2>
      <p className="st">{t('agency.levelsNote')}</p>
      {sameScale && (
        <p className="keys">
          {first.map((level, index) => {
            const face = faceOf(index, first.length);
            return (
              <span key={level.level}>
                {face !== null && <Face level={face} size={20} />}
                <i className={`share-key ${shareClass(index, first.length)}`} />
                {say(level.label)}
              </span>
            );
          })}
        </p>
      )}
      <table className="shares">
        <caption className="vh">{t('agency.levels')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('agency.item')}</th>
            <th scope="col" className="share-col">
              {t('agency.share')}
            </th>
            <th scope="col" className="num">
              {unit === 'percent' ? t('agency.satisfied') : t('agency.points')}
            </th>
            <th scope="col" className="num">
              n
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <tr key={item.code}>
              <th scope="row">{say(item.name)}</th>
              <td>
                <ShareBar levels={ascending(item)} />
              </td>
              <td className="num b">{item.value === null ? t('ranking.hidden') : speech.bare(item.value)}</td>
              <td className="num mut">{nWords(item, speech)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > SHOWN && (
        <p className="after no-print">
          <Button large onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? t('agency.fewer') : t('agency.all', { count: items.length })}
          </Button>
        </p>
      )}
    </>
  );
}

function labelled(levels: readonly LevelCount[], level: LevelCount): boolean {
  return levels.some((one) => one.level === level.level && one.label.vi === level.label.vi);
}

/** Five levels take all five fills, three take 1, 3 and 5; other scales have plain steps. */
function shareClass(index: number, count: number): string {
  return `share-${faceOf(index, count) ?? (index % 2 === 0 ? 'even' : 'odd')}`;
}

function ShareBar({ levels }: { levels: readonly LevelCount[] }) {
  const { say } = useSpeech();
  const total = levels.reduce((sum, level) => sum + level.count, 0);
  if (total === 0) return <>–</>;
  const percent = (count: number) => Math.round((count / total) * 100);
  return (
    <>
      <span className="vh">{levels.map((level) => `${say(level.label)} ${percent(level.count)}%`).join(', ')}</span>
      <span className="share-bar" aria-hidden="true">
        {levels.map((level, index) =>
          level.count === 0 ? null : (
            <i
              key={level.level}
              className={shareClass(index, levels.length)}
              style={{ flexGrow: level.count / total }}
              title={`${say(level.label)}: ${percent(level.count)}%`}
            >
              {percent(level.count) >= 8 && <b>{percent(level.count)}</b>}
            </i>
          ),
        )}
      </span>
    </>
  );
}
