/** A published ranking: the finding in a sentence, then the proof (key figures, dots, table). */
import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import type { Province, Ranking, RankingGroup, RankingHead } from '../api/types';
import { Button } from '../ui/button';
import { formatDayOf, keepTogether } from '../ui/format';
import { Icon } from '../ui/icons';
import { DotStrip } from './dot-strip';
import { standingsOf } from './figures';
import { FailedPage, LoadingPage } from './load-states';
import { PageMarks, PortalShell } from './portal-shell';
import { newestFirst, yearsOf } from './publications';
import { rankingCsv } from './ranking-csv';
import { RankingLegend, RankingTable } from './ranking-table';
import { useSpeech, whyUnranked } from './speech';
import { useLoaded } from './use-loaded';

export function RankingRoute() {
  const { publicationId = '' } = useParams();
  return <RankingPage id={publicationId} province={null} />;
}

export function RankingPage({ id, province }: { id: string; province: Province | null }) {
  const ranking = useLoaded<Ranking>(`/rankings/${encodeURIComponent(id)}`);
  if (ranking.state === 'loading') return <LoadingPage nav="ranking" />;
  if (ranking.state === 'failed') return <FailedPage {...ranking} nav="ranking" />;
  return <RankingView ranking={ranking.value} province={province} />;
}

