/** Making or editing an account: role decides whether an agency or a sector is needed. */
import { useState, type FormEvent } from 'react';
import { call } from '../../api/transport';
import { accountWords as words } from '../../i18n/workspace/accounts';
import { commonWords, roleWords, sectorWords } from '../../i18n/workspace/common';
import { useChange } from '../api/hooks';
import { agencyRoles, roles, sectors, type Account, type Role } from '../api/shapes';
import { AgencyPicker, type ChosenAgency } from '../parts/agency-picker';
import { Dialog, DialogFoot } from '../parts/dialog';
import { FieldFaults, SelectInput, TextInput, Tick } from '../parts/fields';
import { Failure } from '../parts/states';
import { useSay } from '../say';
import { useSession } from '../session/session';

export interface MadeAccount {
  readonly account: Account;
  readonly oneTimePassword: string;
}

interface Wanted {
  readonly username: string;
  readonly fullName: string;
  readonly role: Role;
  readonly agency: ChosenAgency | null;
  readonly sector: string;
  readonly allProvinces: boolean;
}

/** Which of the two the role needs. */
export const needsAgency = (role: Role): boolean => agencyRoles.includes(role);
export const needsSector = (role: Role): boolean => role === 'surveyManager';

export function AccountForm({
  account,
  onClose,
  onMade,
  onSaved,
}: {
  /** Null = a new one. */
  readonly account: Account | null;
  readonly onClose: () => void;
  readonly onMade: (made: MadeAccount) => void;
  readonly onSaved: (account: Account) => void;
}) {
  const say = useSay();
  const { provinces } = useSession();
  const [own, setOwn] = useState<Record<string, string>>({});
  const [wanted, setWanted] = useState<Wanted>({
    username: account?.username ?? '',
    fullName: account?.fullName ?? '',
    role: account?.role ?? 'agencyOfficer',
    agency: account?.agencyId ? { id: account.agencyId, name: account.agencyName ?? '' } : null,
    sector: account?.sector ?? '',
    allProvinces: false,
  });
  const set = (change: Partial<Wanted>): void => setWanted((before) => ({ ...before, ...change }));
  const body = {
    fullName: wanted.fullName.trim().normalize('NFC'),
    role: wanted.role,
    agencyId: wanted.agency?.id ?? null,
    sector: needsSector(wanted.role) && wanted.sector !== '' ? wanted.sector : null,
  };
  const make = useChange(
    () =>
      call<MadeAccount>('POST', '/accounts', {
        body: {
          ...body,
          username: wanted.username.trim().toLowerCase(),
          ...(wanted.allProvinces ? { allProvinces: true } : {}),
        },
      }),
    ['accounts'],
    onMade,
  );
  const save = useChange(
    () => call<Account>('PATCH', `/accounts/${account?.id ?? ''}`, { body: { ...body, version: account?.version } }),
    ['accounts'],
    onSaved,
  );
  const sending = account === null ? make : save;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const missing = say(commonWords.needed);
    const faults = {
      ...(account === null && wanted.username.trim() === '' ? { username: missing } : {}),
      ...(wanted.fullName.trim() === '' ? { fullName: missing } : {}),
      ...(needsAgency(wanted.role) && wanted.agency === null ? { agencyId: missing } : {}),
      ...(needsSector(wanted.role) && wanted.sector === '' ? { sector: missing } : {}),
    };
    setOwn(faults);
    if (Object.keys(faults).length === 0) sending.mutate();
  };
  return (
    <Dialog title={say(account === null ? words.invite : words.edit)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <FieldFaults error={sending.error} own={own}>
          <TextInput
            name="fullName"
            label={say(words.fullName)}
            value={wanted.fullName}
            onChange={(fullName) => set({ fullName })}
            maxLength={120}
          />
          <TextInput
            name="username"
            label={say(words.username)}
            help={say(words.usernameHelp)}
            value={wanted.username}
            onChange={(username) => set({ username })}
            disabled={account !== null}
            autoComplete="off"
          />
          <SelectInput
            name="role"
            label={say(words.role)}
            value={wanted.role}
            onChange={(role) => set({ role: role as Role })}
            choices={roles.map((role) => ({ value: role, label: say(roleWords[role]) }))}
          />
          {needsSector(wanted.role) ? (
            <SelectInput
              name="sector"
              label={say(words.sector)}
              value={wanted.sector}
              onChange={(sector) => set({ sector })}
              choices={[
                { value: '', label: say(words.chooseSector) },
                ...sectors.map((sector) => ({ value: sector, label: say(sectorWords[sector]) })),
              ]}
            />
          ) : null}
          <AgencyPicker
            name="agencyId"
            label={say(words.agency)}
            value={wanted.agency}
            onChange={(agency) => set({ agency })}
          />
          {account === null && provinces.length > 1 && !needsAgency(wanted.role) ? (
            <Tick checked={wanted.allProvinces} onChange={(allProvinces) => set({ allProvinces })}>
              {say(words.allProvinces)}
            </Tick>
          ) : null}
        </FieldFaults>
        {sending.error ? <Failure error={sending.error} /> : null}
        <DialogFoot
          action={say(account === null ? words.invite : commonWords.save)}
          onCancel={onClose}
          busy={sending.isPending}
        />
      </form>
    </Dialog>
  );
}
