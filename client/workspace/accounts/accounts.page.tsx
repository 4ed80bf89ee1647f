/** People, role, agency, last sign-in; who has no two-step sign-in. */
import { useState } from 'react';
import { call } from '../../api/transport';
import { accountWords as words } from '../../i18n/workspace/accounts';
import { commonWords, roleWords, sectorWords } from '../../i18n/workspace/common';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Empty } from '../../ui/note';
import { useChange, useRead } from '../api/hooks';
import { roles, type Account, type Page } from '../api/shapes';
import { Pager, SearchBox, Segments, TableFrame } from '../parts/list-tools';
import { PageHead } from '../parts/page-title';
import { Answer, Failure } from '../parts/states';
import { useToast } from '../parts/toast';
import { useFilters } from '../parts/use-filters';
import { useFormat, useSay } from '../say';
import { useMay } from '../session/session';
import { DisableAccount, OneTimePassword, ResetAccount } from './account-dialogs';
import { AccountForm } from './account-form';

type Asked =
  | { readonly kind: 'form'; readonly account: Account | null }
  | { readonly kind: 'disable' | 'reset'; readonly account: Account }
  | { readonly kind: 'password'; readonly name: string; readonly password: string };

const pageSize = 50;

export function AccountsPage() {
  const say = useSay();
  const may = useMay();
  const toast = useToast();
  const filters = useFilters(['search', 'role', 'state']);
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = { ...filters.values, page: filters.page, pageSize };
  const accounts = useRead<Page<Account>>(['accounts', query], '/accounts', query, { keep: true });
  const close = (): void => setAsked(null);
  const saved = (account: Account): void => {
    close();
    toast(say(words.saved, { name: account.fullName }));
  };
  return (
    <>
      <PageHead
        title={say(words.title)}
        actions={
          may('accounts.write') ? (
            <Button look="primary" icon="plus" onClick={() => setAsked({ kind: 'form', account: null })}>
              {say(words.invite)}
            </Button>
          ) : null
        }
      />
      <div className="tools">
        <SearchBox
          value={filters.values.search}
          onChange={(value) => filters.set('search', value)}
          label={say(words.search)}
        />
        <label>
          <span className="vh">{say(words.role)}</span>
          <select
            className="input"
            value={filters.values.role}
            onChange={(event) => filters.set('role', event.target.value)}
          >
            <option value="">{say(words.allRoles)}</option>
            {roles.map((role) => (
              <option key={role} value={role}>
                {say(roleWords[role])}
              </option>
            ))}
          </select>
        </label>
        <Segments
          label={say(commonWords.state)}
          value={filters.values.state}
          onChange={(value) => filters.set('state', value)}
          choices={[
            { value: '', label: say(words.any) },
            { value: 'active', label: say(words.active) },
            { value: 'disabled', label: say(words.disabled) },
          ]}
        />
      </div>
      <section className="card">
        <Answer of={accounts}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty action={<Button onClick={filters.clear}>{say(commonWords.clearFilter)}</Button>}>
                {say(words.empty)}
              </Empty>
            ) : (
              <>
                <AccountTable items={items} onAsk={setAsked} writable={may('accounts.write')} />
                <Pager page={filters.page} pageSize={pageSize} total={total} onPage={filters.setPage} />
              </>
            )
          }
        </Answer>
      </section>
      {asked?.kind === 'form' ? (
        <AccountForm
          account={asked.account}
          onClose={close}
          onSaved={saved}
          onMade={({ account, oneTimePassword }) =>
            setAsked({ kind: 'password', name: account.fullName, password: oneTimePassword })
          }
        />
      ) : null}
      {asked?.kind === 'disable' ? (
        <DisableAccount account={asked.account} onClose={close} onDone={() => saved(asked.account)} />
      ) : null}
      {asked?.kind === 'reset' ? (
        <ResetAccount
          account={asked.account}
          onClose={close}
          onDone={(password) => setAsked({ kind: 'password', name: asked.account.fullName, password })}
        />
      ) : null}
      {asked?.kind === 'password' ? <OneTimePassword {...asked} onClose={close} /> : null}
    </>
  );
}

function AccountTable({
  items,
  onAsk,
  writable,
}: {
  readonly items: readonly Account[];
  readonly onAsk: (asked: Asked) => void;
  readonly writable: boolean;
}) {
  const say = useSay();
  const format = useFormat();
  const enable = useChange(
    (account: Account) =>
      call<Account>('PATCH', `/accounts/${account.id}`, { body: { version: account.version, disabled: false } }),
    ['accounts'],
  );
  return (
    <>
      {enable.error ? <Failure error={enable.error} /> : null}
      <TableFrame label={say(words.title)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say(words.fullName)}</th>
              <th scope="col">{say(words.role)}</th>
              <th scope="col">{say(words.agency)}</th>
              <th scope="col">{say(words.lastSignIn)}</th>
              <th scope="col">{say(words.totp)}</th>
              <th scope="col">{say(commonWords.state)}</th>
              {writable ? <th scope="col">{say(commonWords.actions)}</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map((account) => (
              <tr key={account.id}>
                <th scope="row">
                  {account.fullName}
                  <div className="xs mut">{account.username}</div>
                </th>
                <td>
                  {say(roleWords[account.role])}
                  {account.sector === null ? null : (
                    <div className="xs mut">{say(sectorWords[account.sector as keyof typeof sectorWords])}</div>
                  )}
                </td>
                <td>{account.agencyName ?? (account.provinceId === null ? say(words.everyProvince) : '–')}</td>
                <td className="min">
                  {account.lastSignInAt === null ? say(words.never) : format.moment(account.lastSignInAt)}
                </td>
                <td className="min">{say(account.totpEnabled ? words.on : words.off)}</td>
                <td className="min">
                  {account.disabledAt === null ? (
                    <Chip tone="ok">{say(words.active)}</Chip>
                  ) : (
                    <Chip icon="lock">{say(words.disabled)}</Chip>
                  )}
                </td>
                {writable ? (
                  <td className="min">
                    <span className="row">
                      <Button onClick={() => onAsk({ kind: 'form', account })}>{say(commonWords.edit)}</Button>
                      <Button onClick={() => onAsk({ kind: 'reset', account })}>{say(words.reset)}</Button>
                      {account.disabledAt === null ? (
                        <Button look="destructive" onClick={() => onAsk({ kind: 'disable', account })}>
                          {say(words.disable)}
                        </Button>
                      ) : (
                        <Button onClick={() => enable.mutate(account)}>{say(words.enable)}</Button>
                      )}
                    </span>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </>
  );
}