function RankingView({ ranking, province }: { ranking: Ranking; province: Province | null }) {
  const speech = useSpeech();
  const { t, say, language } = speech;
  const [search, setSearch] = useSearchParams();
  const [wanted, setWanted] = useState('');
  const kind = search.get('khoi') ?? ranking.groups[0]?.kind ?? '';
  const group = ranking.groups.find((one) => one.kind === kind) ?? ranking.groups[0];
  const rows = ranking.rows.filter((row) => row.kind === group?.kind);
  const { unit } = ranking.method.rule;
  const chooseKind = (next: string) => {
    search.set('khoi', next);
    setSearch(search, { replace: true, preventScrollReset: true });
  };
  const download = () => {
    const words = ['rank', 'agency', 'kind', 'value', 'low', 'high', 'n', 'from', 'to', 'reason'];
    const text = rankingCsv(rows, {
      title: say(ranking.title) + (ranking.isSample ? ` · ${t('csv.note')}` : ''),
      headings: words.map((word) => t(`csv.${word}`)),
      kind: speech.kind,
      reason: (row) => whyUnranked(row, speech),
    });
    const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `thuoc-do-${ranking.year}-${group?.kind ?? 'all'}.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  };

  return (
    <PortalShell
      page={say(ranking.title)}
      place={ranking.provinceName}
      publication={ranking}
      fingerprint={ranking.fingerprint}
      nav="ranking"
    >
      <section className="hero">
        <PageMarks publication={ranking}>
          <span className="mut">
            {[
              ranking.opensAt === null || ranking.closesAt === null
                ? ''
                : t('ranking.period', {
                    from: formatDayOf(ranking.opensAt, language),
                    to: formatDayOf(ranking.closesAt, language),
                  }),
              ranking.publishedAt === null
                ? ''
                : t('ranking.published', { day: formatDayOf(ranking.publishedAt, language) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </PageMarks>
        {ranking.replacedById !== null && (
          <p className="note warn">
            <Icon name="warn" />
            <span>
              {t('ranking.replaced')}{' '}
              <Link to={`/bang-xep-hang/${ranking.replacedById}`}>{t('ranking.replacedLink')}</Link>
            </span>
          </p>
        )}
        <h1 className="h1">{keepTogether(say(ranking.title))}</h1>
        {group !== undefined && <Finding ranking={ranking} group={group} />}
        {group !== undefined && <KeyFigures ranking={ranking} group={group} />}
      </section>
      <Filters ranking={ranking} province={province} />
      {group !== undefined && (
        <>
          <DotStrip
            rows={rows}
            group={group}
            unit={unit}
            title={t('ranking.strip', { ranked: group.ranked, level: standingsOf(rows, group).level })}
          />
          <div className="tools no-print">
            {ranking.groups.length > 1 && (
              <div className="seg" role="group" aria-label={t('filter.kind')}>
                {ranking.groups.map((one) => (
                  <button
                    key={one.kind}
                    type="button"
                    aria-pressed={one.kind === group.kind}
                    onClick={() => chooseKind(one.kind)}
                  >
                    {speech.kind(one.kind)} · {one.agencies}
                  </button>
                ))}
              </div>
            )}
            <SearchField kind={group.kind} wanted={wanted} onWanted={setWanted} />
            <Button large icon="download" onClick={download}>
              {t('ranking.csv')}
            </Button>
            <Button large icon="print" onClick={() => window.print()}>
              {t('ranking.print')}
            </Button>
          </div>
          <h2 className="h2">{speech.kind(group.kind)}</h2>
          <RankingLegend ranking={ranking} />
          <RankingTable ranking={ranking} group={group} rows={rows} wanted={wanted} onClear={() => setWanted('')} />
        </>
      )}
    </PortalShell>
  );
}

/** The finding of the group on screen, from its own figures. */
function Finding({ ranking, group }: { ranking: Ranking; group: RankingGroup }) {
  const { t, value, kindInside } = useSpeech();
  const standings = standingsOf(
    ranking.rows.filter((row) => row.kind === group.kind),
    group,
  );
  const kind = kindInside(group.kind);
  return (
    <p className="lead">
      {group.ranked === 0 || group.mean === null
        ? t('ranking.findingNone', { kind })
        : t('ranking.finding', {
            ...standings,
            ranked: group.ranked,
            kind,
            mean: value(group.mean, ranking.method.rule.unit),
          })}{' '}
      {group.ranked > 1 && t('ranking.overlap')}
    </p>
  );
}

function KeyFigures({ ranking, group }: { ranking: Ranking; group: RankingGroup }) {
  const { t, value, count, kindInside } = useSpeech();
  const rows = ranking.rows.filter((row) => row.kind === group.kind);
  const standings = standingsOf(rows, group);
  const kind = kindInside(group.kind);
  return (
    <dl className="kpis">
      <div>
        <dt>{t('ranking.mean', { count: group.shown, kind })}</dt>
        <dd className="xl">{group.mean === null ? '–' : value(group.mean, ranking.method.rule.unit)}</dd>
        <dd className="s">{t('ranking.meanNote')}</dd>
      </div>
      <div>
        <dt>{t('ranking.forms')}</dt>
        <dd>{count(group.forms)}</dd>
        <dd className="s">{t('ranking.formsNote', { count: group.shown, kind })}</dd>
      </div>
      <div>
        <dt>{t('ranking.clear')}</dt>
        <dd>
          {standings.above} / {standings.below}
        </dd>
        <dd className="s">{t('ranking.clearNote')}</dd>
      </div>
      <div>
        <dt>{t('ranking.notRanked')}</dt>
        <dd>{t('ranking.notRankedUnit', { count: group.agencies - group.ranked })}</dd>
        <dd className="s">{t('ranking.notRankedNote')}</dd>
      </div>
    </dl>
  );
}

/** Province, year and survey; each shown only when there is a choice. */
function Filters({ ranking, province }: { ranking: Ranking; province: Province | null }) {
  const { t, say } = useSpeech();
  const navigate = useNavigate();
  const provinces = useLoaded<{ items: Province[] }>('/provinces');
  const places = provinces.state === 'ready' ? provinces.value.items : [];
  const here = province ?? places.find((one) => one.name.vi === ranking.provinceName.vi) ?? null;
  const heads = useLoaded<{ items: RankingHead[] }>(
    here === null ? null : `/rankings?province=${encodeURIComponent(here.code)}`,
  );
  const all = heads.state === 'ready' ? newestFirst(heads.value.items) : [];
  const years = yearsOf(all);
  const ofYear = all.filter((head) => head.year === ranking.year);
  if (places.length < 2 && all.length < 2) return null;
  const select = (
    id: string,
    label: string,
    value: string,
    options: readonly { value: string; label: string }[],
    onChange: (value: string) => void,
  ) => (
    <label className="pick" htmlFor={id}>
      <span>{label}</span>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div className="filters no-print" role="group" aria-label={t('filter.label')}>
      {places.length > 1 &&
        select(
          'tinh',
          t('filter.province'),
          here?.code ?? '',
          places.map((one) => ({ value: one.code, label: say(one.name) })),
          (code) => void navigate(`/?tinh=${encodeURIComponent(code)}`),
        )}
      {years.length > 1 &&
        select(
          'nam',
          t('filter.year'),
          String(ranking.year),
          years.map((year) => ({ value: String(year), label: String(year) })),
          (year) => {
            const head = all.find((one) => String(one.year) === year);
            if (head !== undefined) void navigate(`/bang-xep-hang/${head.id}`);
          },
        )}
      {ofYear.length > 1 &&
        select(
          'dot',
          t('filter.survey'),
          ranking.id,
          ofYear.map((head) => ({ value: head.id, label: say(head.title) })),
          (id) => void navigate(`/bang-xep-hang/${id}`),
        )}
    </div>
  );
}

/** `/` moves into the field, as the help says. */
function SearchField({ kind, wanted, onWanted }: { kind: string; wanted: string; onWanted: (wanted: string) => void }) {
  const { t, kindInside } = useSpeech();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const inField = (event.target as Element).closest?.('input,textarea,select') ?? null;
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || inField !== null) return;
      event.preventDefault();
      input.current?.focus();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  const label = t('filter.search', { kind: kindInside(kind) });
  return (
    <label className="field">
      <Icon name="search" />
      <span className="vh">{label}</span>
      <input
        ref={input}
        type="search"
        value={wanted}
        placeholder={label}
        title={t('filter.searchHelp')}
        autoComplete="off"
        onChange={(event) => onWanted(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && onWanted('')}
      />
    </label>
  );
}
