/** One agency explained: index, rank range and n, factors against the block mean, what to mend first, answers by question. */
import { Link, useParams } from 'react-router';
import type { AgencyProfile } from '../api/types';
import { Button } from '../ui/button';
import { Chip } from '../ui/chip';
import { formatRankRange, keepTogether } from '../ui/format';
import { ChannelTable } from './channel-table';
import { FactorChart } from './factor-chart';
import { mendFirst, standingOf } from './figures';
import { LevelShares } from './level-shares';
import { FailedPage, LoadingPage } from './load-states';
import { PageMarks, PortalShell } from './portal-shell';
import { nWords, useSpeech, whyUnranked } from './speech';
import { useLoaded } from './use-loaded';

export function AgencyRoute() {
  const { publicationId = '', agencyId = '' } = useParams();
  const profile = useLoaded<AgencyProfile>(
    `/rankings/${encodeURIComponent(publicationId)}/agencies/${encodeURIComponent(agencyId)}`,
  );
  if (profile.state === 'loading') return <LoadingPage nav="ranking" />;
  if (profile.state === 'failed') return <FailedPage {...profile} nav="ranking" />;
  return <AgencyView profile={profile.value} />;
}

function AgencyView({ profile }: { profile: AgencyProfile }) {
  const speech = useSpeech();
  const { t } = speech;
  const { publication, row } = profile;
  const back = `/bang-xep-hang/${publication.id}?khoi=${encodeURIComponent(row.kind)}`;
  const hasFactors = row.factors.some((factor) => factor.value !== null);
  return (
    <PortalShell
      page={row.name}
      place={profile.provinceName}
      publication={publication}
      fingerprint={null}
      nav="ranking"
    >
      <nav className="crumb" aria-label={t('agency.crumb')}>
        <Link to={`/bang-xep-hang/${publication.id}`}>{t('nav.ranking')}</Link> ›{' '}
        <Link to={back}>{speech.kind(row.kind)}</Link> › <span aria-current="page">{row.name}</span>
      </nav>
      <div className="hd">
        <div>
          <PageMarks publication={publication}>
            <Chip icon="agency">{speech.kind(row.kind)}</Chip>
            <span className="mut">
              {t('agency.code', { code: row.code })} · {speech.say(publication.title)}
            </span>
          </PageMarks>
          <h1 className="h1">{keepTogether(row.name)}</h1>
        </div>
        <div className="row no-print">
          <Link className="btn lg" to={back}>
            {t('agency.back')}
          </Link>
          <Button large icon="print" onClick={() => window.print()}>
            {t('agency.print')}
          </Button>
        </div>
      </div>
      <Summary profile={profile} />
      {hasFactors ? (
        <div className="gr">
          <section className="c7">
            <FactorChart profile={profile} />
          </section>
          <section className="c5">
            <MendFirstList profile={profile} />
          </section>
          <section className="c12">
            <LevelShares profile={profile} />
          </section>
          {profile.channels.length > 0 && (
            <section className="c7">
              <ChannelTable profile={profile} />
            </section>
          )}
        </div>
      ) : (
        <p className="lead after">{t('agency.tooFew')}</p>
      )}
    </PortalShell>
  );
}

function Summary({ profile }: { profile: AgencyProfile }) {
  const speech = useSpeech();
  const { t, count } = speech;
  const { publication, row, group, method } = profile;
  const { unit } = method.rule;
  const kind = speech.kindInside(row.kind);
  const minimum = row.minimum === null ? '–' : count(row.minimum);
  const standing = standingOf(row, group.mean);
  const gap = row.value === null || group.mean === null ? 0 : Number(row.value) - Number(group.mean);
  return (
    <dl className="sum">
      <div>
        <dt>{t('agency.index', { year: publication.year })}</dt>
        <dd className="big">{row.value === null ? t('ranking.hidden') : speech.value(row.value, unit)}</dd>
        <dd className="s">
          {row.interval !== null &&
            t('agency.interval', {
              level: speech.level(row.interval),
              interval: speech.interval(row.interval, unit) + (unit === 'percent' ? '%' : ''),
            })}
        </dd>
      </div>
      <div>
        <dt>{t('agency.rank', { of: row.rank?.of ?? group.ranked, kind })}</dt>
        <dd>{row.rank === null ? '–' : row.rank.rank}</dd>
        <dd className="s">
          {row.rank === null ? (
            <>
              <Chip icon="stop">{t('agency.noRank')}</Chip> {whyUnranked(row, speech)}
            </>
          ) : (
            t('agency.range', { range: formatRankRange(row.rank.range) })
          )}
        </dd>
      </div>
      <div>
        <dt>{t('agency.n')}</dt>
        <dd>{nWords(row, speech)}</dd>
        <dd className="s">
          {row.population === null
            ? t('agency.nMin', { minimum })
            : t('agency.nOf', { population: count(row.population), minimum })}
        </dd>
      </div>
      <div>
        <dt>{t('agency.mean')}</dt>
        <dd>{group.mean === null ? '–' : speech.value(group.mean, unit)}</dd>
        <dd className="s">
          {row.value !== null && group.mean !== null ? (
            <StandingChip standing={standing} words={t(`agency.${standing}`, { gap: speech.gap(gap, unit) })} />
          ) : (
            t('agency.meanNote', { count: group.shown, kind })
          )}
        </dd>
      </div>
    </dl>
  );
}

export function StandingChip({ standing, words }: { standing: 'above' | 'below' | 'level'; words: string }) {
  if (standing === 'level') return <Chip icon="about">{words}</Chip>;
  return (
    <Chip tone={standing === 'above' ? 'accent' : 'warn'} icon={standing === 'above' ? 'up' : 'down'}>
      {words}
    </Chip>
  );
}

function MendFirstList({ profile }: { profile: AgencyProfile }) {
  const speech = useSpeech();
  const { t, say } = speech;
  const { unit } = profile.method.rule;
  const entries = mendFirst(profile);
  return (
    <>
      <h2>{t('agency.mend')}</h2>
      <p className="st">{t('agency.mendNote')}</p>
      {entries.length === 0 ? (
        <p>{t('agency.mendNone')}</p>
      ) : (
        <ol className="fix">
          {entries.map(({ factor, gap, clearly, lowestItem }) => (
            <li key={factor.code}>
              <b>{say(factor.name)}</b>
              <span className="d">
                {lowestItem !== null &&
                  lowestItem.value !== null &&
                  t('agency.mendItem', {
                    item: say(lowestItem.name),
                    value: speech.value(lowestItem.value, unit),
                    n: nWords(lowestItem, speech),
                  })}
              </span>
              <span className="d">
                <StandingChip
                  standing={clearly ? 'below' : 'level'}
                  words={clearly ? t('agency.below', { gap: speech.gap(gap, unit) }) : t('agency.level')}
                />
              </span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
