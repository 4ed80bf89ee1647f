/** Loads JSON of a public route for a page; answers are kept for the visit, since publications never change. */
import { useCallback, useEffect, useState } from 'react';
import { ApiProblem, networkProblem } from '../api/problem';
import { call } from '../api/transport';

export type Loaded<Result> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: Result }
  | { readonly state: 'failed'; readonly problem: ApiProblem; readonly retry: () => void };

const answers = new Map<string, Promise<unknown>>();

/** `path` null loads nothing. A failure is not kept. */
export function useLoaded<Result>(path: string | null): Loaded<Result> {
  const [loaded, setLoaded] = useState<{ path: string | null; result: Loaded<Result> }>({
    path: null,
    result: { state: 'loading' },
  });
  const [round, setRound] = useState(0);
  const retry = useCallback(() => setRound((before) => before + 1), []);
  useEffect(() => {
    if (path === null) return;
    let current = true;
    const answer = answers.get(path) ?? call<Result>('GET', path);
    answers.set(path, answer);
    answer.then(
      (value) => current && setLoaded({ path, result: { state: 'ready', value: value as Result } }),
      (caught: unknown) => {
        answers.delete(path);
        const problem = caught instanceof ApiProblem ? caught : networkProblem();
        if (current) setLoaded({ path, result: { state: 'failed', problem, retry } });
      },
    );
    return () => {
      current = false;
    };
  }, [path, round, retry]);
  return loaded.path === path ? loaded.result : { state: 'loading' };
}
