/** Factors as dots with intervals against the block mean; the title is the finding, the same numbers stand in a table. */
import type { AgencyProfile, FactorFigure } from '../api/types';
import { formatNumber } from '../ui/format';
import { AxisNumbers, DotRow } from './drawings';
import { blockFactor, dotAxis, standingOf } from './figures';
import { nWords, useSpeech } from './speech';

export function FactorChart({ profile }: { profile: AgencyProfile }) {
  const speech = useSpeech();
  const { t, say } = speech;
  const { unit } = profile.method.rule;
  const factors = profile.row.factors.filter((factor) => factor.value !== null);
  const meanOf = (factor: FactorFigure) => blockFactor(profile.group, factor.code)?.value ?? null;
  const bounds = factors.flatMap((factor) => {
    const mean = meanOf(factor);
    return [
      Number(factor.value),
      ...(mean === null ? [] : [Number(mean)]),
      ...(factor.interval === null ? [] : [factor.interval.lower, factor.interval.upper]),
    ];
  });
  const axis = dotAxis(unit, bounds);
  const sorted = [...factors].sort((a, b) => Number(b.value) - Number(a.value));
  const best = sorted[0];
  const worst = sorted[sorted.length - 1];
  const title =
    factors.length > 1 && best !== undefined && worst !== undefined
      ? t('agency.factorsFinding', { best: say(best.name), worst: say(worst.name) })
      : t('agency.factors');
  const bare = (value: number) => speech.bare(String(value));
  return (
    <>
      <h2>{title}</h2>
      <p className="st">
        {t('agency.factorsNote', { count: factors.length, from: bare(axis.from), to: bare(axis.to) })}
      </p>
      <div className="factor-chart" role="img" aria-label={`${title} ${t('agency.table')}.`}>
        {factors.map((factor) => {
          const mean = meanOf(factor);
          return (
            <div className="factor-row" key={factor.code}>
              <span className="factor-name">{say(factor.name)}</span>
              <DotRow
                figure={factor}
                axis={axis}
                mean={mean === null ? null : Number(mean)}
                standing={standingOf(factor, mean)}
              />
              <b className="num">{factor.value === null ? '' : speech.bare(factor.value)}</b>
            </div>
          );
        })}
        <div className="factor-row">
          <span className="factor-name" />
          <AxisNumbers axis={axis} format={bare} />
          <b />
        </div>
      </div>
      <details className="as-table">
        <summary>{t('agency.table')}</summary>
        <table>
          <caption className="vh">{t('agency.factors')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('agency.factor')}</th>
              <th scope="col" className="num">
                {t('ranking.value')}
              </th>
              <th scope="col" className="num">
                {t('ranking.interval')}
              </th>
              <th scope="col" className="num">
                {t('agency.blockMean')}
              </th>
              <th scope="col" className="num">
                {t('agency.difference')}
              </th>
              <th scope="col" className="num">
                {t('ranking.n')}
              </th>
            </tr>
          </thead>
          <tbody>
            {profile.row.factors.map((factor) => {
              const mean = meanOf(factor);
              return (
                <tr key={factor.code}>
                  <th scope="row">{say(factor.name)}</th>
                  <td className="num">
                    {factor.value === null ? t('ranking.hidden') : speech.value(factor.value, unit)}
                  </td>
                  <td className="num">{factor.interval === null ? '–' : speech.interval(factor.interval, unit)}</td>
                  <td className="num">{mean === null ? '–' : speech.value(mean, unit)}</td>
                  <td className="num">
                    {mean === null || factor.value === null
                      ? '–'
                      : formatNumber(Number(factor.value) - Number(mean), 2, speech.language)}
                  </td>
                  <td className="num">{nWords(factor, speech)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </>
  );
}
