/** Header, ruler, main region and foot that all portal pages share. */
import { useEffect, useState, type ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import type { RankingHead, Text } from '../api/types';
import { chooseLanguage } from '../i18n/start';
import { Mark, Ruler, SampleMark } from '../ui/brand';
import { Button } from '../ui/button';
import { formatDay, formatMoment } from '../ui/format';
import { Icon } from '../ui/icons';
import { currentTheme, toggleTheme } from '../ui/theme';
import { useSpeech } from './speech';

export interface ShellProps {
  /** Words for the title of the tab. */
  readonly page: string;
  readonly place?: Text | null;
  readonly publication?: RankingHead | null;
  readonly fingerprint?: string | null;
  readonly nav: 'ranking' | 'method';
  readonly children: ReactNode;
}

export function PortalShell({ page, place = null, publication = null, fingerprint = null, nav, children }: ShellProps) {
  const { t, i18n, language, say } = useSpeech();
  const [theme, setTheme] = useState(currentTheme);
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = t('brand.title', { page });
  }, [t, page]);
  useEffect(() => {
    window.scrollTo(0, 0);
  }, [pathname]);
  const method = publication === null ? '/phuong-phap' : `/phuong-phap?cong-bo=${publication.id}`;
  return (
    <>
      <a className="skip" href="#noi-dung">
        {t('skip')}
      </a>
      <header className="pt-head">
        <div className="pt-in">
          <Link className="brand" to="/">
            <Mark />
            <span>
              {t('brand.name')}
              {place !== null && <small>{say(place)}</small>}
            </span>
          </Link>
          <nav className="pt-nav" aria-label={t('nav.label')}>
            <Link to="/" aria-current={nav === 'ranking' ? 'page' : undefined}>
              {t('nav.ranking')}
            </Link>
            <Link to={method} aria-current={nav === 'method' ? 'page' : undefined}>
              {t('nav.method')}
            </Link>
          </nav>
          <span className="sp" />
          <Button look="quiet" className="head-button" onClick={() => setTheme(toggleTheme())}>
            <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
            <span className="head-word">{theme === 'dark' ? t('theme.light') : t('theme.dark')}</span>
          </Button>
          <Button
            look="quiet"
            className="head-button"
            lang={language === 'vi' ? 'en' : 'vi'}
            onClick={() => chooseLanguage(i18n, language === 'vi' ? 'en' : 'vi')}
          >
            {t('language')}
          </Button>
          <a className="btn quiet head-button sign-in" href="/lam-viec/">
            {t('nav.workspace')}
          </a>
        </div>
      </header>
      <Ruler />
      <main id="noi-dung" className="pt-in" tabIndex={-1}>
        {children}
      </main>
      <footer className="foot">
        <div className="pt-in">
          {publication?.isSample === true && (
            <p>
              <b>{t('sample')}.</b> {t('sampleFoot')}
            </p>
          )}
          {publication !== null && (
            <p className="mut">
              {[
                publication.decisionNumber === null
                  ? ''
                  : publication.decisionOn === null
                    ? t('foot.decisionUndated', { number: publication.decisionNumber })
                    : t('foot.decision', {
                        number: publication.decisionNumber,
                        day: formatDay(publication.decisionOn, language),
                      }),
                publication.publishedAt === null
                  ? ''
                  : t('foot.published', { at: formatMoment(publication.publishedAt, language) }),
                fingerprint === null ? '' : t('foot.fingerprint', { fingerprint: shortFingerprint(fingerprint) }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          )}
          {publication !== null && <p className="mut">{t('foot.rounding')}</p>}
          <p className="foot-link no-print">
            <a href="/lam-viec/">{t('nav.workspace')}</a>
          </p>
        </div>
      </footer>
      {publication !== null && (
        <p className="print-foot" aria-hidden="true">
          {t('foot.print', { title: say(publication.title), fingerprint: shortFingerprint(fingerprint ?? '') })}
          {publication.isSample && ` · ${t('sample')}`}
        </p>
      )}
    </>
  );
}

/** First 16 of 64 hex digits in fours: enough to compare by eye. */
export function shortFingerprint(fingerprint: string): string {
  return (fingerprint.slice(0, 16).match(/.{1,4}/g) ?? []).join(' ');
}

export function PageMarks({ publication, children }: { publication: RankingHead; children?: ReactNode }) {
  const { t } = useSpeech();
  return (
    <div className="meta">
      {publication.isSample && <SampleMark>{t('sample')}</SampleMark>}
      {children}
    </div>
  );
}
