/** The title of the page: in the tab and as the one `h1` of the top bar. */
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The place in the top bar where a page puts its title and its actions; null outside the shell. */
export const TopBar = createContext<HTMLElement | null>(null);

export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Thước Đo`;
  }, [title]);
}

/** Title left, actions right; drawn into the top bar so that every page has them in the same place. */
export function PageHead({
  title,
  marks,
  actions,
}: {
  readonly title: string;
  readonly marks?: ReactNode;
  readonly actions?: ReactNode;
}) {
  usePageTitle(title);
  const place = useContext(TopBar);
  if (place === null) return null;
  return createPortal(
    <>
      <h1 tabIndex={-1}>{title}</h1>
      {marks}
      <span className="sp" />
      {actions}
    </>,
    place,
  );
}
