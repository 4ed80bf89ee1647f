/** The first page: today's work for those who run surveys, the state of accounts for the administrator, an honest word for everyone else. */
import { roleWords } from '../../i18n/workspace/common';
import { homeWords as words } from '../../i18n/workspace/results';
import { buttonClass } from '../../ui/button';
import { Note } from '../../ui/note';
import { Link } from 'react-router';
import { PageHead } from '../parts/page-title';
import { paths } from '../paths';
import { useFormat, useLanguage, useSay } from '../say';
import { useMay, useSession } from '../session/session';
import { today } from '../time/vietnam-time';
import { AccountsCard } from './accounts-card';
import { RecentCard } from './recent-card';
import { SurveyHome } from './survey-home';

/** "Thứ Sáu, 26/12/2025". */
export function weekdayOf(day: string, language: 'vi' | 'en'): string {
  const name = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    weekday: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}

export function HomePage() {
  const may = useMay();
  const format = useFormat();
  const { language } = useLanguage();
  const day = today();
  return (
    <>
      <PageHead title={`${weekdayOf(day, language)}, ${format.day(day)}`} />
      {may('surveys.read') ? (
        <SurveyHome />
      ) : may('accounts.read') ? (
        <div className="grid12">
          <div className="c5">
            <AccountsCard />
          </div>
          <div className="c7">
            <RecentCard />
          </div>
        </div>
      ) : (
        <PlainHome />
      )}
    </>
  );
}

function PlainHome() {
  const say = useSay();
  const { account } = useSession();
  return (
    <div className="column">
      <section className="card">
        <div className="card-head">
          <h2 className="h3">{say(words.hello, { name: account.fullName })}</h2>
        </div>
        <div className="card-body stack">
          <Note>{say(words.plain, { role: say(roleWords[account.role]) })}</Note>
          <p>{say(words.nowMay)}</p>
          <div className="links">
            {account.agencyId === null ? null : (
              <Link className={buttonClass('primary')} to={paths.agency(account.agencyId)}>
                {say(words.toAgency)}
              </Link>
            )}
            <a className={buttonClass()} href="/">
              {say(words.toRanking)}
            </a>
            <Link className={buttonClass()} to={paths.own}>
              {say(words.toOwn)}
            </Link>
          </div>
        </div>
      </section>
    </div>
  );
}
