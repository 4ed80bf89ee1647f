/**
 * What follows from the inputs of a published table, by its kind, in the shape of its `expected`. All arithmetic is that
 * of `scoring`; a property that a kind does not know is left out and then counts as "not computed", never as equal.
 */
import { bandOf, rankCompetition, Ratio, sumOfRatios } from '../../scoring/index.js';
import { Conflict, truncated, Within, type Computed } from './published-compare.js';
import { simpleKinds } from './published-simple-kinds.js';
import { weightedComposition } from './published-composition.js';
import { amount, listOf, meanOf, recordOf, textOf, type Json } from './published-json.js';
import { satisfactionRules } from './published-satisfaction.js';

/** Inputs and expected of one table → what was computed. */
export type PublishedKind = (inputs: Json, expected: Json) => Computed;

type Properties = Record<string, Computed>;

/** Shares of a counted distribution: rounded, of the satisfied levels, and for tables of others also cut off. */
function distribution(inputs: Json): Computed {
  const counts = listOf(inputs, 'counts');
  const n = amount(inputs, 'n');
  const percents = counts.map((level) => amount(level, 'count').mul(Ratio.HUNDRED).div(n));
  const satisfied = counts.filter((level) => recordOf(level)['satisfied'] === true);
  const top = sumOfRatios(satisfied.map((level) => amount(level, 'count')));
  return {
    percent: percents,
    topTwoPercent: top.mul(Ratio.HUNDRED).div(n),
    percentHalfUp: percents,
    percentTruncated: percents.map((percent) => truncated(percent, 2)),
    percentPrinted: percents.map((percent) => new Conflict(percent, percent)),
  };
}

/** Rows of appraised and surveyed points: total, percent of the maximum, rank, mean. */
function pointsTotal(inputs: Json): Computed {
  const rows = listOf(inputs, 'rows');
  const maximum = amount(recordOf(inputs)['maxima'], 'total');
  const totals = rows.map((row) => amount(row, 'appraised').add(amount(row, 'survey')));
  const percents = totals.map((total) => total.mul(Ratio.HUNDRED).div(maximum));
  const ranks = rankCompetition(percents);
  return {
    rows: rows.map((row, i) => ({
      unit: textOf(row, 'unit'),
      total: totals[i] as Ratio,
      indexPercent: percents[i] as Ratio,
      rank: Ratio.of(ranks[i] as number),
    })),
    mean: meanOf(percents),
  };
}

/** Bands of totals or of units, indicator means to one decimal (TT 01/2018), bounds for ranks of an excerpt. */
function bands(inputs: Json): Computed {
  const record = recordOf(inputs);
  const computed: Properties = {};
  if (Array.isArray(record['rows'])) return bandsOfUnits(inputs);
  for (const [set, entries] of Object.entries(recordOf(record['bands']))) {
    const totals = record[`${set}Totals`];
    if (!Array.isArray(totals)) continue;
    computed[`${set}Bands`] = totals.map((total: unknown) => bandName(Ratio.parse(total as number), entries));
  }
  if (Array.isArray(record['dossierPoints'])) {
    computed['indicatorScores'] = (record['dossierPoints'] as number[][]).map((points) =>
      meanOf(points.map((point) => Ratio.parse(point))).round(1),
    );
  }
  return computed;
}

/**
 * An excerpt: bands follow from the points; a rank lies between the rank inside the excerpt and that rank plus the
 * units not printed; a band holds at least the printed units and at most those and all that are not printed.
 */
