/** What the plan comes to so far: agencies, forms, and the width of the interval those forms will buy. */
import { commonWords, kindWords } from '../../i18n/workspace/common';
import { surveyWords as words } from '../../i18n/workspace/surveys';
import { useFormat, useSay } from '../say';
import { expectedHalfWidth } from './expected-interval';
import { instantOfLocal } from '../time/vietnam-time';
import { kindsOf, minimumOf, wantedForms, type SurveyPlan } from './survey-plan';

/** Narrowest and widest half width over the agencies of a kind, at target (or minimum without one). */
export function halfWidths(plan: SurveyPlan, kind: string): { least: number; most: number } | null {
  const widths = plan.agencies
    .filter((agency) => agency.kind === kind)
    .map(({ target, population }) => expectedHalfWidth({ n: target ?? minimumOf(plan, kind), population }))
    .filter((width) => width !== null);
  return widths.length === 0 ? null : { least: Math.min(...widths), most: Math.max(...widths) };
}

export function PlanSummary({ plan }: { readonly plan: SurveyPlan }) {
  const say = useSay();
  const format = useFormat();
  const kinds = kindsOf(plan);
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.summary)}</h2>
      </div>
      <div className="card-body stack">
        <dl className="facts">
          <div>
            <dt>{say(words.agencies)}</dt>
            <dd className="fig">
              {plan.agencies.length === 0 ? say(words.notYet) : format.whole(plan.agencies.length)}
            </dd>
          </div>
          <div>
            <dt>{say(words.wantedForms)}</dt>
            <dd className="fig">{format.whole(wantedForms(plan))}</dd>
          </div>
          <div>
            <dt>{say(words.opensAt)}</dt>
            <dd>{plan.opensAt === '' ? say(words.byHand) : format.moment(instantOfLocal(plan.opensAt))}</dd>
          </div>
          <div>
            <dt>{say(words.closesAt)}</dt>
            <dd>{plan.closesAt === '' ? say(words.byHand) : format.moment(instantOfLocal(plan.closesAt))}</dd>
          </div>
        </dl>
        <h3 className="xs b">{say(words.expectedInterval)}</h3>
        {kinds.length === 0 ? <p className="mut">{say(commonWords.none)}</p> : null}
        <dl className="facts">
          {kinds.map((kind) => {
            const widths = halfWidths(plan, kind);
            const shown =
              widths === null
                ? '–'
                : say(words.halfWidth, {
                    width:
                      widths.most - widths.least < 0.05
                        ? format.number(widths.most, 1)
                        : `${format.number(widths.least, 1)}–${format.number(widths.most, 1)}`,
                  });
            return (
              <div key={kind}>
                <dt>{say(kindWords[kind as keyof typeof kindWords])}</dt>
                <dd className="fig">{shown}</dd>
              </div>
            );
          })}
        </dl>
        <p className="xs mut">{say(words.intervalHelp)}</p>
      </div>
    </section>
  );
}
