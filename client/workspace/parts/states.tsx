/** What stands in place of content: nothing under 300 ms, then the lines of the layout, after 5 s words; an error with its way out; an honest empty line (UX §4). */
import { useEffect, useState, type ReactNode } from 'react';
import { commonWords } from '../../i18n/workspace/common';
import { ApiProblem } from '../../api/problem';
import { Note } from '../../ui/note';
import { useSay } from '../say';
import { PageHead } from './page-title';

export function Skeleton({ lines = 5 }: { readonly lines?: number }) {
  const say = useSay();
  const [waited, setWaited] = useState(0);
  useEffect(() => {
    const soon = setTimeout(() => setWaited(1), 300);
    const late = setTimeout(() => setWaited(2), 5000);
    return () => {
      clearTimeout(soon);
      clearTimeout(late);
    };
  }, []);
  if (waited === 0) return <div className="wait-space" aria-hidden="true" />;
  return (
    <div className="wait-lines" role="status">
      <span className="vh">{say(commonWords.loading)}</span>
      {waited === 2 ? <p className="xs mut">{say(commonWords.loadingLong)}</p> : null}
      {Array.from({ length: lines }, (_, line) => (
        <i key={line} style={{ width: `${92 - ((line * 17) % 40)}%` }} aria-hidden="true" />
      ))}
    </div>
  );
}

/** The text, the code and the request of a refusal; unexpected errors keep their message. */
export function ProblemText({ error }: { readonly error: unknown }) {
  const say = useSay();
  if (!(error instanceof ApiProblem)) return <>{error instanceof Error ? error.message : String(error)}</>;
  return (
    <>
      {say(error.detail)}{' '}
      <span className="mut">
        ({say(commonWords.errorCode, { code: error.code })}
        {error.requestId === null ? '' : `, ${say(commonWords.requestId, { id: error.requestId })}`})
      </span>
    </>
  );
}

export function Failure({ error, retry }: { readonly error: unknown; readonly retry?: () => void }) {
  const say = useSay();
  return (
    <Note tone="bad">
      <p>
        <ProblemText error={error} />
      </p>
      {retry === undefined ? null : (
        <button type="button" className="btn" onClick={retry}>
          {say(commonWords.retry)}
        </button>
      )}
    </Note>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** Shows the answer of a query, or its waiting or its refusal. Old figures stay on screen when a refresh fails. */
export function Answer<T>({
  of,
  lines,
  page,
  children,
}: {
  readonly of: Asked<T>;
  /** The answer is the whole page: a refusal then brings the title too. */
  readonly page?: boolean;
  readonly lines?: number;
  readonly children: (answer: T) => ReactNode;
}) {
  if (of.data !== undefined) {
    return (
      <>
        {of.error ? <Failure error={of.error} retry={() => void of.refetch()} /> : null}
        {children(of.data)}
      </>
    );
  }
  if (of.error) {
    return (
      <>
        {page ? <RefusedHead error={of.error} /> : null}
        <Failure error={of.error} retry={() => void of.refetch()} />
      </>
    );
  }
  return <Skeleton {...(lines === undefined ? {} : { lines })} />;
}

function RefusedHead({ error }: { readonly error: unknown }) {
  const say = useSay();
  const missing = error instanceof ApiProblem && error.code === 'notFound';
  return <PageHead title={say(missing ? commonWords.notFound : commonWords.pageNotLoaded)} />;
}
