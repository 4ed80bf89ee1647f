/** Queries and changes of the workspace: a key is the route it reads, so that a change can make all reads of a noun stale. */
import { keepPreviousData, useMutation, useQuery, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { call, type CallOptions } from '../../api/transport';

export interface ReadOptions {
  readonly enabled?: boolean;
  /** Milliseconds between two reads. */
  readonly every?: number;
  /** Show the former answer while the next page comes. */
  readonly keep?: boolean;
}

/** Reads a route. `useRead<Page<Account>>(['accounts', { page: 1 }], '/accounts', { page: 1 })` */
export function useRead<T>(key: QueryKey, path: string, query?: CallOptions['query'], options: ReadOptions = {}) {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call<T>('GET', path, { signal, ...(query === undefined ? {} : { query }) }),
    enabled: options.enabled ?? true,
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Changes something and then reads again what begins with one of `nouns`. */
export function useChange<T, Input = void>(
  change: (input: Input) => Promise<T>,
  nouns: readonly string[],
  onDone?: (answer: T, input: Input) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async (answer, input) => {
      await Promise.all(nouns.map((noun) => client.invalidateQueries({ queryKey: [noun] })));
      onDone?.(answer, input);
    },
  });
}

/** Reads all pages of a list route: for choosers, which need every agency at once. */
export async function readAll<T>(path: string, query: CallOptions['query'], signal?: AbortSignal): Promise<T[]> {
  const items: T[] = [];
  for (let page: number | null = 1; page !== null;) {
    const options: CallOptions = {
      query: { ...query, page, pageSize: 200 },
      ...(signal === undefined ? {} : { signal }),
    };
    const answer: { items: T[]; nextPage: number | null } = await call('GET', path, options);
    items.push(...answer.items);
    page = answer.nextPage;
  }
  return items;
}
