/** The frame of every signed-in page: side bar by permission, top bar with the page's title and actions, one main landmark (UX §3). */
import { useEffect, useRef, useState } from 'react';
import { NavLink, Outlet, useLocation } from 'react-router';
import { commonWords, roleWords } from '../../i18n/workspace/common';
import { shellWords as words } from '../../i18n/workspace/shell';
import { Mark, SampleMark } from '../../ui/brand';
import { Icon } from '../../ui/icons';
import { TopBar } from '../parts/page-title';
import { paths } from '../paths';
import { useSay } from '../say';
import { ForcedPasswordPage } from '../session/forced-password.page';
import { useMay, useSession } from '../session/session';
import { AccountMenu } from './account-menu';
import { KeyList } from './key-list';
import { doorsFor } from './navigation';
import { ProvinceSwitch } from './province-switch';

export function Shell() {
  const { mustChangePassword } = useSession();
  return mustChangePassword ? <ForcedPasswordPage /> : <Frame />;
}

function Frame() {
  const say = useSay();
  const { province } = useSession();
  const { pathname } = useLocation();
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  const [keys, setKeys] = useState(false);
  const main = useRef<HTMLElement>(null);
  const visited = useRef(pathname);

  useEffect(() => {
    if (visited.current === pathname) return;
    visited.current = pathname;
    setOpen(false);
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target as HTMLElement;
      if (target.closest('input, textarea, select, [contenteditable]') || target.closest('[role=dialog], [role=menu]'))
        return;
      if (event.key === '/') {
        const box = document.querySelector<HTMLInputElement>('[data-search]');
        if (box === null) return;
        event.preventDefault();
        box.focus();
        box.select();
      }
      if (event.key === '?') setKeys(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  return (
    <div className="ws">
      <a className="skip" href="#noi-dung">
        {say(commonWords.skip)}
      </a>
      <SideBar open={open} />
      {open ? <div className="side-veil" onClick={() => setOpen(false)} /> : null}
      <div className="ws-page">
        <header className="top">
          <button
            type="button"
            className="btn quiet menu-button"
            aria-expanded={open}
            aria-controls="muc-luc"
            onClick={() => setOpen(!open)}
          >
            <Icon name="menu" />
            <span className="vh">{say(words.menu)}</span>
          </button>
          <div className="top-page" ref={setPlace} />
          {province.isSample ? <SampleMark>{say(commonWords.sample)}</SampleMark> : null}
          <ProvinceSwitch />
          <AccountMenu />
        </header>
        <main id="noi-dung" className="wsb" ref={main} tabIndex={-1}>
          <TopBar value={place}>
            <Outlet />
          </TopBar>
        </main>
      </div>
      {keys ? <KeyList onClose={() => setKeys(false)} /> : null}
    </div>
  );
}

function SideBar({ open }: { readonly open: boolean }) {
  const say = useSay();
  const may = useMay();
  const { account } = useSession();
  return (
    <nav className="side" id="muc-luc" aria-label={say(words.main)} data-open={open || undefined}>
      <NavLink className="brand" to={paths.home}>
        <Mark size={30} />
        <span>
          Thước Đo
          <small>{account.agencyName ?? say(roleWords[account.role])}</small>
        </span>
      </NavLink>
      {doorsFor(may).map((group) => (
        <div key={group.title?.en ?? 'home'} className="side-group">
          {group.title === null ? null : <h2>{say(group.title)}</h2>}
          {group.doors.map((door) => (
            <NavLink key={door.to} className="it" to={door.to}>
              <Icon name={door.icon} />
              {say(door.label)}
            </NavLink>
          ))}
        </div>
      ))}
    </nav>
  );
}
