/** Numbers and connecting words of a sentence, in one of two languages. */
import { Ratio } from '../number/ratio.js';

export type SentenceLanguage = 'vi' | 'en';

export interface SentenceOptions {
  readonly language: SentenceLanguage;
  /** Places of points, default 2. */
  readonly decimals?: number;
}

export class Words {
  private readonly decimals: number;
  private readonly language: SentenceLanguage;

  constructor({ language, decimals = 2 }: SentenceOptions) {
    this.language = language;
    this.decimals = decimals;
  }

  say(vi: string, en: string): string {
    return this.language === 'vi' ? vi : en;
  }

  /** An amount as it is, or cut to two places. */
  plain(exact: string): string {
    const value = Ratio.parse(exact);
    const short = value.toShortestDecimal();
    return this.comma(short !== null && short.length <= 12 ? short : (value.round(2).toShortestDecimal() ?? exact));
  }

  percent(exact: string): string {
    return `${this.comma(Ratio.parse(exact).round(2).toShortestDecimal() ?? exact)} %`;
  }

  /** `=` when two places show the whole value, else `≈`. */
  equals(exact: string): string {
    const value = Ratio.parse(exact);
    return value.equals(value.round(2)) ? '=' : '≈';
  }

  points(exact: string): string {
    return this.comma(Ratio.parse(exact).toFixed(this.decimals));
  }

  so(exact: string): string {
    return this.say(`, nên được ${this.points(exact)} điểm`, `, so ${this.points(exact)} points`);
  }

  private comma(text: string): string {
    return this.language === 'vi' ? text.replace('.', ',') : text;
  }
}

/** One clause for each kind of step. */
export type Clauses<Step extends { readonly step: string }> = {
  readonly [Name in Step['step']]: (step: Extract<Step, { readonly step: Name }>, words: Words) => string;
};
