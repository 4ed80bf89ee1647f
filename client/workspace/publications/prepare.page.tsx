/** Preparing a publication from a run: its conditions, title, decision, and what it corrects. */
import { useState, type FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { call } from '../../api/transport';
import { commonWords } from '../../i18n/workspace/common';
import { publicationWords as words } from '../../i18n/workspace/results';
import { Button } from '../../ui/button';
import { useChange, useRead } from '../api/hooks';
import type { Page, Publication, RunDetail } from '../api/shapes';
import { DayInput, FieldFaults, SelectInput, TextInput } from '../parts/fields';
import { LeaveGuard } from '../parts/leave-guard';
import { PageHead } from '../parts/page-title';
import { Answer, Failure } from '../parts/states';
import { useToast } from '../parts/toast';
import { paths } from '../paths';
import { useSay } from '../say';
import { GateList } from './gate-list';
import { useGates } from './use-gates';

export function PreparePage() {
  const { runId = '' } = useParams();
  const run = useRead<RunDetail>(['runs', runId], `/runs/${runId}`);
  return (
    <Answer page of={run}>
      {(one) => <Prepare run={one} />}
    </Answer>
  );
}

function Prepare({ run }: { readonly run: RunDetail }) {
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const gates = useGates(run, null);
  const blocked = gates.find(({ tone }) => tone === 'bad');
  const [touched, setTouched] = useState(false);
  const [asked, setAsked] = useState(false);
  const [wanted, setWanted] = useState({
    titleVi: run.surveyTitle.vi,
    titleEn: run.surveyTitle.en,
    decisionNumber: '',
    decisionOn: '',
    note: '',
    replacesId: '',
  });
  const published = useRead<Page<Publication>>(['publications', { pageSize: 200 }], '/publications', { pageSize: 200 });
  const set = (change: Partial<typeof wanted>): void => {
    setTouched(true);
    setWanted((before) => ({ ...before, ...change }));
  };
  const prepare = useChange(
    () => {
      const vi = wanted.titleVi.trim().normalize('NFC');
      const optional = Object.entries({
        decisionNumber: wanted.decisionNumber.trim(),
        decisionOn: wanted.decisionOn,
        note: wanted.note.trim(),
        replacesId: wanted.replacesId,
      }).filter(([, value]) => value !== '');
      return call<Publication>('POST', '/publications', {
        body: { runId: run.id, title: { vi, en: wanted.titleEn.trim() || vi }, ...Object.fromEntries(optional) },
      });
    },
    ['publications', 'runs'],
    (made) => {
      setTouched(false);
      toast(say(words.preparedToast));
      setTimeout(() => void navigate(paths.publication(made.id), { replace: true }));
    },
  );
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(true);
    if (wanted.titleVi.trim() !== '') prepare.mutate();
  };
  return (
    <>
      <PageHead title={say(words.prepareTitle)} />
      <LeaveGuard unsaved={touched} />
      <div className="split">
        <div>
          <GateList gates={gates} />
        </div>
        <form onSubmit={submit} noValidate>
          <section className="card">
            <div className="card-head">
              <h2 className="h4">{say(words.whatPublic)}</h2>
            </div>
            <div className="card-body stack">
              <FieldFaults
                error={prepare.error}
                own={asked && wanted.titleVi.trim() === '' ? { 'title.vi': say(commonWords.needed) } : {}}
              >
                <TextInput
                  name="title.vi"
                  label={say(words.titleField)}
                  rows={2}
                  value={wanted.titleVi}
                  onChange={(titleVi) => set({ titleVi })}
                  maxLength={300}
                />
                <TextInput
                  name="title.en"
                  label={say(words.titleFieldEn)}
                  optional
                  rows={2}
                  value={wanted.titleEn}
                  onChange={(titleEn) => set({ titleEn })}
                  maxLength={300}
                />
                <TextInput
                  name="decisionNumber"
                  label={say(words.decisionNumber)}
                  optional
                  placeholder="123/QĐ-UBND"
                  value={wanted.decisionNumber}
                  onChange={(decisionNumber) => set({ decisionNumber })}
                  maxLength={60}
                />
                <DayInput
                  name="decisionOn"
                  label={say(words.decisionOn)}
                  optional
                  value={wanted.decisionOn}
                  onChange={(decisionOn) => set({ decisionOn })}
                />
                <SelectInput
                  name="replacesId"
                  label={say(words.replaces)}
                  help={say(words.replacesHelp)}
                  value={wanted.replacesId}
                  onChange={(replacesId) => set({ replacesId })}
                  choices={[
                    { value: '', label: say(words.replacesNone) },
                    ...(published.data?.items ?? [])
                      .filter(({ state }) => state === 'published')
                      .map((one) => ({ value: one.id, label: say(one.title) })),
                  ]}
                />
                <TextInput
                  name="note"
                  label={say(words.note)}
                  optional
                  rows={2}
                  value={wanted.note}
                  onChange={(note) => set({ note })}
                  maxLength={1000}
                />
              </FieldFaults>
              {prepare.error ? <Failure error={prepare.error} /> : null}
              <Button type="submit" look="primary" disabled={blocked !== undefined || prepare.isPending}>
                {say(words.prepare)}
              </Button>
              {blocked === undefined ? null : (
                <p className="fault">{say(words.cannotPublish, { reason: say(blocked.title, blocked.values) })}</p>
              )}
            </div>
          </section>
        </form>
      </div>
    </>
  );
}
