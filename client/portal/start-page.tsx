/** `/`: the newest publication of the province, or an honest word that there is none yet. */
import { useSearchParams } from 'react-router';
import type { Province, RankingHead } from '../api/types';
import { FailedPage, LoadingPage } from './load-states';
import { PortalShell } from './portal-shell';
import { newestFirst, provinceFor } from './publications';
import { RankingPage } from './ranking-page';
import { useSpeech } from './speech';
import { useLoaded } from './use-loaded';

export function StartPage() {
  const [search] = useSearchParams();
  const provinces = useLoaded<{ items: Province[] }>('/provinces');
  const wanted = search.get('tinh');
  const province = provinces.state === 'ready' ? provinceFor(provinces.value.items, wanted) : null;
  const heads = useLoaded<{ items: RankingHead[] }>(
    province === null ? null : `/rankings?province=${encodeURIComponent(province.code)}`,
  );
  if (provinces.state === 'failed') return <FailedPage {...provinces} nav="ranking" />;
  if (heads.state === 'failed') return <FailedPage {...heads} nav="ranking" />;
  if (heads.state === 'loading' || provinces.state === 'loading') return <LoadingPage nav="ranking" />;
  const newest = newestFirst(heads.value.items)[0];
  if (newest !== undefined) return <RankingPage id={newest.id} province={province} />;
  return <EmptyPage province={province} provinces={provinces.value.items} />;
}

function EmptyPage({ province, provinces }: { province: Province | null; provinces: readonly Province[] }) {
  const { t, say } = useSpeech();
  const [, setSearch] = useSearchParams();
  const others = provinces.filter((one) => one.code !== province?.code);
  return (
    <PortalShell page={t('nav.ranking')} place={province?.name ?? null} nav="ranking">
      <section className="hero">
        <h1 className="h1">{t('empty.heading')}</h1>
        <p className="lead">{t('empty.body')}</p>
        <p className="row after">
          {others.map((one) => (
            <button key={one.code} type="button" className="btn lg" onClick={() => setSearch({ tinh: one.code })}>
              {say(one.name)}
            </button>
          ))}
        </p>
      </section>
    </PortalShell>
  );
}
