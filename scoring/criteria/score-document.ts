/** Exact scores as the document of SCORE-IO §6: every amount as an exact ratio and rounded half up once, at this edge. */
import type { Ratio } from '../number/ratio.js';
import type { TotalStep, TraceStep } from '../trace/trace-step.js';
import type { Allowance } from './allowances.js';
import { bandMissedByRounding, bandOf } from './bands.js';
import type { ScoreOptions } from './check-options.js';
import type { ComponentPoints, ComponentStatus } from './component-points.js';
import type { Layer } from './policies.js';
import type { Band, Framework, Node } from './framework.js';
import { exactText } from './json-value.js';
import type { Rank } from './rank-agencies.js';
import type { AgencyPoints } from './score-agency.js';
import type { Scores } from './scores.js';
import { percentOfMaximum, type NodePoints } from './sums.js';

export interface AmountRow {
  readonly code: string;
  readonly applicable: boolean;
  readonly points: string;
  readonly pointsExact: string;
  readonly maxPoints: string;
  readonly applicableMaxPoints: string;
  readonly percent: string | null;
  readonly percentExact: string | null;
}

export interface ComponentRow extends AmountRow {
  readonly status: ComponentStatus;
  readonly steps: readonly TraceStep[];
}

export interface TotalRow extends Omit<AmountRow, 'code'> {
  readonly steps: readonly TotalStep[];
}

export interface AllowanceRow {
  readonly given: string;
  readonly points: string;
  readonly pointsExact: string;
  readonly cap: string;
}

export interface AgencyRow {
  readonly id: string;
  readonly name: string | null;
  readonly group: string | null;
  readonly excluded: { readonly reason: string } | null;
  readonly components: readonly ComponentRow[];
  readonly criteria: readonly AmountRow[];
  readonly fields: readonly AmountRow[];
  readonly bonus: AllowanceRow;
  readonly penalty: AllowanceRow;
  readonly total: TotalRow;
  readonly band: string | null;
  readonly rank: Rank | null;
  readonly unranked: 'excluded' | 'nothingApplicable' | null;
  readonly missing: readonly string[];
}

export interface RankingRow {
  readonly group: string | null;
  readonly ranked: readonly { readonly rank: number; readonly id: string; readonly percent: string }[];
  readonly unranked: readonly { readonly id: string; readonly reason: 'excluded' | 'nothingApplicable' }[];
}

export interface ScoreDocument {
  readonly schema: 'score/1';
  readonly framework: { readonly id: string; readonly version: string; readonly year: number };
  readonly layer: Layer;
  readonly options: ScoreOptions;
  readonly agencies: readonly AgencyRow[];
  readonly ranking: readonly RankingRow[];
}

/**
 * The document of exact scores: amounts as `"num/den"` and rounded half up to `options.decimals` places. Throws nothing.
 * Cost: linear in agencies × components. Source: SCORE-IO §6.
 *
 * @example
 * const result = scoreInputs(framework, inputs);
 * if (result.ok) writeScores(result.scores).schema; // "score/1"
 */
export function writeScores({ framework, layer, options, agencies, ranking }: Scores): ScoreDocument {
  const ranks = new Map(ranking.flatMap(({ ranked }) => ranked.map(({ agency, rank }) => [agency, rank] as const)));
  const { id, version, year } = framework.file;
  return {
    schema: 'score/1',
    framework: { id, version, year },
    layer,
    options,
    agencies: agencies.map((agency) => agencyRow(agency, ranks.get(agency) ?? null, framework, options)),
    ranking: ranking.map(({ group, ranked, unranked }) => ({
      group,
      ranked: ranked.map(({ agency, percent, rank }) => ({
        rank: rank[options.rankMethod],
        id: agency.id,
        percent: percent.toFixed(options.decimals),
      })),
      unranked: unranked.flatMap((agency) =>
        agency.unranked === null ? [] : [{ id: agency.id, reason: agency.unranked }],
      ),
    })),
  };
}

