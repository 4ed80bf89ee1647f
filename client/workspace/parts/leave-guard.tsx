/** Unsaved work asks before the page is left, by a link, the back button or the browser's own cross. */
import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { commonWords } from '../../i18n/workspace/common';
import { useSay } from '../say';
import { Confirm } from './dialog';

export function LeaveGuard({ unsaved }: { readonly unsaved: boolean }) {
  const say = useSay();
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => unsaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  if (blocker.state !== 'blocked') return null;
  return (
    <Confirm
      title={say(commonWords.leaveTitle)}
      points={[say(commonWords.leaveText)]}
      action={say(commonWords.leave)}
      danger
      onConfirm={() => blocker.proceed()}
      onClose={() => blocker.reset()}
    />
  );
}
