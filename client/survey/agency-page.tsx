/** Which agency is meant, when the link is the whole round's: search without accents, then one tap. */
import { useState } from 'react';
import { Icon } from '../ui/icons';
import { matchesSearch } from '../ui/search-text';
import { useSpeech } from './language';

const SHOWN = 30;

export function AgencyPage({
  agencies,
  chosen,
  onChoose,
  onBack,
  onNext,
}: {
  agencies: readonly { readonly id: string; readonly name: string }[];
  chosen: string | null;
  onChoose: (id: string) => void;
  onBack: () => void;
  onNext: () => void;
}) {
  const { t } = useSpeech();
  const [wanted, setWanted] = useState('');
  const [missing, setMissing] = useState(false);
  const found = agencies.filter((agency) => matchesSearch(agency.name, wanted));
  const shown = found.slice(0, SHOWN);
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === null) setMissing(true);
        else onNext();
      }}
    >
      <h1 className="second" data-focus tabIndex={-1}>
        {t('agency.heading')}
      </h1>
      <label className="label" htmlFor="agency-search">
        {t('agency.search')}
      </label>
      <p className="hint" id="agency-help">
        {t('agency.help')}
      </p>
      <span className="search-box">
        <Icon name="search" />
        <input
          id="agency-search"
          type="search"
          className="text-input"
          autoComplete="off"
          aria-describedby="agency-help"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && chosen === null && found.length !== 1) event.preventDefault();
            if (event.key === 'Enter' && found.length === 1 && found[0] !== undefined) onChoose(found[0].id);
          }}
        />
      </span>
      <fieldset className="agencies">
        <legend className="vh">{t('agency.heading')}</legend>
        <p className="vh" role="status">
          {t('agency.found', { count: found.length })}
        </p>
        {shown.map((agency) => (
          <label key={agency.id} className={agency.id === chosen ? 'option chosen' : 'option'}>
            <input
              type="radio"
              name="agency"
              checked={agency.id === chosen}
              onChange={() => {
                setMissing(false);
                onChoose(agency.id);
              }}
            />
            <span className="option-words">{agency.name}</span>
            <span className="dot" aria-hidden="true">
              <Icon name="check" />
            </span>
          </label>
        ))}
        {found.length === 0 && <p className="hint">{t('agency.none')}</p>}
        {found.length > SHOWN && <p className="hint">{t('agency.more', { count: found.length - SHOWN })}</p>}
      </fieldset>
      {missing && (
        <p className="wrong" role="alert">
          <Icon name="warn" />
          <span>{t('agency.missing')}</span>
        </p>
      )}
      <div className="buttons two">
        <button type="button" className="button" onClick={onBack}>
          {t('part.back')}
        </button>
        <button type="submit" className="button primary">
          {t('part.next')}
        </button>
      </div>
    </form>
  );
}
