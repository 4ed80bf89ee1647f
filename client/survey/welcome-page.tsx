/** Who asks, how long it takes, what is promised; language and letter size stand here and not on a page of their own. */
import type { CitizenForm } from '../api/types';
import { formatDayOf, keepTogether } from '../ui/format';
import { Icon, type IconName } from '../ui/icons';
import { useSpeech } from './language';

export function WelcomePage({
  form,
  agencyName,
  questions,
  begun,
  onStart,
  onAnew,
}: {
  form: CitizenForm;
  agencyName: string | null;
  questions: number;
  begun: boolean;
  onStart: () => void;
  onAnew: () => void;
}) {
  const { t, say, language, switchLanguage, largeLetters, switchLetters } = useSpeech();
  const minutes = Math.max(1, Math.round((questions * 8) / 60));
  const modelled = form.questionnaire.scoring.evidence === 'modelled' || hasModelledItem(form);
  return (
    <>
      <h1 data-focus tabIndex={-1}>
        {keepTogether(agencyName === null ? t('welcome.heading') : t('welcome.headingAgency', { agency: agencyName }))}
      </h1>
      <p className="lead">
        {say(form.survey.title)}. {t('welcome.length', { questions, minutes })}{' '}
        {form.survey.closesAt !== null && t('welcome.until', { day: formatDayOf(form.survey.closesAt, language) })}
      </p>
      <div className="buttons">
        <button type="button" className="button primary" onClick={onStart}>
          {begun ? t('welcome.resume') : t('welcome.start')}
          <Icon name="right" />
        </button>
        {begun && (
          <button type="button" className="button" onClick={onAnew}>
            {t('welcome.anew')}
          </button>
        )}
        <div className="pair">
          <button type="button" className="button" lang={language === 'vi' ? 'en' : 'vi'} onClick={switchLanguage}>
            {t('language.other')}
          </button>
          <button type="button" className="button" aria-pressed={largeLetters} onClick={switchLetters}>
            <Icon name="letters" />
            {largeLetters ? t('letters.normal') : t('letters.larger')}
          </button>
        </div>
      </div>
      <ul className="promises">
        <Promise icon="shield">{t('welcome.promiseAnonymous')}</Promise>
        <Promise icon="eye">{t('welcome.promiseSecret')}</Promise>
        <Promise icon="offline">{t('welcome.promiseOffline')}</Promise>
      </ul>
      {(form.survey.isSample || modelled) && (
        <p className="small">
          {form.survey.isSample && t('sampleNote')} {modelled && t('modelled')}
        </p>
      )}
    </>
  );
}

function hasModelledItem(form: CitizenForm): boolean {
  return form.questionnaire.factors.some((factor) => factor.items.some((item) => item.evidence === 'modelled'));
}

function Promise({ icon, children }: { icon: IconName; children: string }) {
  return (
    <li>
      <Icon name={icon} />
      <span>{children}</span>
    </li>
  );
}
