/** Vietnamese first, English complete: every entry brings its two message files; the choice is kept in the browser. */
import { createInstance, type i18n, type Resource } from 'i18next';
import { keepLanguage, keptLanguage, type Language } from './kept-language';

export type { Language };
export type Messages = { readonly [key: string]: string | Messages };

/** Starts i18next with both languages in memory, so that switching needs no network. React escapes what is shown. */
export function startMessages(vi: Messages, en: Messages): i18n {
  const messages = createInstance();
  void messages.init({
    lng: keptLanguage(),
    fallbackLng: 'vi',
    supportedLngs: ['vi', 'en'],
    resources: { vi: { translation: vi }, en: { translation: en } } as Resource,
    interpolation: { escapeValue: false },
    returnNull: false,
    initAsync: false,
  });
  document.documentElement.lang = messages.language;
  return messages;
}

/** Switches the language, keeps the choice, and tells screen readers. */
export function chooseLanguage(messages: i18n, language: Language): void {
  void messages.changeLanguage(language);
  document.documentElement.lang = language;
  keepLanguage(language);
}
