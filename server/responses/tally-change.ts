/** Rows of `tally_change`: what the intake and exclusions have added to or taken from tallies, not yet added up. */
import { addForm, emptyTally } from '../../scoring/satisfaction/tally.js';
import type { TallyLayout } from '../../scoring/satisfaction/tally-layout.js';

/** A row as the queries select it: arrays as PostgreSQL's text, so that they are read once and by position. */
export interface ChangeRow {
  readonly surveyId: string;
  readonly provinceId: string;
  readonly sign: 1 | -1;
  readonly receivedAt: Date | null;
  readonly agencies: string;
  readonly channels: string;
  readonly kinds: string;
  readonly answers: string;
  readonly choices: readonly (Choices | null)[] | null;
}

/** Multi and number answers by item code. */
export type Choices = Readonly<Record<string, number | readonly number[]>>;

export const CHANGE_COLUMNS = `survey_id AS "surveyId", province_id AS "provinceId", sign, received_at AS "receivedAt",
  agency_ids::text AS agencies, channels::text AS channels, respondent_kinds::text AS kinds, answers::text AS answers, choices`;

export interface TallyKey {
  readonly agencyId: string;
  readonly channel: string;
  readonly respondentKind: string;
}

const nameOf = (key: TallyKey): string => `${key.agencyId} ${key.channel} ${key.respondentKind}`;

/** Tallies of one survey by key, grown in place. */
export class TallySums {
  private readonly sums = new Map<string, { key: TallyKey; counts: number[] }>();

  constructor(readonly layout: TallyLayout) {}

  /** The counts of a key, zeros at first. */
  of(key: TallyKey): number[] {
    const name = nameOf(key);
    let entry = this.sums.get(name);
    if (entry === undefined) {
      entry = { key, counts: emptyTally(this.layout) };
      this.sums.set(name, entry);
    }
    return entry.counts;
  }

  /** Adds stored counts to a key. */
  add(key: TallyKey, counts: readonly number[]): void {
    const name = nameOf(key);
    const present = this.sums.get(name);
    if (present === undefined) {
      this.sums.set(name, { key, counts: [...counts] });
      return;
    }
    const sum = present.counts;
    for (let i = 0; i < sum.length; i += 1) sum[i] = (sum[i] as number) + (counts[i] as number);
  }

  /** Adds (1) or takes back (−1) one response. */
  addForm(key: TallyKey, levels: readonly (number | null)[], choices: Choices | null, sign: 1 | -1): void {
    addForm(this.layout, this.of(key), { levels, ...placed(this.layout, choices) }, sign);
  }

  /** Adds the responses of a change. */
  addChange(row: ChangeRow): void {
    const agencies = elements(row.agencies);
    const channels = elements(row.channels);
    const kinds = elements(row.kinds);
    const forms = levelsOf(row.answers, agencies.length);
    for (let i = 0; i < agencies.length; i += 1) {
      const key = { agencyId: agencies[i]!, channel: channels[i]!, respondentKind: kinds[i]! };
      this.addForm(key, forms[i] ?? [], row.choices?.[i] ?? null, row.sign);
    }
  }

  /** All keys with their counts, ordered, so that writers lock rows in one order. */
  entries(): { key: TallyKey; counts: number[] }[] {
    return [...this.sums.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry);
  }
}

const NOTHING = {};

function placed(layout: TallyLayout, choices: Choices | null) {
  if (choices === null) return NOTHING;
  return {
    selections: layout.selections.map((item) => (choices[item.code] as readonly number[] | undefined) ?? []),
    numbers: layout.numbers.map((item) => (choices[item.code] as number | undefined) ?? null),
  };
}

/** Elements of a one-dimensional array of ids or codes: none contains a comma, quote or brace. */
function elements(text: string): string[] {
  return text === '{}' ? [] : text.slice(1, -1).replace(/"/g, '').split(',');
}

const [COMMA, MINUS, ZERO, NINE, CLOSE, NULL_N] = [44, 45, 48, 57, 125, 78];

/** `{{5,NULL},{4,3}}` or `{5,NULL}` as lists of codes, one per form. */
export function levelsOf(text: string, forms: number): (number | null)[][] {
  const lists: (number | null)[][] = [];
  let list: (number | null)[] = [];
  let value = 0;
  let sign = 1;
  let digits = false;
  let blank = false;
  for (let i = 0; i < text.length && lists.length < forms; i += 1) {
    const letter = text.charCodeAt(i);
    if (letter >= ZERO && letter <= NINE) {
      value = value * 10 + (letter - ZERO);
      digits = true;
    } else if (letter === MINUS) sign = -1;
    else if (letter === NULL_N) blank = true;
    else if (letter === COMMA || letter === CLOSE) {
      if (digits) list.push(sign * value);
      else if (blank) list.push(null);
      value = 0;
      sign = 1;
      digits = false;
      blank = false;
      if (letter === CLOSE) {
        lists.push(list);
        list = [];
      }
    }
  }
  return lists;
}

/** Whole numbers of a one-dimensional array without nulls; by hand, as a run reads hundreds of thousands of them. */
export function numbersOf(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let sign = 1;
  for (let i = 1; i < text.length; i += 1) {
    const letter = text.charCodeAt(i);
    if (letter >= ZERO && letter <= NINE) value = value * 10 + (letter - ZERO);
    else if (letter === MINUS) sign = -1;
    else if (text.length > 2) {
      numbers.push(sign === 1 ? value : -value);
      value = 0;
      sign = 1;
    }
  }
  return numbers;
}
