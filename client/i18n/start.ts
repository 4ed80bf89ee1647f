/** Vietnamese first, English complete: every entry brings its two message files; the choice is kept in the browser. */
import { createInstance, type i18n, type Resource } from 'i18next';

export type Language = 'vi' | 'en';
export type Messages = { readonly [key: string]: string | Messages };

const KEY = 'thuocdo.language';

/** The kept choice, else Vietnamese: the device language of a Vietnamese citizen is often English by accident. */
export function keptLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

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
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // private windows may refuse storage: the choice then lasts for this page
  }
}
