/** The own page: who I am here, password, open sessions, two-step sign-in, appearance. */
import { commonWords, roleWords, sectorWords } from '../../i18n/workspace/common';
import { sessionWords as words } from '../../i18n/workspace/session';
import { useState } from 'react';
import { currentTheme, toggleTheme } from '../../ui/theme';
import { Segments } from '../parts/list-tools';
import { PageHead } from '../parts/page-title';
import { useToast } from '../parts/toast';
import { useLanguage, useSay } from '../say';
import { ChangePassword } from '../session/change-password';
import { useSession } from '../session/session';
import { OpenSessions } from './open-sessions';
import { TwoStep } from './two-step';

export function OwnPage() {
  const say = useSay();
  const toast = useToast();
  return (
    <>
      <PageHead title={say(words.ownTitle)} />
      <div className="split">
        <div>
          <OpenSessions />
          <section className="card">
            <div className="card-head">
              <h2 className="h4">{say(words.changeTitle)}</h2>
            </div>
            <div className="card-body">
              <ChangePassword onChanged={() => toast(say(words.changed))} />
            </div>
          </section>
        </div>
        <div>
          <Self />
          <TwoStep />
          <Appearance />
        </div>
      </div>
    </>
  );
}

function Self() {
  const say = useSay();
  const { account, province } = useSession();
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{account.fullName}</h2>
      </div>
      <dl className="facts card-body">
        <div>
          <dt>{say(words.username)}</dt>
          <dd>{account.username}</dd>
        </div>
        <div>
          <dt>{say(words.role)}</dt>
          <dd>{say(roleWords[account.role])}</dd>
        </div>
        {account.agencyName === null ? null : (
          <div>
            <dt>{say(words.agency)}</dt>
            <dd>{account.agencyName}</dd>
          </div>
        )}
        {account.sector === null ? null : (
          <div>
            <dt>{say(words.sector)}</dt>
            <dd>{say(sectorWords[account.sector as keyof typeof sectorWords])}</dd>
          </div>
        )}
        <div>
          <dt>{say(words.province)}</dt>
          <dd>{say(province.name)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Appearance() {
  const say = useSay();
  const { language, setLanguage } = useLanguage();
  const [theme, setTheme] = useState(currentTheme);
  return (
    <section className="card">
      <div className="card-head">
        <h2 className="h4">{say(words.appearance)}</h2>
      </div>
      <div className="card-body stack">
        <Segments
          label={say(words.theme)}
          value={theme}
          choices={[
            { value: 'light', label: say(words.light) },
            { value: 'dark', label: say(words.dark) },
          ]}
          onChange={(wanted) => (wanted === theme ? undefined : setTheme(toggleTheme()))}
        />
        <Segments
          label={say(words.language)}
          value={language}
          choices={[
            { value: 'vi', label: say(commonWords.vietnamese) },
            { value: 'en', label: 'English' },
          ]}
          onChange={setLanguage}
        />
      </div>
    </section>
  );
}
