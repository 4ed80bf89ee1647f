/** A page that the account may not open says so kindly; the server refuses its data in any case. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { commonWords } from '../../i18n/workspace/common';
import { buttonClass } from '../../ui/button';
import { Empty } from '../../ui/note';
import { paths } from '../paths';
import { useSay } from '../say';
import { useMay } from '../session/session';
import { PageHead } from './page-title';

export function RequireAction({ action, children }: { readonly action: string; readonly children: ReactNode }) {
  const say = useSay();
  const may = useMay();
  if (may(action)) return children;
  return (
    <>
      <PageHead title={say(commonWords.notAllowedTitle)} />
      <Empty
        action={
          <Link className={buttonClass()} to={paths.home}>
            {say(commonWords.toHome)}
          </Link>
        }
      >
        {say(commonWords.notAllowed)}
      </Empty>
    </>
  );
}
