/** Which page of the form is up, kept in the history of the tab: the phone's own back key goes one page back. */
import { useCallback, useEffect, useState } from 'react';

function screenOf(state: unknown): string {
  const screen = (state as { screen?: unknown } | null)?.screen;
  return typeof screen === 'string' ? screen : 'welcome';
}

export function useScreen(): [string, (screen: string, how?: 'push' | 'replace') => void] {
  const [screen, setScreen] = useState(() => screenOf(history.state));
  useEffect(() => {
    const onBack = (event: PopStateEvent) => setScreen(screenOf(event.state));
    addEventListener('popstate', onBack);
    return () => removeEventListener('popstate', onBack);
  }, []);
  const go = useCallback((next: string, how: 'push' | 'replace' = 'push') => {
    if (how === 'push') history.pushState({ screen: next }, '');
    else history.replaceState({ screen: next }, '');
    setScreen(next);
  }, []);
  return [screen, go];
}
