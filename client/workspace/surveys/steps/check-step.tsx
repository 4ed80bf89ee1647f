/** Step 5: what is still missing, and everything that becomes fixed when the round opens. */
import { channelWords, commonWords, kindWords } from '../../../i18n/workspace/common';
import { surveyWords as words } from '../../../i18n/workspace/surveys';
import { Button } from '../../../ui/button';
import { Note } from '../../../ui/note';
import { TableFrame } from '../../parts/list-tools';
import { useFormat, useSay } from '../../say';
import { halfWidths } from '../plan-summary';
import { kindsOf, minimumOf, stepFaults, steps, type Step, type SurveyPlan } from '../survey-plan';

export function CheckStep({ plan, onStep }: { readonly plan: SurveyPlan; readonly onStep: (step: Step) => void }) {
  const say = useSay();
  const format = useFormat();
  const missing = steps
    .map((step) => ({ step, faults: Object.keys(stepFaults(plan, step)).length }))
    .filter(({ faults }) => faults > 0);
  const channelNames = (list: readonly string[]): string =>
    list.map((channel) => say(channelWords[channel as keyof typeof channelWords])).join(', ') || say(commonWords.none);
  return (
    <>
      {missing.map(({ step, faults }) => (
        <Note key={step} tone="warn">
          <p>{say(words.stepIncomplete, { step: say(words.step[step]), n: faults })}</p>
          <Button onClick={() => onStep(step)}>{say(words.goToStep)}</Button>
        </Note>
      ))}
      <section className="card">
        <div className="card-body stack">
          <p className="mut">{say(words.checkLead)}</p>
          <dl className="facts">
            <div>
              <dt>{say(words.populationText)}</dt>
              <dd>{plan.populationText || '–'}</dd>
            </div>
            <div>
              <dt>{say(words.channels)}</dt>
              <dd>{channelNames(plan.channels)}</dd>
            </div>
            <div>
              <dt>{say(words.inIndex)}</dt>
              <dd>{channelNames(plan.indexChannels)}</dd>
            </div>
          </dl>
        </div>
        <TableFrame label={say(words.step.check)}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say(words.agencies)}</th>
                <th scope="col" className="num">
                  {say(words.agencies)}
                </th>
                <th scope="col" className="num">
                  {say(words.wantedForms)}
                </th>
                <th scope="col" className="num">
                  {say(words.minimum)}
                </th>
                <th scope="col" className="num">
                  {say(words.expectedInterval)}
                </th>
              </tr>
            </thead>
            <tbody>
              {kindsOf(plan).map((kind) => {
                const own = plan.agencies.filter((agency) => agency.kind === kind);
                const widths = halfWidths(plan, kind);
                return (
                  <tr key={kind}>
                    <th scope="row">{say(kindWords[kind as keyof typeof kindWords])}</th>
                    <td className="num">{format.whole(own.length)}</td>
                    <td className="num">
                      {format.whole(own.reduce((sum, { target }) => sum + (target ?? minimumOf(plan, kind)), 0))}
                    </td>
                    <td className="num">{format.whole(minimumOf(plan, kind))}</td>
                    <td className="num">
                      {widths === null ? '–' : say(words.halfWidth, { width: format.number(widths.most, 1) })}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </TableFrame>
      </section>
    </>
  );
}
