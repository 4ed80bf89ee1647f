/** The doors of the side bar: each with the action of the permission table that opens it. */
import { shellWords as words } from '../../i18n/workspace/shell';
import type { IconName } from '../../ui/icons';
import type { BilingualText } from '../api/shapes';
import { paths } from '../paths';

export interface Door {
  readonly to: string;
  readonly label: BilingualText;
  readonly icon: IconName;
  /** Null = for everyone who is signed in. */
  readonly action: string | null;
}

export interface DoorGroup {
  readonly title: BilingualText | null;
  readonly doors: readonly Door[];
}

const groups: readonly DoorGroup[] = [
  { title: null, doors: [{ to: paths.home, label: words.home, icon: 'home', action: null }] },
  {
    title: words.surveyGroup,
    doors: [
      { to: paths.surveys, label: words.surveys, icon: 'people', action: 'surveys.read' },
      { to: paths.questionnaires, label: words.questionnaires, icon: 'book', action: 'questionnaires.read' },
    ],
  },
  {
    title: words.resultGroup,
    doors: [
      { to: paths.runs, label: words.runs, icon: 'chart', action: 'runs.read' },
      { to: paths.publications, label: words.publications, icon: 'flag', action: 'publications.read' },
    ],
  },
  {
    title: words.systemGroup,
    doors: [
      { to: paths.agencies, label: words.agencies, icon: 'agency', action: 'agencies.read' },
      { to: paths.accounts, label: words.accounts, icon: 'lock', action: 'accounts.read' },
      { to: paths.audit, label: words.audit, icon: 'clock', action: 'audit.read' },
      { to: paths.settings, label: words.settings, icon: 'settings', action: 'settings.read' },
    ],
  },
];

/** Groups with only the doors that open; a group without doors is left out. */
export function doorsFor(may: (action: string) => boolean): DoorGroup[] {
  return groups
    .map((group) => ({ ...group, doors: group.doors.filter(({ action }) => action === null || may(action)) }))
    .filter(({ doors }) => doors.length > 0);
}

/** Two letters for the round sign: first of the family name and of the given name, "Nguyễn Văn An" → "NA". */
export function initialsOf(fullName: string): string {
  const parts = fullName.normalize('NFC').trim().split(/\s+/);
  const first = [...(parts[0] ?? '')][0] ?? '';
  const last = parts.length > 1 ? ([...(parts.at(-1) ?? '')][0] ?? '') : '';
  return `${first}${last}`.toLocaleUpperCase('vi');
}
