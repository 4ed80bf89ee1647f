/** Translation with the formats of UX §6 for the pages of the portal. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Figure, Interval, RankingRow, Text } from '../api/types';
import type { Language } from '../i18n/start';
import { formatCount, formatDecimal, formatNumber } from '../ui/format';

export function useSpeech() {
  const { t, i18n } = useTranslation();
  const language: Language = i18n.language === 'en' ? 'en' : 'vi';
  return useMemo(
    () => ({
      t,
      i18n,
      language,
      say: (text: Text) => text[language] || text.vi,
      count: (n: number) => formatCount(n, language),
      /** A published value with its unit: "83,87%" or "4,04". */
      value: (value: string, unit: string) => formatDecimal(value, language) + (unit === 'percent' ? '%' : ''),
      bare: (value: string) => formatDecimal(value, language),
      /** Bounds, unit once: "80,0–85,1%"; levels and points keep two decimals. */
      interval: (interval: Interval, unit: string) => {
        const decimals = unit === 'percent' ? 1 : 2;
        const bound = (value: number) => formatNumber(value, decimals, language);
        return `${bound(interval.lower)}–${bound(interval.upper)}`;
      },
      gap: (value: number, unit: string) => formatNumber(Math.abs(value), unit === 'percent' ? 1 : 2, language),
      level: (interval: Interval | null) => `${Math.round((interval?.level ?? 0.95) * 100)}%`,
      kind: (kind: string) => t([`kind.${kind}`, 'kind.other']),
      kindInside: (kind: string) => t([`kindInside.${kind}`, 'kindInside.other']),
    }),
    [t, i18n, language],
  );
}

export type PortalSpeech = ReturnType<typeof useSpeech>;

/** n as it may be printed: "dưới 10" when hidden. */
export function nWords(figure: Figure, { t, count }: PortalSpeech): string {
  return figure.n === null ? t('ranking.underTen') : count(figure.n);
}

/** Why a row has no place, in one sentence. */
export function whyUnranked(row: RankingRow, { t, count }: PortalSpeech): string {
  const minimum = row.minimum === null ? '' : count(row.minimum);
  switch (row.unranked) {
    case 'belowMinimum':
      return row.n === null
        ? t('why.belowMinimumUnknown', { minimum })
        : t('why.belowMinimum', { n: count(row.n), minimum });
    case 'tooFewToShow':
      return t('why.tooFewToShow', { minimum });
    case null:
      return '';
    default:
      return t(`why.${row.unranked}`);
  }
}
