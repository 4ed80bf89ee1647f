/** Adding or editing an agency, with the units it was formed from. */
import { useState, type FormEvent } from 'react';
import { call } from '../../api/transport';
import { agencyWords as words } from '../../i18n/workspace/agencies';
import { commonWords, kindWords } from '../../i18n/workspace/common';
import { Button } from '../../ui/button';
import { useChange } from '../api/hooks';
import { agencyKinds, type AgencyProfile } from '../api/shapes';
import { AgencyPicker, type ChosenAgency } from '../parts/agency-picker';
import { DialogFoot } from '../parts/dialog';
import { DayInput, FieldFaults, SelectInput, TextInput, Tick } from '../parts/fields';
import { LeaveGuard } from '../parts/leave-guard';
import { Failure } from '../parts/states';
import { useSay } from '../say';

interface Wanted {
  readonly name: string;
  readonly shortName: string;
  readonly code: string;
  readonly officialCode: string;
  readonly kind: string;
  readonly unitType: string;
  readonly parent: ChosenAgency | null;
  readonly validFrom: string;
  readonly validTo: string;
  readonly procedureScope: string;
  readonly predecessors: readonly { readonly agency: ChosenAgency | null; readonly partial: boolean }[];
}

const startOf = (agency: AgencyProfile | null): Wanted => ({
  name: agency?.name ?? '',
  shortName: agency?.shortName ?? '',
  code: agency?.code ?? '',
  officialCode: agency?.officialCode ?? '',
  kind: agency?.kind ?? 'serviceUnit',
  unitType: agency?.unitType ?? '',
  parent: agency?.parentId ? { id: agency.parentId, name: agency.parentName ?? '' } : null,
  validFrom: agency?.validFrom ?? '',
  validTo: agency?.validTo ?? '',
  procedureScope: agency?.procedureScope ?? '',
  predecessors: (agency?.predecessors ?? []).map(({ agency: { id, name }, partial }) => ({
    agency: { id, name },
    partial,
  })),
});

const orNull = (text: string): string | null => text.trim().normalize('NFC') || null;

/** The body of POST and PATCH /agencies; kind and code are fixed once made. */
export function agencyBody(wanted: Wanted, version: number | null) {
  const shared = {
    name: wanted.name.trim().normalize('NFC'),
    shortName: orNull(wanted.shortName),
    officialCode: orNull(wanted.officialCode),
    unitType: orNull(wanted.unitType),
    parentId: wanted.parent?.id ?? null,
    validFrom: orNull(wanted.validFrom),
    validTo: orNull(wanted.validTo),
    procedureScope: orNull(wanted.procedureScope),
    predecessors: wanted.predecessors.flatMap(({ agency, partial }) =>
      agency === null ? [] : [{ agencyId: agency.id, partial }],
    ),
  };
  if (version !== null) return { ...shared, version };
  return { ...shared, kind: wanted.kind, ...(wanted.code.trim() === '' ? {} : { code: wanted.code.trim() }) };
}

