/**
 * A satisfaction measure of all agencies of a survey from their tallies: figures, intervals, eligibility, ranks with
 * rank ranges and block means (METHODS §2.1, DESIGN §4 "A score"). Reads tallies only, so its cost does not grow with
 * the number of responses. Server, browser verification and command line call this one function.
 */
import { bandOf } from '../criteria/bands.js';
import { Ratio } from '../number/ratio.js';
import { ScoringError } from '../number/scoring-error.js';
import { DEFAULT_MINIMUM, requiredForms, type MinimumRule } from '../ranking/minimum-responses.js';
import { quartileGroup } from '../ranking/quartile-groups.js';
import { rankedList } from '../ranking/ranked-list.js';
import type { SatisfactionFigure } from './figure.js';
import { indexRankRanges } from './index-rank-ranges.js';
import { itemScores } from './item-scores.js';
import { printFigure, printRatio } from './printed-figure.js';
import type { ScoredQuestionnaire } from './questionnaire.js';
import { satisfactionFigure } from './satisfaction-figure.js';
import type {
  AgencyRank,
  AgencySatisfaction,
  GroupSatisfaction,
  MeasuredAgency,
  SatisfactionInput,
  SatisfactionScore,
  ScopeScore,
  UnrankedReason,
} from './satisfaction-result.js';
import { resolveRule, type SatisfactionRule } from './satisfaction-rule.js';
import { HIDE_BELOW, visibilityOf } from './suppression.js';
import { tallyLayout, type Tally, type TallyLayout } from './tally-layout.js';
import { emptyTally, tallyFault } from './tally.js';
import { aggregateUnits } from './unit-aggregation.js';

export type * from './satisfaction-result.js';

/**
 * Scores every agency by one rule. Agencies come back in input order, groups in order of first appearance. Ranks compare
 * exact values inside a group; below the minimum, excluded, hidden and undefined agencies are scored but not ranked and
 * count in nobody's rank. Small cells are marked, not removed: `hideSmallCells` removes them for publication.
 *
 * Throws `ScoringError`: `unknownRule`; `badInput` for a repeated id, a tally of another layout or one that cannot come
 * from forms, decimals outside 0..6. Cost: O(agencies · (items + factors²)) + O(ranked²) for rank ranges.
 *
 * @example
 * const questionnaire = plainQuestionnaire({ F: ['q1', 'q2'] });
 * const layout = tallyLayout(questionnaire);
 * const tally = mergeTallies(layout, [[5, 4], [2, 9]].map((levels) => tallyOf(layout, { levels })));
 * const agencies = [{ id: 'a', tally }];
 * scoreSatisfaction({ questionnaire, agencies, minimum: 1, hideBelow: 0 }).agencies[0].index.value // '66.67'
 */
