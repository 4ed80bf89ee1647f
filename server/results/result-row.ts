/** The one place that turns a stored result into the row that API, page and export show (LESSONS L14). */
import { hideSmallCells, type PublicAgency } from '../../scoring/satisfaction/hide-small-cells.js';
import type { Questionnaire } from '../../scoring/satisfaction/questionnaire.js';
import type { AgencySatisfaction } from '../../scoring/satisfaction/satisfaction-score.js';
import type { FactorShape, RankedGroup, ResultRow } from './run.dto.js';
import type { RunAgency } from './run-inputs.js';
import type { RunGroup } from './satisfaction-run.js';

type Names = ReadonlyMap<string, { readonly vi: string; readonly en: string }>;

export const factorNames = (questionnaire: Questionnaire): Names =>
  new Map(questionnaire.factors.map((factor) => [factor.code, factor.name]));

const nameOf = (names: Names, code: string) => names.get(code) ?? { vi: code, en: code };

/** Row of an agency. Home affairs sees it with small cells hidden too: what cannot be published is no basis for a judgement. */
export function resultRow(agency: RunAgency, satisfaction: AgencySatisfaction, names: Names): ResultRow {
  const shown: PublicAgency = hideSmallCells(satisfaction);
  const { index, rank } = shown;
  return {
    agencyId: agency.id,
    code: agency.code,
    name: agency.name,
    kind: agency.kind,
    unitType: agency.unitType,
    population: agency.population,
    value: index.value,
    valueExact: index.valueExact,
    n: index.n,
    interval: index.interval,
    minimum: shown.minimum,
    eligible: shown.eligible,
    visibility: shown.visibility,
    unranked: shown.unranked,
    rank: rank === null ? null : { rank: rank.rank, of: rank.of, range: { from: rank.range.from, to: rank.range.to } },
    factors: shown.factors.map((factor): FactorShape => ({
      code: factor.code,
      name: nameOf(names, factor.code),
      value: factor.value,
      valueExact: factor.valueExact,
      n: factor.n,
      interval: factor.interval,
    })),
  };
}

/** Rows as every table lists them: ranked by place, then those without a place, each by Vietnamese name. */
export function inRankOrder(rows: readonly ResultRow[]): ResultRow[] {
  const collator = new Intl.Collator('vi');
  return [...rows].sort(
    (a, b) =>
      (a.rank?.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank?.rank ?? Number.MAX_SAFE_INTEGER) ||
      collator.compare(a.name, b.name) ||
      (a.agencyId < b.agencyId ? -1 : 1),
  );
}

export function rankedGroup(group: RunGroup, names: Names): RankedGroup {
  return {
    kind: group.group ?? '',
    agencies: group.agencies,
    shown: group.shown,
    ranked: group.ranked.length,
    forms: group.forms,
    mean: group.mean,
    factors: group.factorMeans.map((factor) => ({
      code: factor.code,
      name: nameOf(names, factor.code),
      value: factor.mean,
      valueExact: factor.meanExact,
      n: factor.agencies,
      interval: null,
    })),
  };
}
