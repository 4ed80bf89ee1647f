/** Step 3: which agencies, how many people and forms each, and the minimum for being ranked, kind by kind. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { kindWords } from '../../../i18n/workspace/common';
import { surveyWords as words } from '../../../i18n/workspace/surveys';
import { Button } from '../../../ui/button';
import { matchesSearch } from '../../../ui/search-text';
import { readAll } from '../../api/hooks';
import { agencyKinds, type Agency } from '../../api/shapes';
import { NumberInput, Tick, useFault } from '../../parts/fields';
import { SearchBox, TableFrame } from '../../parts/list-tools';
import { Answer } from '../../parts/states';
import { useFormat, useSay } from '../../say';
import { today } from '../../time/vietnam-time';
import { minimumOf, setForKind, type PlannedAgency, type SurveyPlan } from '../survey-plan';
import type { StepProps } from './measure-step';

export function SampleStep({ plan, onChange }: StepProps) {
  const say = useSay();
  const fault = useFault('agencies');
  const [search, setSearch] = useState('');
  const day = plan.opensAt === '' ? today() : plan.opensAt.slice(0, 10);
  const agencies = useQuery({
    queryKey: ['agencies', 'all', { on: day }],
    queryFn: ({ signal }) => readAll<Agency>('/agencies', { on: day }, signal),
    staleTime: 60_000,
  });
  return (
    <>
      {fault === undefined ? null : <p className="fault">{fault}</p>}
      <SearchBox value={search} onChange={setSearch} label={say(words.searchUnit)} />
      <Answer of={agencies} lines={8}>
        {(items) => (
          <>
            {agencyKinds.map((kind) => {
              const all = items.filter((agency) => agency.kind === kind);
              return all.length === 0 ? null : (
                <KindCard key={kind} kind={kind} all={all} search={search} plan={plan} onChange={onChange} />
              );
            })}
          </>
        )}
      </Answer>
    </>
  );
}

const planned = ({ id, name, kind }: Agency): PlannedAgency => ({
  agencyId: id,
  name,
  kind,
  population: null,
  target: null,
});

function KindCard({
  kind,
  all,
  search,
  plan,
  onChange,
}: StepProps & {
  readonly kind: (typeof agencyKinds)[number];
  readonly all: readonly Agency[];
  readonly search: string;
}) {
  const say = useSay();
  const format = useFormat();
  const chosen = new Map(
    plan.agencies.filter((agency) => agency.kind === kind).map((agency) => [agency.agencyId, agency]),
  );
  const shown = all.filter(({ name }) => matchesSearch(name, search));
  const targets = new Set([...chosen.values()].map(({ target }) => target));
  const [open, setOpen] = useState(all.length <= 30 || chosen.size > 0);
  const others = plan.agencies.filter((agency) => agency.kind !== kind);
  /** Keeps the registry's order, whatever the order of ticking. */
  const keep = (wanted: (agency: Agency) => PlannedAgency | null): void =>
    onChange({ agencies: [...others, ...all.map(wanted).filter((agency) => agency !== null)] });
  const toggle = (id: string, on: boolean): void =>
    keep((agency) =>
      agency.id === id ? (on ? (chosen.get(id) ?? planned(agency)) : null) : (chosen.get(agency.id) ?? null),
    );
  const setOne = (id: string, change: Partial<PlannedAgency>): void =>
    onChange({ agencies: plan.agencies.map((agency) => (agency.agencyId === id ? { ...agency, ...change } : agency)) });
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(kindWords[kind])}</h2>
        <span className="mut xs">
          {say(words.chosenOf, { n: format.whole(chosen.size), total: format.whole(all.length) })}
        </span>
        <span className="sp" />
        <Button onClick={() => keep((agency) => chosen.get(agency.id) ?? planned(agency))}>
          {say(words.allOfKind)}
        </Button>
        <Button onClick={() => keep(() => null)} disabled={chosen.size === 0}>
          {say(words.noneOfKind)}
        </Button>
      </div>
      {chosen.size === 0 ? null : (
        <div className="card-body two">
          <NumberInput
            name={`target.${kind}`}
            label={say(words.targetForAll)}
            value={targets.size === 1 ? ([...targets][0] ?? null) : null}
            onChange={(target) => onChange(setForKind(plan, kind, { target }))}
          />
          <NumberInput
            name={`minimum.byKind.${kind}`}
            label={say(words.minimumForKind)}
            help={say(words.minimumHelp)}
            value={minimumOf(plan, kind)}
            onChange={(minimum) => onChange({ minimumByKind: { ...plan.minimumByKind, [kind]: minimum } })}
          />
        </div>
      )}
      <details className="more" open={open || search !== ''} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="card-body">{say(words.agencies)}</summary>
        <Rows plan={plan} shown={shown} chosen={chosen} onToggle={toggle} onSet={setOne} kind={kind} />
      </details>
    </section>
  );
}

function Rows({
  plan,
  shown,
  chosen,
  kind,
  onToggle,
  onSet,
}: {
  readonly plan: SurveyPlan;
  readonly shown: readonly Agency[];
  readonly chosen: ReadonlyMap<string, PlannedAgency>;
  readonly kind: string;
  readonly onToggle: (id: string, on: boolean) => void;
  readonly onSet: (id: string, change: Partial<PlannedAgency>) => void;
}) {
  const say = useSay();
  return (
    <TableFrame label={say(kindWords[kind as keyof typeof kindWords])}>
      <table className="bare-labels">
        <thead>
          <tr>
            <th scope="col">{say(words.agencies)}</th>
            <th scope="col" className="num">
              {say(words.population)}
            </th>
            <th scope="col" className="num">
              {say(words.target)}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((agency) => {
            const one = chosen.get(agency.id);
            const index = plan.agencies.findIndex(({ agencyId }) => agencyId === agency.id);
            return (
              <tr key={agency.id}>
                <th scope="row">
                  <Tick checked={one !== undefined} onChange={(on) => onToggle(agency.id, on)}>
                    {agency.name}
                  </Tick>
                </th>
                <td className="narrow">
                  {one === undefined ? null : (
                    <NumberInput
                      name={`agencies.${index}.population`}
                      label={`${say(words.population)}: ${agency.name}`}
                      value={one.population}
                      onChange={(population) => onSet(agency.id, { population })}
                    />
                  )}
                </td>
                <td className="narrow">
                  {one === undefined ? null : (
                    <NumberInput
                      name={`agencies.${index}.target`}
                      label={`${say(words.target)}: ${agency.name}`}
                      value={one.target}
                      onChange={(target) => onSet(agency.id, { target })}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
