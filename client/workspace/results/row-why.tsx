/** "Vì sao": inputs, rule, arithmetic, interval; and the factors of the chosen agency against its block (UX §4 "Trace"). */
import { resultWords as words } from '../../i18n/workspace/results';
import type { RunDetail, RunRow } from '../api/shapes';
import { TableFrame } from '../parts/list-tools';
import { useFormat, useSay } from '../say';
import { reasonOf } from './rows';
import { BaseText, headOf, IntervalText } from './score-cells';

export function RowWhy({ run, row }: { readonly run: RunDetail; readonly row: RunRow | null }) {
  const say = useSay();
  const format = useFormat();
  if (row === null) {
    return (
      <section className="card">
        <p className="card-body mut why-hint">{say(words.choose)}</p>
      </section>
    );
  }
  const value =
    run.rule.unit === 'percent' && row.value !== null ? format.percent(row.value) : format.decimal(row.value);
  const reason = reasonOf(row);
  return (
    <section className="card" aria-live="polite">
      <div className="card-head">
        <h2 className="h4">{row.name}</h2>
      </div>
      <div className="card-body stack">
        <div className="why">
          <p className="b">{row.visibility === 'hidden' ? say(words.hidden) : say(words.why, { value })}</p>
          <p>{say(words.whyInputs, { n: row.n === null ? say(words.underTen) : format.whole(row.n) })}</p>
          <p>{say(words.whyRule, { rule: say(run.rule.name), version: run.rule.version })}</p>
          {row.valueExact === null ? null : (
            <p className="fig">{say(words.whyExact, { exact: row.valueExact, value })}</p>
          )}
          {row.interval === null ? null : (
            <p>
              {say(words.whyInterval, {
                interval: `${format.number(row.interval.lower, 1)}–${format.number(row.interval.upper, 1)}`,
                name: row.interval.name,
              })}
            </p>
          )}
          <p className="mut">
            {reason === null
              ? say(words.whyRank)
              : say(reason, {
                  n: row.n === null ? say(words.underTen) : format.whole(row.n),
                  minimum: format.whole(row.minimum),
                })}
          </p>
        </div>
      </div>
      {row.visibility === 'hidden' || row.factors.length === 0 ? null : <Factors run={run} row={row} />}
    </section>
  );
}

function Factors({ run, row }: { readonly run: RunDetail; readonly row: RunRow }) {
  const say = useSay();
  const format = useFormat();
  const means = new Map(
    run.groups.find(({ kind }) => kind === row.kind)?.factors.map(({ code, value }) => [code, value]) ?? [],
  );
  return (
    <TableFrame label={say(words.factors)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.factor)}</th>
            <th scope="col" className="num">
              {say(headOf(run.rule.unit))}
            </th>
            <th scope="col" className="num">
              {say(words.againstMean)}
            </th>
            <th scope="col" className="num">
              n
            </th>
          </tr>
        </thead>
        <tbody>
          {row.factors.map((factor) => {
            const mean = means.get(factor.code) ?? null;
            const gap = factor.value === null || mean === null ? null : Number(factor.value) - Number(mean);
            return (
              <tr key={factor.code}>
                <th scope="row">{say(factor.name)}</th>
                <td className="num b">
                  {factor.n === null ? say(words.hidden) : format.decimal(factor.value)}
                  <div className="xs mut">
                    <IntervalText interval={factor.interval} />
                  </div>
                </td>
                <td className="num mut">{gap === null ? '–' : `${gap > 0 ? '+' : ''}${format.number(gap, 2)}`}</td>
                <td className="num">
                  <BaseText n={factor.n} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
