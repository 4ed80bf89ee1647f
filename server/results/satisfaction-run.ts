/** Scores a round from its inputs: one pure step between what was read and what is stored. */
import { blockFactorMeans, type FactorMean } from '../../scoring/satisfaction/block-means.js';
import {
  scoreSatisfaction,
  type AgencySatisfaction,
  type GroupSatisfaction,
  type SatisfactionScore,
} from '../../scoring/satisfaction/satisfaction-score.js';
import type { RunAgency, RunInputs } from './run-inputs.js';

/** Release of the scoring method; a change of any figure for the same inputs raises it. */
export const methodVersion = 'satisfaction/1';

export interface ChannelFigure {
  readonly channel: string;
  readonly entersIndex: boolean;
  readonly n: number;
  readonly value: string | null;
  readonly interval: {
    readonly name: string;
    readonly level: number;
    readonly lower: number;
    readonly upper: number;
  } | null;
}

export interface RunResult {
  readonly agency: RunAgency;
  readonly satisfaction: AgencySatisfaction;
  readonly channels: readonly ChannelFigure[];
}

export interface RunGroup extends GroupSatisfaction {
  readonly factorMeans: readonly FactorMean[];
}

export interface RunSummary {
  readonly rule: SatisfactionScore['rule'];
  readonly options: SatisfactionScore['options'];
  readonly questionnaire: { readonly id: string; readonly version: string };
  readonly groups: readonly RunGroup[];
  readonly agencies: number;
  readonly ranked: number;
  readonly responses: number;
  readonly excludedForms: number;
}

/** Agencies are ranked inside their kind: results never mix levels (METHODS §5). */
export function scoreRun(inputs: RunInputs): { summary: RunSummary; results: RunResult[] } {
  const { survey, agencies, layout, tallies } = inputs;
  const scoreOf = (counts: ReadonlyMap<string, readonly number[]>): SatisfactionScore =>
    scoreSatisfaction({
      questionnaire: survey.questionnaire,
      scaleChoices: survey.scaleChoices,
      layout,
      minimum: survey.minimum,
      agencies: agencies.map((agency) => ({
        id: agency.id,
        name: agency.name,
        group: agency.kind,
        kind: agency.kind,
        population: agency.population,
        tally: counts.get(agency.id) ?? null,
      })),
    });
  const score = scoreOf(tallies);
  const channels = [...inputs.byChannel]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([channel, counts]) => ({ channel, score: scoreOf(counts) }));
  const results = agencies.map((agency, at): RunResult => ({
    agency,
    satisfaction: score.agencies[at] as AgencySatisfaction,
    channels: channels.flatMap(({ channel, score: ofChannel }) => {
      const figure = ofChannel.agencies[at]?.index;
      if (figure === undefined || figure.n === 0) return [];
      const { n, value, interval } = figure;
      return [{ channel, entersIndex: survey.indexChannels.includes(channel), n, value, interval }];
    }),
  }));
  const groups = score.groups.map((group) => ({
    ...group,
    factorMeans: blockFactorMeans(
      score.agencies.filter((agency) => agency.group === group.group),
      score.options.decimals,
    ),
  }));
  return {
    summary: {
      rule: score.rule,
      options: score.options,
      questionnaire: score.questionnaire,
      groups,
      agencies: agencies.length,
      ranked: score.agencies.filter((agency) => agency.rank !== null).length,
      responses: score.agencies.reduce((sum, agency) => sum + agency.forms, 0),
      excludedForms: [...inputs.excludedForms.values()].reduce((sum, n) => sum + n, 0),
    },
    results,
  };
}
