/** The first sign-in with a one-time password ends here: nothing else opens before the change. */
import { useQueryClient } from '@tanstack/react-query';
import { sessionWords as words } from '../../i18n/workspace/session';
import { Mark } from '../../ui/brand';
import { usePageTitle } from '../parts/page-title';
import { useSay } from '../say';
import { LanguageSwitch } from '../shell/language-switch';
import { ChangePassword } from './change-password';
import { sessionKey } from './session';

export function ForcedPasswordPage() {
  const say = useSay();
  const client = useQueryClient();
  usePageTitle(say(words.changeTitle));
  return (
    <main className="gate">
      <div className="card sign-in">
        <div className="row">
          <Mark size={34} />
          <strong className="b">Thước Đo</strong>
          <span className="sp" />
          <LanguageSwitch />
        </div>
        <h1 className="h2">{say(words.changeTitle)}</h1>
        <p className="mut">{say(words.changeLead)}</p>
        <ChangePassword onChanged={() => void client.invalidateQueries({ queryKey: sessionKey })} />
      </div>
    </main>
  );
}
