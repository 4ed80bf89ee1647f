/** Kinds of one formula a row: percent of a maximum, a share turned into points, a mean over five, a mean, a ranking. */
import { rankCompetition, Ratio } from '../../scoring/index.js';
import type { Computed } from './published-compare.js';
import { amountOf, listOf, meanOf, recordOf, UnreadableTable, type Json } from './published-json.js';

type RowFormula = (row: Json) => Record<string, Computed>;

const VALUES = ['percent', 'indexPercent', 'index', 'value', 'points', 'total', 'mean'];

/** Applies a formula to the inputs themselves or to each of their rows. */
const perRow =
  (formula: RowFormula) =>
  (inputs: Json): Computed =>
    Array.isArray(inputs['rows']) ? { rows: listOf(inputs, 'rows').map((row) => formula(row)) } : formula(inputs);

/** Points ÷ maximum × 100. */
const indexOfMaximum = perRow((row) => {
  const percent = amountOf(row, ['points', 'total', 'obtained'])
    .mul(Ratio.HUNDRED)
    .div(amountOf(row, ['maxPoints', 'applicableMaxPoints', 'maximum', 'max']));
  return { percent, indexPercent: percent, index: percent };
});

/** Percent of another index ÷ 100 × points. */
const indexShare = perRow((row) => {
  const percent = amountOf(row, ['percent', 'indexPercent', 'index', 'value']);
  const points = percent.mul(amountOf(row, ['maxPoints', 'maximum', 'max'])).div(Ratio.HUNDRED);
  return { points };
});

/** Mean ÷ 5 × 100. */
const meanOver5 = perRow((row) => {
  const percent = amountOf(row, ['mean']).mul(Ratio.of(20));
  return { percent, meanOver5Percent: percent };
});

/** Plain mean of the units of a group. */
function groupMean(inputs: Json): Computed {
  const mean = meanOf(listOf(inputs, 'rows').map((row) => amountOf(row, VALUES)));
  return { mean, groupMean: mean };
}

/** Competition ranks, largest first. */
function ranking(inputs: Json): Computed {
  const rows = listOf(inputs, 'rows');
  if (rows.length === 0) throw new UnreadableTable('no rows');
  const ranks = rankCompetition(rows.map((row) => amountOf(row, VALUES)));
  return { rows: rows.map((row, i) => ({ ...namesOf(row), rank: Ratio.of(ranks[i] as number) })) };
}

/** The texts of a row, so that rows printed in another order are noticed. */
function namesOf(row: Json): Record<string, string> {
  return Object.fromEntries(
    Object.entries(recordOf(row)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

export const simpleKinds = { groupMean, indexOfMaximum, indexShare, meanOver5, ranking };