function bandsOfUnits(inputs: Json): Computed {
  const rows = listOf(inputs, 'rows');
  const entries = recordOf(inputs)['bands'];
  const kinds = [...new Set(rows.map((row) => textOf(row, 'kind')))];
  const printed = new Map(kinds.map((kind) => [kind, rows.filter((row) => textOf(row, 'kind') === kind)]));
  const others = (kind: string): number => {
    const all = recordOf(inputs)[`${kind}s`];
    return typeof all === 'number' ? all - (printed.get(kind)?.length ?? 0) : 0;
  };
  const computedRows = rows.map((row) => {
    const kind = textOf(row, 'kind');
    const group = printed.get(kind) ?? [];
    const rank = rankCompetition(group.map((one) => amount(one, 'points')))[group.indexOf(row)] ?? 0;
    return {
      unit: textOf(row, 'unit'),
      band: bandName(amount(row, 'points'), entries),
      rank: new Within(Ratio.of(rank), Ratio.of(rank + others(kind))),
    };
  });
  const bandCounts = Object.fromEntries(
    kinds.map((kind) => {
      const names = (printed.get(kind) ?? []).map((row) => bandName(amount(row, 'points'), entries));
      const counts = (entries as Json[]).map((entry) => {
        const name = textOf(entry, 'name');
        const count = names.filter((one) => one === name).length;
        return [name, new Within(Ratio.of(count), Ratio.of(count + others(kind)))] as const;
      });
      return [kind, Object.fromEntries(counts)] as const;
    }),
  );
  return { rows: computedRows, bandCounts };
}

function bandName(value: Ratio, entries: unknown): string {
  const list = (entries as Json[]).map((entry) => ({
    name: textOf(entry, 'name'),
    min: amount(entry, 'min'),
    minPercentile: null,
  }));
  return bandOf(value, null, list)?.name ?? '';
}

/** Plain mean of factor percents, and sums of the forms that are given in parts. */
function meanOfFactors(inputs: Json): Computed {
  const mean = meanOf(listOf(inputs, 'factors').map((factor) => amount(factor, 'percent')));
  const forms = recordOf(inputs)['forms'];
  return { overall: mean, overallUnrounded: mean, ...(forms === undefined ? {} : { forms: formsOf(forms) }) };
}

/** Forms counted by respondent and by channel must give one total. */
function formsOf(forms: unknown): Computed {
  const respondents = amount(forms, 'parents').add(amount(forms, 'students'));
  const channels = amount(forms, 'online').add(amount(forms, 'direct'));
  return respondents.equals(channels) ? respondents : 'two totals';
}

/** Plain mean of sections but the excluded ones, over the scale's maximum as percent, and with all of them. */
function meanOfSections(inputs: Json): Computed {
  const sections = listOf(inputs, 'sections');
  const excluded = recordOf(inputs)['excluded'];
  const left = sections.filter((section) => !Array.isArray(excluded) || !excluded.includes(textOf(section, 'code')));
  const mean = meanOf(left.map((section) => amount(section, 'mean')));
  return {
    overall: mean,
    overallUnrounded: mean,
    percent: mean.mul(Ratio.HUNDRED).div(amount(inputs, 'scaleMax')),
    withCostUnrounded: meanOf(sections.map((section) => amount(section, 'mean'))),
  };
}

/** Quota arithmetic: groups, what is left of their block, what a later plan took away. */
function quota(inputs: Json): Computed {
  const groups = sumOfRatios(listOf(inputs, 'groups').map((group) => amount(group, 'forms')));
  return {
    sumOfGroups: groups,
    remainder: amount(inputs, 'homeAffairsBlock').sub(groups),
    reduction: amount(inputs, 'planned').sub(amount(inputs, 'afterMerger')),
  };
}

/** Parts that add up: sub-dimensions of rows, or points of groups. */
function sum(inputs: Json): Computed {
  const record = recordOf(inputs);
  if (Array.isArray(record['groups'])) {
    return { total: sumOfRatios(listOf(inputs, 'groups').map((group) => amount(group, 'points'))) };
  }
  return {
    rows: listOf(inputs, 'rows').map((row) => ({
      province: textOf(row, 'province'),
      dimension: sumOfRatios((recordOf(row)['sub'] as number[]).map((part) => Ratio.parse(part))),
    })),
  };
}

/** The kinds that are known; a table of any other is skipped by name. */
export const PUBLISHED_KINDS: Readonly<Record<string, PublishedKind>> = {
  bands,
  distribution,
  meanOfFactors,
  meanOfSections,
  pointsTotal,
  quota,
  satisfactionRules,
  sum,
  weightedComposition,
  ...simpleKinds,
};