export function scoreSatisfaction(input: SatisfactionInput): SatisfactionScore {
  const { questionnaire, scaleChoices = {}, agencies, hideBelow = HIDE_BELOW } = input;
  const { rankMethod = 'competition', unitAggregation = 'plainMean' } = input;
  const layout = input.layout ?? tallyLayout(questionnaire, scaleChoices);
  const rule = typeof input.rule === 'object' ? input.rule : resolveRule(questionnaire, input.rule);
  const decimals = input.decimals ?? questionnaire.scoring.rounding.decimals;
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 6) {
    throw new ScoringError('badInput', 'decimals must be a whole number 0..6', { decimals });
  }
  const minimum: MinimumRule =
    typeof input.minimum === 'number' ? { kind: 'fixed', forms: input.minimum } : (input.minimum ?? DEFAULT_MINIMUM);

  const none = emptyTally(layout);
  const tallies = checkedTallies(layout, agencies, none);
  const indexes = tallies.map((tally, at) =>
    satisfactionFigure(layout, tally, rule, { scope: 0 }, agencies[at]?.population ?? null),
  );
  const required = agencies.map((agency) =>
    requiredForms(minimum, { agencyKind: agency.kind ?? null, dossiers: agency.dossiers ?? agency.population ?? null }),
  );
  const unranked = agencies.map((agency, at) =>
    reasonNotRanked(agency, indexes[at] as SatisfactionFigure, required[at] ?? null, hideBelow),
  );
  const list = rankedList(
    agencies.map((agency, at) => ({
      id: agency.id,
      group: agency.group ?? null,
      value: (indexes[at] as SatisfactionFigure).value,
      unranked: unranked[at] ?? null,
    })),
  );
  const ranges = indexRankRanges(list, indexes);
  const bands = bandsOf(questionnaire, rule);

  const scored = agencies.map((agency, at): AgencySatisfaction => {
    const tally = tallies[at] as Tally;
    const index = indexes[at] as SatisfactionFigure;
    const population = agency.population ?? null;
    const need = required[at] ?? null;
    const place = list.places[at];
    const range = ranges[at];
    const scopes = (kind: 'block' | 'factor'): ScopeScore[] =>
      layout.scopes.flatMap((scope, scopeAt) => {
        if (scope.kind !== kind) return [];
        const figure = printFigure(satisfactionFigure(layout, tally, rule, { scope: scopeAt }, population), decimals);
        return [
          { code: scope.code, block: scope.block, ...figure, visibility: visibilityOf(figure.n, need, hideBelow) },
        ];
      });
    return {
      id: agency.id,
      name: agency.name ?? null,
      group: agency.group ?? null,
      excluded: agency.excluded ?? null,
      forms: tally[0] as number,
      population,
      minimum: need,
      eligible: need !== null && index.forms >= need,
      visibility: visibilityOf(index.forms, need, hideBelow),
      index: printFigure(index, decimals),
      blocks: scopes('block'),
      factors: scopes('factor'),
      items: itemScores(layout, tally, rule, population, decimals, (forms) => visibilityOf(forms, need, hideBelow)),
      band: index.value === null ? null : (bandOf(index.value, null, bands)?.name ?? null),
      rank: place && range ? { ...place, rank: place[rankMethod], quartile: quartileGroup(place), range } : null,
      unranked: unranked[at] ?? null,
    };
  });

  const groups = list.groups.map(({ group, ranked, unranked: rest }): GroupSatisfaction => {
    const members = [...ranked, ...rest];
    const shown = members.filter((at) => scored[at]?.visibility !== 'hidden' && scored[at]?.excluded === null);
    const units = shown.map((at) => ({
      value: indexes[at]?.value ?? null,
      tally: tallies[at] as Tally,
      weight: agencies[at]?.population ?? null,
    }));
    const mean = printRatio(aggregateUnits(unitAggregation, layout, rule, units), decimals);
    return {
      group,
      agencies: members.length,
      shown: shown.length,
      forms: shown.reduce((sum, at) => sum + (scored[at]?.index.n ?? 0), 0),
      mean: mean.value,
      meanExact: mean.valueExact,
      ranked: ranked.map((at) => {
        const agency = scored[at] as AgencySatisfaction;
        return { rank: (agency.rank as AgencyRank).rank, id: agency.id, value: agency.index.value as string };
      }),
      unranked: rest.map((at) => ({
        id: (scored[at] as AgencySatisfaction).id,
        reason: unranked[at] as UnrankedReason,
      })),
    };
  });
  return {
    schema: 'satisfaction/1',
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    rule,
    options: { rankMethod, decimals, minimum, unitAggregation, hideBelow },
    agencies: scored,
    groups,
  };
}

/** Bands belong to points per indicator (TT 01/2018): those of the rule's item set, of the agency's when it names none. */
function bandsOf(questionnaire: ScoredQuestionnaire, rule: SatisfactionRule) {
  const listed =
    rule.method === 'pointsPerIndicator' ? (questionnaire.scoring.bands?.[rule.itemSet ?? 'agency'] ?? []) : [];
  return listed.map(({ name, min }) => ({ name, min: Ratio.parse(min), minPercentile: null }));
}

function checkedTallies(layout: TallyLayout, agencies: readonly MeasuredAgency[], none: Tally): Tally[] {
  const seen = new Set<string>();
  return agencies.map(({ id, tally }) => {
    if (seen.has(id)) throw new ScoringError('badInput', `Agency ${id} is given twice`, { id });
    seen.add(id);
    const fault = tally === null ? null : tallyFault(layout, tally);
    if (fault !== null) throw new ScoringError('badInput', `The tally of ${id} is ${fault}`, { id, fault });
    return tally ?? none;
  });
}

function reasonNotRanked(
  agency: MeasuredAgency,
  index: SatisfactionFigure,
  required: number | null,
  hideBelow: number,
): UnrankedReason | null {
  if ((agency.excluded ?? null) !== null) return 'excluded';
  if (index.value === null) return 'undefined';
  if (index.forms < hideBelow) return 'tooFewToShow';
  if (required === null) return 'minimumUnknown';
  return index.forms < required ? 'belowMinimum' : null;
}
