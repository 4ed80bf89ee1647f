/** Loading (nothing for 300 ms, then the outline of the page), failure with a way out, and the page that is not there. */
import { Link } from 'react-router';
import type { ApiProblem } from '../api/problem';
import { Button } from '../ui/button';
import { PortalShell } from './portal-shell';
import { useSpeech } from './speech';

export function LoadingPage({ nav }: { nav: 'ranking' | 'method' }) {
  const { t } = useSpeech();
  return (
    <PortalShell page={t(`nav.${nav}`)} nav={nav}>
      <div className="skeletons" role="status">
        <h1 className="vh">{t('load.wait')}</h1>
        <div className="skeleton tall" />
        <div className="skeleton" />
        <div className="skeleton" />
        <div className="skeleton block" />
      </div>
    </PortalShell>
  );
}

export function FailedPage({
  problem,
  retry,
  nav,
}: {
  problem: ApiProblem;
  retry: () => void;
  nav: 'ranking' | 'method';
}) {
  const { t, language } = useSpeech();
  const missing = problem.status === 404 || problem.status === 400;
  return (
    <PortalShell page={t(`nav.${nav}`)} nav={nav}>
      <section className="hero">
        <h1 className="h1">{missing ? t('load.missing') : t('load.failed')}</h1>
        {!missing && <p className="lead">{problem.detail[language]}</p>}
        <p className="row after">
          {!missing && (
            <Button look="primary" large onClick={retry}>
              {t('load.retry')}
            </Button>
          )}
          <Link className="btn lg" to="/">
            {t('load.home')}
          </Link>
        </p>
      </section>
    </PortalShell>
  );
}

export function MissingPage() {
  const { t } = useSpeech();
  return (
    <PortalShell page={t('load.missing')} nav="ranking">
      <section className="hero">
        <h1 className="h1">{t('load.missing')}</h1>
        <p className="after">
          <Link className="btn lg" to="/">
            {t('load.home')}
          </Link>
        </p>
      </section>
    </PortalShell>
  );
}

/** A fault of ours: said plainly, with a way on, instead of a blank page. */
export function BrokenPage() {
  const { t } = useSpeech();
  return (
    <main className="pt-in">
      <section className="hero">
        <h1 className="h1">{t('load.broken')}</h1>
        <p className="after">
          <a className="btn lg" href="/">
            {t('load.home')}
          </a>
        </p>
      </section>
    </main>
  );
}
