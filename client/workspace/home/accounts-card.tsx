/** The administrator's first look: who is active, who has no two-step sign-in, whether the audit chain is whole. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { auditWords } from '../../i18n/workspace/accounts';
import { homeWords as words } from '../../i18n/workspace/results';
import { Chip } from '../../ui/chip';
import { readAll, useRead } from '../api/hooks';
import type { Account, AuditChain } from '../api/shapes';
import { Answer } from '../parts/states';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';

export function AccountsCard() {
  const say = useSay();
  const format = useFormat();
  const accounts = useQuery({
    queryKey: ['accounts', 'all'],
    queryFn: ({ signal }) => readAll<Account>('/accounts', {}, signal),
  });
  const chain = useRead<AuditChain>(['audit-chain'], '/audit-entries/chain');
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.accounts)}</h2>
        <span className="sp" />
        <Link to={paths.accounts}>{say(words.accounts)}</Link>
      </div>
      <Answer of={accounts} lines={3}>
        {(items) => {
          const active = items.filter(({ disabledAt }) => disabledAt === null);
          const figures = [
            [words.activeAccounts, active.length],
            [words.noTotp, active.filter(({ totpEnabled }) => !totpEnabled).length],
            [words.neverIn, active.filter(({ lastSignInAt }) => lastSignInAt === null).length],
          ] as const;
          return (
            <dl className="kpis">
              {figures.map(([label, n]) => (
                <div key={label.en}>
                  <dt>{say(label)}</dt>
                  <dd>{format.whole(n)}</dd>
                </div>
              ))}
            </dl>
          );
        }}
      </Answer>
      <p className="card-body">
        {chain.data === undefined ? null : chain.data.intact ? (
          <Chip tone="ok">{say(auditWords.intact, { n: format.whole(chain.data.entries) })}</Chip>
        ) : (
          <Chip tone="bad">{say(auditWords.broken, { id: chain.data.firstBrokenId ?? '' })}</Chip>
        )}
      </p>
    </section>
  );
}
