/** Light or dark: the device preference until the reader chooses; the choice is kept in the browser. */
export type Theme = 'light' | 'dark';
const KEY = 'thuocdo.theme';

function chosen(): Theme | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' ? kept : null;
  } catch {
    return null;
  }
}

/** What is on screen now. */
export function currentTheme(): Theme {
  return chosen() ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

/** Applies the kept choice; called once before the first render. */
export function applyTheme(): void {
  const theme = chosen();
  if (theme !== null) document.documentElement.dataset.theme = theme;
}

/** Switches, keeps the choice where the browser allows it, and returns the new theme. */
export function toggleTheme(): Theme {
  const next: Theme = currentTheme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // private windows may refuse storage: the choice then lasts for this page
  }
  return next;
}
