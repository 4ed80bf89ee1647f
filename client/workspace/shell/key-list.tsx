/** The list that `?` opens. */
import { shellWords as words } from '../../i18n/workspace/shell';
import { Dialog } from '../parts/dialog';
import { useSay } from '../say';

export function KeyList({ onClose }: { readonly onClose: () => void }) {
  const say = useSay();
  return (
    <Dialog title={say(words.shortcuts)} onClose={onClose}>
      <dl className="facts">
        <div>
          <dt>{say(words.keySearch)}</dt>
          <dd>
            <kbd>/</kbd>
          </dd>
        </div>
        <div>
          <dt>{say(words.keyHelp)}</dt>
          <dd>
            <kbd>?</kbd>
          </dd>
        </div>
        <div>
          <dt>{say(words.keyEscape)}</dt>
          <dd>
            <kbd>Esc</kbd>
          </dd>
        </div>
      </dl>
    </Dialog>
  );
}
