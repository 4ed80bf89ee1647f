/** The path of a citizen through a form: welcome, agency, parts, review, sent. The draft survives a reload of the tab. */
import type { i18n } from 'i18next';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { ApiProblem, networkProblem } from '../api/problem';
import type { CitizenForm, Text } from '../api/types';
import { call } from '../api/transport';
import { chooseLanguage, type Language } from '../i18n/start';
import { FormPages } from './form-pages';
import { CodePage, NotOpenPage, UnreachablePage } from './gone-pages';
import { SpeechContext, type Speech } from './language';
import { PageFrame } from './page-frame';

const LETTERS_KEY = 'thuocdo.letters';

function keptLetters(): boolean {
  try {
    return sessionStorage.getItem(LETTERS_KEY) === 'large';
  } catch {
    return false;
  }
}

/** Language and letter size, with the switches that pages offer. */
function useSpeechState(messages: i18n): Speech {
  const [language, setLanguage] = useState<Language>(messages.language === 'en' ? 'en' : 'vi');
  const [largeLetters, setLargeLetters] = useState(keptLetters);
  useEffect(() => {
    document.documentElement.classList.toggle('large-letters', largeLetters);
  }, [largeLetters]);
  return useMemo(
    () => ({
      language,
      t: messages.getFixedT(language),
      say: (text: Text) => text[language] || text.vi,
      switchLanguage() {
        const next = language === 'vi' ? 'en' : 'vi';
        chooseLanguage(messages, next);
        setLanguage(next);
      },
      largeLetters,
      switchLetters() {
        setLargeLetters(!largeLetters);
        try {
          sessionStorage.setItem(LETTERS_KEY, largeLetters ? 'normal' : 'large');
        } catch {
          // lasts for this page only
        }
      },
    }),
    [language, largeLetters, messages],
  );
}

type Loaded = { form: CitizenForm } | { problem: ApiProblem } | 'loading';

export function SurveyApp({ messages, code }: { messages: i18n; code: string }) {
  const speech = useSpeechState(messages);
  const [loaded, setLoaded] = useState<Loaded>('loading');
  const load = useCallback(() => {
    call<CitizenForm>('GET', `/forms/${encodeURIComponent(code)}`).then(
      (form) => setLoaded({ form }),
      (caught: unknown) => setLoaded({ problem: caught instanceof ApiProblem ? caught : networkProblem() }),
    );
  }, [code]);
  const retry = () => {
    setLoaded('loading');
    load();
  };
  useEffect(() => {
    if (code !== '') load();
  }, [code, load]);
  useEffect(() => {
    const form = loaded !== 'loading' && 'form' in loaded ? loaded.form : null;
    document.title = `${form === null ? speech.t('title') : speech.say(form.survey.title)} · Thước Đo`;
  }, [loaded, speech]);

  return (
    <SpeechContext.Provider value={speech}>
      {code === '' ? (
        <PageFrame title={speech.t('title')} page="code">
          <CodePage refused="" />
        </PageFrame>
      ) : loaded === 'loading' ? (
        <PageFrame title={speech.t('title')} page="loading">
          <p className="lead late">{speech.t('loading')}</p>
        </PageFrame>
      ) : 'problem' in loaded ? (
        <PageFrame title={speech.t('title')} page="problem">
          <UnreachablePage problem={loaded.problem} code={code} onRetry={retry} />
        </PageFrame>
      ) : loaded.form.survey.state !== 'open' ? (
        <PageFrame
          title={speech.t('title')}
          subtitle={loaded.form.agency?.name}
          isSample={loaded.form.survey.isSample}
          page="gone"
        >
          <NotOpenPage form={loaded.form} />
        </PageFrame>
      ) : (
        <FormPages form={loaded.form} onClosed={retry} />
      )}
    </SpeechContext.Provider>
  );
}
