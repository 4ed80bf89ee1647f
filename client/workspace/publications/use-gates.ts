/** Reads what the conditions of a publication look at. */
import { useRead } from '../api/hooks';
import type { Publication, RunDetail, Survey } from '../api/shapes';
import { shortFingerprint } from '../results/run.page';
import { useFormat } from '../say';
import { useMay, useSession } from '../session/session';
import type { SettingValues } from '../settings/settings.page';
import { gatesOf, type Gate } from './gates';

export function useTwoPersons(): boolean {
  const may = useMay();
  const settings = useRead<SettingValues>(['settings'], '/settings', undefined, { enabled: may('settings.read') });
  return settings.data?.twoPersonPublication ?? true;
}

export function useGates(run: RunDetail, publication: Publication | null): Gate[] {
  const may = useMay();
  const format = useFormat();
  const { account } = useSession();
  const twoPersons = useTwoPersons();
  const survey = useRead<Survey>(['surveys', run.surveyId], `/surveys/${run.surveyId}`, undefined, {
    enabled: may('surveys.read'),
  });
  return gatesOf({
    run,
    survey: survey.data ?? null,
    publication,
    twoPersons,
    accountId: account.id,
    print: { moment: format.moment, fingerprint: shortFingerprint },
  });
}
