/** `/phuong-phap`: the method in words, written from the fields of a publication and therefore never at odds with it. */
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { Province, Ranking, RankingHead } from '../api/types';
import { FailedPage, LoadingPage } from './load-states';
import { PageMarks, PortalShell } from './portal-shell';
import { newestFirst, provinceFor } from './publications';
import { useSpeech, type PortalSpeech } from './speech';
import { useLoaded } from './use-loaded';

export function MethodPage() {
  const [search] = useSearchParams();
  const named = search.get('cong-bo');
  const provinces = useLoaded<{ items: Province[] }>(named === null ? '/provinces' : null);
  const province = provinces.state === 'ready' ? provinceFor(provinces.value.items, null) : null;
  const heads = useLoaded<{ items: RankingHead[] }>(
    province === null ? null : `/rankings?province=${encodeURIComponent(province.code)}`,
  );
  const newest = heads.state === 'ready' ? newestFirst(heads.value.items)[0] : undefined;
  const id = named ?? newest?.id ?? null;
  const ranking = useLoaded<Ranking>(id === null ? null : `/rankings/${encodeURIComponent(id)}`);
  if (provinces.state === 'failed') return <FailedPage {...provinces} nav="method" />;
  if (heads.state === 'failed') return <FailedPage {...heads} nav="method" />;
  if (ranking.state === 'failed') return <FailedPage {...ranking} nav="method" />;
  if (ranking.state === 'ready') return <MethodView ranking={ranking.value} />;
  if (heads.state === 'ready' && id === null) return <NoMethod province={province} />;
  return <LoadingPage nav="method" />;
}

function NoMethod({ province }: { province: Province | null }) {
  const { t } = useSpeech();
  return (
    <PortalShell page={t('nav.method')} place={province?.name ?? null} nav="method">
      <section className="hero">
        <h1 className="h1">{t('method.heading')}</h1>
        <p className="lead">{t('method.none')}</p>
      </section>
    </PortalShell>
  );
}

function MethodView({ ranking }: { ranking: Ranking }) {
  const speech = useSpeech();
  const { t, say, count } = speech;
  const { method } = ranking;
  const [ruleMethod = '', aggregation = ''] = method.rule.id.split('/');
  const others = method.channels.filter((channel) => !method.indexChannels.includes(channel));
  const channelNames = (channels: readonly string[]) =>
    channels.map((channel) => t([`channel.${channel}`, 'channel.import'])).join(', ');
  return (
    <PortalShell
      page={t('nav.method')}
      place={ranking.provinceName}
      publication={ranking}
      fingerprint={ranking.fingerprint}
      nav="method"
    >
      <section className="hero">
        <PageMarks publication={ranking} />
        <h1 className="h1">{t('method.heading')}</h1>
        <p className="lead">{t('method.lead', { title: say(ranking.title) })}</p>
      </section>
      <div className="method">
        <Entry heading={t('method.rule')}>
          <p>
            <b>
              {t('method.ruleName', {
                name: say(method.rule.name),
                id: method.rule.id,
                version: method.rule.version,
              })}
            </b>
          </p>
          <p>{t([`rule.${ruleMethod}`, method.rule.id])}</p>
        </Entry>
        <Entry heading={t('method.aggregation')}>
          <p>{t([`aggregation.${aggregation}`, aggregation])}</p>
        </Entry>
        <Entry heading={t('method.interval')}>
          <p>{t('method.intervalText')}</p>
        </Entry>
        <Entry heading={t('method.rank')}>
          <p>{t('method.rankText')}</p>
        </Entry>
        <Entry heading={t('method.minimum')}>
          <p>{minimumWords(ranking, speech)}</p>
        </Entry>
        <Entry heading={t('method.hidden')}>
          <p>{t('method.hiddenText', { count: method.hideBelow })}</p>
        </Entry>
        <Entry heading={t('method.population')}>
          <p>{say(method.population)}</p>
          {method.populationText !== null && <p>{method.populationText}</p>}
        </Entry>
        <Entry heading={t('method.questionnaire')}>
          <p>
            {t('method.questionnaireText', {
              title: say(method.questionnaireTitle),
              version: method.questionnaireVersion,
              basis: method.legalBasis,
            })}
          </p>
        </Entry>
        <Entry heading={t('method.channels')}>
          <p>
            {t('method.channelsText', { index: channelNames(method.indexChannels) })}{' '}
            {others.length > 0 && t('method.channelsApart', { others: channelNames(others) })}
          </p>
        </Entry>
        <Entry heading={t('method.evidence')}>
          <p>{t([`evidence.${method.evidence}`, 'evidence.unverified'])}</p>
        </Entry>
        <Entry heading={t('method.versions')}>
          <p>
            {t('method.versionsText', {
              method: method.methodVersion,
              decimals: count(method.decimals),
              fingerprint: ranking.fingerprint,
            })}
          </p>
        </Entry>
      </div>
    </PortalShell>
  );
}

function Entry({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="h3">{heading}</h2>
      <div>{children}</div>
    </section>
  );
}

function minimumWords(ranking: Ranking, { t, count, kindInside }: PortalSpeech): string {
  const { minimum } = ranking.method;
  if (minimum.kind === 'fixed') return t('minimum.fixed', { forms: count(minimum.forms) });
  if (minimum.kind === 'slovin') return t('minimum.slovin', { error: String(minimum.error) });
  if (minimum.kind === 'byAgencyKind') {
    const list = Object.entries(minimum.forms).map(([kind, forms]) => `${kindInside(kind)} ${count(forms)}`);
    return t('minimum.byAgencyKind', { list: list.join(', '), otherwise: count(minimum.otherwise) });
  }
  return t(`minimum.${minimum.kind}`);
}
