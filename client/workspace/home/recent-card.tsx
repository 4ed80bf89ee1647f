/** The last entries of the audit log. */
import { Link } from 'react-router';
import { auditWords } from '../../i18n/workspace/accounts';
import { homeWords as words } from '../../i18n/workspace/results';
import { Empty } from '../../ui/note';
import { useRead } from '../api/hooks';
import type { AuditEntry, Page } from '../api/shapes';
import { Answer } from '../parts/states';
import { paths } from '../paths';
import { useFormat, useSay } from '../say';
import { today, dayOfInstant } from '../time/vietnam-time';

const query = { pageSize: 8 };

export function RecentCard() {
  const say = useSay();
  const format = useFormat();
  const entries = useRead<Page<AuditEntry>>(['audit', query], '/audit-entries', query);
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.recent)}</h2>
        <span className="sp" />
        <Link to={paths.audit}>{say(words.log)}</Link>
      </div>
      <Answer of={entries} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{say(auditWords.empty)}</Empty>
          ) : (
            <ul className="log">
              {items.map((entry) => (
                <li key={entry.id}>
                  <time dateTime={entry.at}>
                    {dayOfInstant(entry.at) === today() ? format.time(entry.at) : format.dayOf(entry.at)}
                  </time>
                  <span>
                    {say(entry.summary)} <span className="mut">· {entry.actorName}</span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
    </section>
  );
}
