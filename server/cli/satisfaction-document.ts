/** The JSON document of `thuocdo satisfaction`: the chosen rule with intervals and ranks, every other rule beside it. */
import {
  allRuleIds,
  mergeTallies,
  printFigure,
  printRatio,
  resolveRule,
  satisfactionFigure,
  scoreSatisfaction,
  ScoringError,
  type AgencySatisfaction,
  type FigureTarget,
  type RankMethod,
  type SatisfactionRule,
  type ScoredQuestionnaire,
  type Tally,
  type TallyLayout,
} from '../../scoring/index.js';
import { levelCounts, meanOf, medianOf, percentSatisfied, sdOf } from '../../scoring/statistics/likert/level-counts.js';
import { WHOLE_FILE, type TalliedCsv } from './tally-csv.js';

/** Methods that only make sense on their own framework's form. */
const OF_ONE_FRAMEWORK = ['pointsPerIndicator/', 'rescale1To10/'];

interface DocumentOptions {
  readonly minimum?: number;
  readonly decimals?: number;
  readonly rankMethod?: RankMethod;
}

/** Amounts as in SCORE-IO §1: `…Exact` = "num/den", the others rounded half up. Nothing is hidden: the file is the caller's own. */
export function satisfactionDocument(
  questionnaire: ScoredQuestionnaire,
  layout: TallyLayout,
  rule: SatisfactionRule,
  tallied: TalliedCsv,
  options: DocumentOptions,
) {
  const entries = [...tallied.tallies];
  const agencies = entries.map(([id, tally]) => ({ id, tally }));
  const scored = scoreSatisfaction({ questionnaire, layout, rule, agencies, hideBelow: 0, ...options });
  const merged = mergeTallies(layout, entries.map(([, tally]) => tally)); // prettier-ignore
  const whole = scoreSatisfaction({
    questionnaire,
    layout,
    rule,
    agencies: [{ id: WHOLE_FILE, tally: merged }],
    hideBelow: 0,
    ...options,
  });
  const print = (agency: AgencySatisfaction, tally: Tally, rows: number) =>
    agencyDocument(questionnaire, layout, rule, agency, tally, rows, scored.options.decimals);
  const allRows = [...tallied.rows.values()].reduce((sum, rows) => sum + rows, 0);
  const all = print(whole.agencies[0] as AgencySatisfaction, merged, allRows);
  return {
    schema: scored.schema,
    questionnaire: scored.questionnaire,
    rule,
    options: scored.options,
    responses: {
      rows: allRows,
      counted: merged[0],
      withoutRating: tallied.withoutRating,
      outsideCodes: tallied.outsideCodes,
      itemsWithoutColumn: tallied.itemsWithoutColumn,
      ignoredColumns: tallied.ignoredColumns,
    },
    agencies: scored.agencies.map((agency, at) =>
      print(agency, (entries[at] as [string, Tally])[1], tallied.rows.get(agency.id) ?? 0),
    ),
    all: { ...all, rank: null, eligibility: undefined, unranked: undefined },
    ranking: scored.groups.map(({ group, mean, meanExact, ranked, unranked }) => ({
      group,
      mean,
      meanExact,
      ranked,
      unranked,
    })),
  };
}

function agencyDocument(
  questionnaire: ScoredQuestionnaire,
  layout: TallyLayout,
  rule: SatisfactionRule,
  agency: AgencySatisfaction,
  tally: Tally,
  rows: number,
  decimals: number,
) {
  const byRule = (target: FigureTarget) => figuresByRule(questionnaire, layout, rule, tally, target, decimals);
  const scopeAt = (code: string, kind: string): number =>
    layout.scopes.findIndex((scope) => scope.kind === kind && scope.code === code);
  const { id, group, forms, index, blocks, factors, items, rank, unranked, eligible, minimum } = agency;
  return {
    id,
    group,
    rows,
    forms,
    items: items.map(({ levels, counts, visibility: _visibility, ...item }) => {
      const place = layout.items.findIndex(({ code }) => code === item.code);
      return {
        ...item,
        counts: Object.fromEntries(levels.map((level, i) => [level, counts[i]])),
        ...(item.rated ? ratingOf(layout, tally, place, levels, counts, decimals) : {}),
      };
    }),
    factors: factors.map(({ visibility: _visibility, ...factor }) => ({
      ...factor,
      byRule: byRule({ scope: scopeAt(factor.code, 'factor') }),
    })),
    blocks: blocks.map(({ visibility: _visibility, ...block }) => ({
      ...block,
      byRule: byRule({ scope: scopeAt(block.code, 'block') }),
    })),
    index: { ...index, byRule: byRule({ scope: 0 }) },
    eligibility: { eligible, minimum, reason: eligible ? null : unranked },
    rank,
    unranked,
  };
}

/** Every rule that is defined for the target, so that one file answers "by which rule?". */
function figuresByRule(
  questionnaire: ScoredQuestionnaire,
  layout: TallyLayout,
  chosen: SatisfactionRule,
  tally: Tally,
  target: FigureTarget,
  decimals: number,
): Record<string, { value: string | null; valueExact: string | null }> {
  const figures: Record<string, { value: string | null; valueExact: string | null }> = {};
  for (const id of allRuleIds()) {
    const other = OF_ONE_FRAMEWORK.some((method) => id.startsWith(method)) && !id.startsWith(`${chosen.method}/`);
    if (other) continue;
    const weights = chosen.weights === undefined ? {} : { weights: chosen.weights };
    const figure = satisfactionFigure(layout, tally, ruleOrNull(questionnaire, id, weights) ?? chosen, target);
    const { value, valueExact, reason } = printFigure(figure, decimals);
    if (value !== null || reason === 'noAnswers') figures[id] = { value, valueExact };
  }
  return figures;
}

function ruleOrNull(
  questionnaire: ScoredQuestionnaire,
  id: string,
  options: Pick<SatisfactionRule, 'weights'>,
): SatisfactionRule | null {
  try {
    return resolveRule(questionnaire, id, options);
  } catch (error) {
    if (error instanceof ScoringError) return null;
    throw error;
  }
}

/** Both usual readings of a rated item, satisfied percent and mean level, and the spread of its distribution. */
function ratingOf(
  layout: TallyLayout,
  tally: Tally,
  place: number,
  levels: readonly number[],
  counts: readonly number[],
  decimals: number,
) {
  const { satisfied = [] } = layout.items[place] ?? {};
  const order = levels.map((_, i) => i).sort((a, b) => (levels[a] ?? 0) - (levels[b] ?? 0));
  const codes = {
    valid: order.map((i) => levels[i] ?? 0),
    satisfied: levels.filter((_, i) => satisfied[i] === true),
    dissatisfied: [],
    notApplicable: -1,
    refused: -2,
  };
  const of = levelCounts(
    order.map((i) => counts[i] ?? 0),
    codes,
  );
  const percent = printRatio(percentSatisfied(of), decimals);
  const mean = printRatio(meanOf(of), decimals);
  return {
    percentSatisfied: percent.value,
    percentSatisfiedExact: percent.valueExact,
    mean: mean.value,
    meanExact: mean.valueExact,
    sum: of.sum,
    sumSquares: of.sumSquares,
    sd: sdOf(of),
    median: medianOf(of, codes),
  };
}
