/** When there is nothing to fill in: no such code, not open yet, closed, no network. Each names the way out. */
import { useState } from 'react';
import type { ApiProblem } from '../api/problem';
import type { CitizenForm } from '../api/types';
import { formatDayOf } from '../ui/format';
import { Icon } from '../ui/icons';
import { useSpeech } from './language';

export function NotOpenPage({ form }: { form: CitizenForm }) {
  const { t, say, language } = useSpeech();
  const title = say(form.survey.title);
  const { state, opensAt, closesAt } = form.survey;
  // a round closed before its day shows no day that has not come
  const ended = closesAt !== null && closesAt <= form.serverAt ? closesAt : null;
  const closed = state === 'closed';
  const day = closed ? ended : opensAt;
  return (
    <>
      <span className="seal warn">
        <Icon name={closed ? 'lock' : 'clock'} />
      </span>
      <h1 data-focus tabIndex={-1}>
        {closed ? t('gone.closed') : t('gone.early')}
      </h1>
      <p className="lead">
        {day === null
          ? t(closed ? 'gone.closedBody' : 'gone.earlyBody', { title })
          : t(closed ? 'gone.closedOn' : 'gone.earlyOn', { title, day: formatDayOf(day, language) })}
      </p>
      <div className="buttons">
        {closed && (
          <a className="button" href="/">
            {t('gone.ranking')}
          </a>
        )}
        <LanguageButton />
      </div>
    </>
  );
}

export function UnreachablePage({
  problem,
  code,
  onRetry,
}: {
  problem: ApiProblem;
  code: string;
  onRetry: () => void;
}) {
  const { t, language } = useSpeech();
  if (problem.code === 'unknownForm' || problem.status === 404 || problem.status === 400) {
    return <CodePage refused={code} />;
  }
  return (
    <>
      <span className="seal warn">
        <Icon name="offline" />
      </span>
      <h1 data-focus tabIndex={-1}>
        {t('gone.network')}
      </h1>
      <p className="lead">{problem.detail[language]}</p>
      <div className="buttons">
        <button type="button" className="button primary" onClick={onRetry}>
          {t('gone.retry')}
        </button>
        <LanguageButton />
      </div>
    </>
  );
}

/** Asks for the code printed under a QR code; `refused` is one that did not work. */
export function CodePage({ refused }: { refused: string }) {
  const { t } = useSpeech();
  const [code, setCode] = useState('');
  const cleaned = code.toUpperCase().replace(/[^2-9A-Z]/g, '');
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (cleaned !== '') location.assign(`/k/${cleaned}`);
      }}
    >
      <h1 data-focus tabIndex={-1}>
        {refused === '' ? t('gone.codeHeading') : t('gone.unknown')}
      </h1>
      {refused !== '' && <p className="lead">{t('gone.unknownBody', { code: refused.slice(0, 20) })}</p>}
      <div className="comment">
        <label className="label" htmlFor="code">
          {t('gone.code')}
        </label>
        <p className="hint" id="code-help">
          {t('gone.codeHelp')}
        </p>
        <input
          id="code"
          className="text-input"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={12}
          aria-describedby="code-help"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
      </div>
      <div className="buttons">
        <button type="submit" className="button primary">
          {t('gone.open')}
        </button>
        <LanguageButton />
      </div>
    </form>
  );
}

function LanguageButton() {
  const { t, language, switchLanguage } = useSpeech();
  return (
    <button type="button" className="button" lang={language === 'vi' ? 'en' : 'vi'} onClick={switchLanguage}>
      {t('language.other')}
    </button>
  );
}
