/** The few settings of a province; each change is audited. */
import { useState, type FormEvent } from 'react';
import { call } from '../../api/transport';
import { commonWords } from '../../i18n/workspace/common';
import { shellWords as words } from '../../i18n/workspace/shell';
import { Button } from '../../ui/button';
import { Note } from '../../ui/note';
import { useChange, useRead } from '../api/hooks';
import { FieldFaults, NumberInput, Tick } from '../parts/fields';
import { LeaveGuard } from '../parts/leave-guard';
import { PageHead } from '../parts/page-title';
import { Answer, Failure } from '../parts/states';
import { useToast } from '../parts/toast';
import { useSay } from '../say';
import { useMay } from '../session/session';

export interface SettingValues {
  readonly twoPersonPublication: boolean;
  readonly graceDays: number;
}

export function SettingsPage() {
  const say = useSay();
  const settings = useRead<SettingValues>(['settings'], '/settings');
  return (
    <>
      <PageHead title={say(words.settings)} />
      <div className="column">
        <Answer of={settings}>{(values) => <SettingsForm key={JSON.stringify(values)} values={values} />}</Answer>
      </div>
    </>
  );
}

function SettingsForm({ values }: { readonly values: SettingValues }) {
  const say = useSay();
  const toast = useToast();
  const may = useMay();
  const [twoPersons, setTwoPersons] = useState(values.twoPersonPublication);
  const [graceDays, setGraceDays] = useState<number | null>(values.graceDays);
  const change = useChange(
    () =>
      call<SettingValues>('PATCH', '/settings', {
        body: { twoPersonPublication: twoPersons, graceDays: graceDays ?? 14 },
      }),
    ['settings'],
    () => {
      toast(say(words.settingsSaved));
    },
  );
  const writable = may('settings.write');
  const unsaved = twoPersons !== values.twoPersonPublication || graceDays !== values.graceDays;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="card card-body stack" onSubmit={submit} noValidate>
      <LeaveGuard unsaved={unsaved && !change.isSuccess} />
      {writable ? null : <Note>{say(words.settingsReadOnly)}</Note>}
      <FieldFaults error={change.error}>
        <div>
          <Tick checked={twoPersons} onChange={setTwoPersons} disabled={!writable}>
            <strong>{say(words.twoPerson)}</strong>
            <br />
            <span className="xs mut">{say(words.twoPersonHelp)}</span>
          </Tick>
        </div>
        <div className="two">
          <NumberInput
            name="graceDays"
            label={say(words.graceDays)}
            help={say(words.graceHelp)}
            value={graceDays}
            onChange={setGraceDays}
            disabled={!writable}
          />
        </div>
      </FieldFaults>
      {change.error ? <Failure error={change.error} /> : null}
      {writable ? (
        <div>
          <Button type="submit" look="primary" disabled={!unsaved || change.isPending}>
            {say(commonWords.save)}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
