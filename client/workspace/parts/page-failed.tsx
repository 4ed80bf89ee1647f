/** What stands where a page could not: unknown address, a chunk that did not load, a fault in the page itself. */
import { Link, useRouteError } from 'react-router';
import { commonWords } from '../../i18n/workspace/common';
import { Button, buttonClass } from '../../ui/button';
import { Empty } from '../../ui/note';
import { paths } from '../paths';
import { useSay } from '../say';
import { PageHead } from './page-title';
import { ProblemText } from './states';

export function PageNotFound() {
  const say = useSay();
  return (
    <>
      <PageHead title={say(commonWords.notFound)} />
      <Empty
        action={
          <Link className={buttonClass()} to={paths.home}>
            {say(commonWords.toHome)}
          </Link>
        }
      >
        {say(commonWords.notFound)}
      </Empty>
    </>
  );
}

export function PageFailed() {
  const say = useSay();
  const error = useRouteError();
  return (
    <div className="gate">
      <Empty action={<Button onClick={() => window.location.reload()}>{say(commonWords.reload)}</Button>}>
        {say(commonWords.pageFailed)} <ProblemText error={error} />
      </Empty>
    </div>
  );
}