export function AgencyForm({
  agency,
  onSaved,
  onCancel,
}: {
  readonly agency: AgencyProfile | null;
  readonly onSaved: (agency: AgencyProfile) => void;
  readonly onCancel: () => void;
}) {
  const say = useSay();
  const [wanted, setWanted] = useState(() => startOf(agency));
  const [touched, setTouched] = useState(false);
  const [own, setOwn] = useState<Record<string, string>>({});
  const set = (change: Partial<Wanted>): void => {
    setTouched(true);
    setWanted((before) => ({ ...before, ...change }));
  };
  const save = useChange(
    () =>
      agency === null
        ? call<AgencyProfile>('POST', '/agencies', { body: agencyBody(wanted, null) })
        : call<AgencyProfile>('PATCH', `/agencies/${agency.id}`, { body: agencyBody(wanted, agency.version) }),
    ['agencies'],
    (saved) => {
      setTouched(false);
      setTimeout(() => onSaved(saved));
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const faults = {
      ...(wanted.name.trim() === '' ? { name: say(commonWords.needed) } : {}),
      ...(wanted.validFrom !== '' && wanted.validTo !== '' && wanted.validTo < wanted.validFrom
        ? { validTo: say(words.orderOfDays) }
        : {}),
    };
    setOwn(faults);
    if (Object.keys(faults).length === 0) save.mutate();
  };
  const setPredecessor = (index: number, change: Partial<Wanted['predecessors'][number]>): void =>
    set({ predecessors: wanted.predecessors.map((link, i) => (i === index ? { ...link, ...change } : link)) });
  return (
    <form className="card card-body stack" onSubmit={submit} noValidate>
      <LeaveGuard unsaved={touched} />
      <FieldFaults error={save.error} own={own}>
        <TextInput
          name="name"
          label={say(words.name)}
          help={say(words.nameHelp)}
          value={wanted.name}
          onChange={(name) => set({ name })}
          maxLength={200}
        />
        <div className="two">
          <SelectInput
            name="kind"
            label={say(words.kind)}
            value={wanted.kind}
            onChange={(kind) => set({ kind })}
            disabled={agency !== null}
            choices={agencyKinds.map((kind) => ({ value: kind, label: say(kindWords[kind]) }))}
          />
          <TextInput
            name="unitType"
            label={say(words.unitType)}
            optional
            value={wanted.unitType}
            onChange={(unitType) => set({ unitType })}
            maxLength={60}
          />
          <TextInput
            name="shortName"
            label={say(words.shortName)}
            optional
            value={wanted.shortName}
            onChange={(shortName) => set({ shortName })}
            maxLength={60}
          />
          <TextInput
            name="officialCode"
            label={say(words.officialCode)}
            optional
            value={wanted.officialCode}
            onChange={(officialCode) => set({ officialCode })}
            maxLength={20}
          />
        </div>
        <AgencyPicker
          name="parentId"
          label={say(words.parent)}
          value={wanted.parent}
          onChange={(parent) => set({ parent })}
        />
        <div className="two">
          <DayInput
            name="validFrom"
            label={say(words.validFrom)}
            optional
            value={wanted.validFrom}
            onChange={(validFrom) => set({ validFrom })}
          />
          <DayInput
            name="validTo"
            label={say(words.validTo)}
            optional
            value={wanted.validTo}
            onChange={(validTo) => set({ validTo })}
          />
          <SelectInput
            name="procedureScope"
            label={say(words.procedureScope)}
            value={wanted.procedureScope}
            onChange={(procedureScope) => set({ procedureScope })}
            choices={[
              { value: '', label: say(words.unknown) },
              { value: 'normal', label: say(words.normal) },
              { value: 'few', label: say(words.few) },
            ]}
          />
          {agency === null ? (
            <TextInput
              name="code"
              label={say(words.code)}
              help={say(words.codeHelp)}
              optional
              value={wanted.code}
              onChange={(code) => set({ code })}
            />
          ) : null}
        </div>
        <h2 className="h4">{say(words.predecessors)}</h2>
        {wanted.predecessors.map((link, index) => (
          <div key={index} className="two">
            <AgencyPicker
              name={`predecessors.${index}.agencyId`}
              label={say(words.name)}
              value={link.agency}
              onChange={(chosen) => setPredecessor(index, { agency: chosen })}
            />
            <div className="row">
              <Tick checked={link.partial} onChange={(partial) => setPredecessor(index, { partial })}>
                {say(words.partial)}
              </Tick>
              <Button
                look="quiet"
                icon="trash"
                onClick={() => set({ predecessors: wanted.predecessors.filter((_link, i) => i !== index) })}
              >
                {say(commonWords.remove)}
              </Button>
            </div>
          </div>
        ))}
        <div>
          <Button
            icon="plus"
            onClick={() => set({ predecessors: [...wanted.predecessors, { agency: null, partial: false }] })}
          >
            {say(words.addPredecessor)}
          </Button>
        </div>
      </FieldFaults>
      {save.error ? <Failure error={save.error} /> : null}
      <DialogFoot action={say(commonWords.save)} onCancel={onCancel} busy={save.isPending} />
    </form>
  );
}
