/** How the workspace speaks: words in the reader's language with their figures filled in, numbers and dates by the house's format. */
import { createContext, useContext, useMemo } from 'react';
import * as format from '../ui/format';
import type { Language } from '../ui/format';
import type { BilingualText } from './api/shapes';
import { writeDay } from './typed-values';

export const LanguageContext = createContext<{ language: Language; setLanguage: (language: Language) => void }>({
  language: 'vi',
  setLanguage: () => undefined,
});

export type Say = (text: BilingualText, values?: Readonly<Record<string, string | number>>) => string;

/** `say({ vi: 'còn {n} ngày', en: '{n} days left' }, { n: 3 })` → "còn 3 ngày". An unknown name stays visible. */
export function sayIn(language: Language): Say {
  return (text, values = {}) =>
    text[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return value === undefined ? whole : typeof value === 'number' ? format.formatCount(value, language) : value;
    });
}

export function useSay(): Say {
  const { language } = useContext(LanguageContext);
  return useMemo(() => sayIn(language), [language]);
}

export const useLanguage = () => useContext(LanguageContext);

/** The house's formats in the reader's language; null and empty become a dash. */
export function useFormat() {
  const { language } = useContext(LanguageContext);
  return useMemo(
    () => ({
      language,
      whole: (count: number | null | undefined) =>
        count === null || count === undefined ? '–' : format.formatCount(count, language),
      number: (value: number, decimals: number) => format.formatNumber(value, decimals, language),
      percent: (text: string | null) => (text === null ? '–' : format.formatPercent(text, language)),
      decimal: (text: string | null) => (text === null ? '–' : format.formatDecimal(text, language)),
      interval: (interval: { low: string; high: string } | null) =>
        interval === null ? '–' : format.formatInterval(interval, language),
      rankRange: (range: { from: number; to: number } | null) => (range === null ? '–' : format.formatRankRange(range)),
      day: (on: string | null) =>
        on === null || on === '' ? '–' : language === 'vi' ? writeDay(on) : format.formatDay(on, language),
      dayOf: (at: string | null) => (at === null ? '–' : format.formatDayOf(at, language)),
      moment: (at: string | null) => (at === null ? '–' : format.formatMoment(at, language)),
      time: (at: string | null) => (at === null ? '–' : format.formatTime(at)),
    }),
    [language],
  );
}
