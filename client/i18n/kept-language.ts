/** The language that the reader chose on this computer; Vietnamese first, since a device's own language is often English by accident. */
export type Language = 'vi' | 'en';

const KEY = 'thuocdo.language';

export function keptLanguage(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
  } catch {
    return 'vi';
  }
}

export function keepLanguage(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // private windows may refuse storage: the choice then lasts for this page
  }
}
