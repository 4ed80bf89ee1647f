/** Who did what and when, and whether the chain of entries is whole. */
import { auditWords as words } from '../../i18n/workspace/accounts';
import { commonWords } from '../../i18n/workspace/common';
import { Button } from '../../ui/button';
import { Chip } from '../../ui/chip';
import { Empty, Note } from '../../ui/note';
import { useRead } from '../api/hooks';
import type { AuditChain, AuditEntry, Page } from '../api/shapes';
import { DayInput, TextInput } from '../parts/fields';
import { Pager, SearchBox, TableFrame } from '../parts/list-tools';
import { PageHead } from '../parts/page-title';
import { Answer } from '../parts/states';
import { useFilters } from '../parts/use-filters';
import { useFormat, useSay } from '../say';

const pageSize = 50;

export function AuditPage() {
  const say = useSay();
  const filters = useFilters(['actor', 'action', 'subject', 'from', 'to']);
  const query = { ...filters.values, page: filters.page, pageSize };
  const entries = useRead<Page<AuditEntry>>(['audit', query], '/audit-entries', query, { keep: true });
  return (
    <>
      <PageHead title={say(words.title)} marks={<ChainChip />} />
      <ChainFault />
      <div className="tools">
        <SearchBox
          value={filters.values.actor}
          onChange={(value) => filters.set('actor', value)}
          label={say(words.actorHelp)}
        />
        <TextInput
          name="action"
          label={say(words.action)}
          placeholder="account.created"
          value={filters.values.action}
          onChange={(value) => filters.set('action', value)}
        />
        <TextInput
          name="subject"
          label={say(words.subject)}
          placeholder="account"
          value={filters.values.subject}
          onChange={(value) => filters.set('subject', value)}
        />
        <DayInput
          name="from"
          label={say(commonWords.from)}
          value={filters.values.from}
          onChange={(value) => filters.set('from', value)}
        />
        <DayInput
          name="to"
          label={say(commonWords.to)}
          value={filters.values.to}
          onChange={(value) => filters.set('to', value)}
        />
        {filters.active ? <Button onClick={filters.clear}>{say(commonWords.clearFilter)}</Button> : null}
      </div>
      <section className="card">
        <Answer of={entries}>
          {({ items, total }) =>
            items.length === 0 ? (
              <Empty>{say(words.empty)}</Empty>
            ) : (
              <>
                <EntryTable items={items} />
                <Pager page={filters.page} pageSize={pageSize} total={total} onPage={filters.setPage} />
              </>
            )
          }
        </Answer>
      </section>
    </>
  );
}

const useChain = () => useRead<AuditChain>(['audit-chain'], '/audit-entries/chain');

function ChainChip() {
  const say = useSay();
  const format = useFormat();
  const chain = useChain();
  if (chain.data === undefined) return <Chip>{say(words.checking)}</Chip>;
  return chain.data.intact ? (
    <Chip tone="ok">{say(words.intact, { n: format.whole(chain.data.entries) })}</Chip>
  ) : (
    <Chip tone="bad">{say(words.broken, { id: chain.data.firstBrokenId ?? '' })}</Chip>
  );
}

function ChainFault() {
  const say = useSay();
  const chain = useChain();
  if (chain.data === undefined || chain.data.intact) return null;
  return (
    <div className="tools">
      <Note tone="bad">
        <p>{say(words.brokenHelp)}</p>
        <Button onClick={() => void chain.refetch()}>{say(words.checkAgain)}</Button>
      </Note>
    </div>
  );
}

function EntryTable({ items }: { readonly items: readonly AuditEntry[] }) {
  const say = useSay();
  const format = useFormat();
  return (
    <TableFrame label={say(words.title)}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say(words.at)}</th>
            <th scope="col">{say(words.actor)}</th>
            <th scope="col">{say(words.what)}</th>
            <th scope="col">{say(words.action)}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((entry) => (
            <tr key={entry.id}>
              <td className="min fig">{format.moment(entry.at)}</td>
              <th scope="row">{entry.actorName === '' ? say(words.system) : entry.actorName}</th>
              <td>
                {say(entry.summary)}
                <Changes changes={entry.changes} />
              </td>
              <td>
                <span className="code">{entry.action}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? '–'));

function Changes({ changes }: { readonly changes: AuditEntry['changes'] }) {
  const say = useSay();
  const rows = Object.entries(changes);
  if (rows.length === 0) return null;
  return (
    <details className="more xs">
      <summary>{say(words.changes)}</summary>
      <dl className="facts">
        {rows.map(([field, change]) => {
          const pair = change as { from?: unknown; to?: unknown } | null;
          const isPair = typeof pair === 'object' && pair !== null && ('from' in pair || 'to' in pair);
          return (
            <div key={field}>
              <dt className="code">{field}</dt>
              <dd className="code">{isPair ? `${shown(pair.from)} → ${shown(pair.to)}` : shown(change)}</dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
}