function agencyRow(
  agency: AgencyPoints,
  rank: Rank | null,
  framework: Framework,
  { decimals }: ScoreOptions,
): AgencyRow {
  const { id, name, group, excluded, unranked, total, components } = agency;
  const value = total.applicable ? (framework.bandsOn === 'points' ? total.points : total.percent) : null;
  const band = value && bandOf(value, rank, framework.bands);
  const nodes = (rows: readonly Node[], points: readonly NodePoints[]) =>
    rows.flatMap((node, index) => {
      const sums = points[index];
      return sums ? [amountRow(node.code, sums, node.maxPointsText, decimals)] : [];
    });
  return {
    id,
    name,
    group,
    excluded,
    components: components.map((component) => componentRow(component, framework, decimals)),
    criteria: nodes(framework.criteria, agency.criteria),
    fields: nodes(framework.fields, agency.fields),
    bonus: allowanceRow(agency.bonus, framework.bonusCap, decimals),
    penalty: allowanceRow(agency.penalty, framework.penaltyCap, decimals),
    total: totalRow(agency, framework, totalSteps(agency, framework, value, band, decimals), decimals),
    band: band?.name ?? null,
    rank,
    unranked,
    missing: components.filter(({ status }) => status === 'missing').map(({ component }) => component.code),
  };
}

function componentRow(row: ComponentPoints, { notApplicablePolicy }: Framework, decimals: number): ComponentRow {
  const { component, status, points, applicableMaxPoints, applicable, dropped, steps } = row;
  const hasPercent = applicable || (dropped && notApplicablePolicy === 'fullPoints');
  const percent = hasPercent ? percentOfMaximum(points, applicableMaxPoints) : null;
  const whole = applicableMaxPoints === component.maxPoints;
  return {
    code: component.code,
    status,
    applicable,
    points: points.toFixed(decimals),
    pointsExact: points.toText(),
    maxPoints: component.maxPointsText,
    applicableMaxPoints: whole ? component.maxPointsText : exactText(applicableMaxPoints),
    percent: percent && percent.toFixed(decimals),
    percentExact: percent && percent.toText(),
    steps: steps ?? [],
  };
}

/** Literals instead of copies: there are tens of thousands of rows. */
function amountRow(code: string, node: NodePoints, maxPoints: string, decimals: number): AmountRow {
  const { points, applicableMaxPoints, applicable, percent } = node;
  return {
    code,
    applicable,
    points: points.toFixed(decimals),
    pointsExact: points.toText(),
    maxPoints,
    applicableMaxPoints: exactText(applicableMaxPoints),
    percent: percent && percent.toFixed(decimals),
    percentExact: percent && percent.toText(),
  };
}

function totalRow(agency: AgencyPoints, framework: Framework, steps: readonly TotalStep[], decimals: number): TotalRow {
  const { code: _code, ...amounts } = amountRow('', agency.total, exactText(framework.maxPoints), decimals);
  return { ...amounts, steps };
}

function allowanceRow({ given, points }: Allowance, cap: Ratio, decimals: number): AllowanceRow {
  return {
    given: exactText(given),
    points: points.toFixed(decimals),
    pointsExact: points.toText(),
    cap: exactText(cap),
  };
}

/** How the total and its band came about, and when rounding makes a limit seem reached that is not. */
function totalSteps(
  { sum, bonus, penalty, total }: AgencyPoints,
  { bands, bandsOn }: Framework,
  value: Ratio | null,
  reached: Band | null,
  decimals: number,
): readonly TotalStep[] {
  const points = exactText(total.points);
  const steps: TotalStep[] = [
    {
      step: 'total',
      sum: exactText(sum),
      bonus: exactText(bonus.points),
      penalty: exactText(penalty.points),
      points,
    },
  ];
  if (total.percent !== null) {
    const applicableMaxPoints = exactText(total.applicableMaxPoints);
    steps.push({ step: 'percent', points, applicableMaxPoints, percent: exactText(total.percent) });
  }
  if (value === null) return steps;
  const missed = bandMissedByRounding(value, decimals, bands);
  const place = (step: 'band' | 'belowBand', band: Band) =>
    steps.push({ step, on: bandsOn, value: exactText(value), min: exactText(band.min), band: band.name });
  if (missed) place('belowBand', missed);
  if (reached) place('band', reached);
  return steps;
}
