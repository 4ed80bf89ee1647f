/** The round sign at the right: own page, theme, language, public pages, sign out. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useNavigate } from 'react-router';
import { call } from '../../api/transport';
import { sessionWords } from '../../i18n/workspace/session';
import { shellWords as words } from '../../i18n/workspace/shell';
import { currentTheme, toggleTheme } from '../../ui/theme';
import { paths } from '../paths';
import { useLanguage, useSay } from '../say';
import { useAdoptSession, useSession } from '../session/session';
import { initialsOf } from './navigation';

export function AccountMenu() {
  const say = useSay();
  const navigate = useNavigate();
  const { language, setLanguage } = useLanguage();
  const { account } = useSession();
  const adopt = useAdoptSession();
  const [theme, setTheme] = useState(currentTheme);
  const signOut = useMutation({
    mutationFn: () => call<void>('DELETE', '/session'),
    onSettled: () => {
      adopt(null);
      void navigate(paths.signIn);
    },
  });
  return (
    <MenuTrigger>
      <Button className="ava">
        <span aria-hidden="true">{initialsOf(account.fullName)}</span>
        <span className="vh">{say(words.accountMenu, { name: account.fullName })}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <p className="popover-head">
          <strong>{account.fullName}</strong>
          <span className="mut xs">{account.username}</span>
        </p>
        <Menu aria-label={say(words.accountMenu, { name: account.fullName })}>
          <MenuItem onAction={() => void navigate(paths.own)}>{say(words.own)}</MenuItem>
          <MenuItem onAction={() => setTheme(toggleTheme())}>
            {say(sessionWords.theme)}: {say(theme === 'dark' ? sessionWords.light : sessionWords.dark)}
          </MenuItem>
          <MenuItem onAction={() => setLanguage(language === 'vi' ? 'en' : 'vi')}>
            {language === 'vi' ? 'English' : 'Tiếng Việt'}
          </MenuItem>
          <MenuItem onAction={() => window.location.assign('/')}>{say(words.portal)}</MenuItem>
          <MenuItem onAction={() => signOut.mutate()}>{say(words.signOut)}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
