/** What a publication freezes: the ranking that everyone reads and a profile an agency, small cells already taken out. */
import { createHash } from 'node:crypto';
import { hideSmallCells } from '../../scoring/satisfaction/hide-small-cells.js';
import type { QuestionnaireItem } from '../../scoring/satisfaction/questionnaire.js';
import { HIDE_BELOW, suppressTable } from '../../scoring/satisfaction/suppression.js';
import type { ChannelShape, ItemShape, MethodShape } from './publication.dto.js';
import { factorNames, inRankOrder, rankedGroup, resultRow } from './result-row.js';
import type { RankedGroup, ResultRow } from './run.dto.js';
import type { RunSurvey } from './run-inputs.js';
import type { StoredRun } from './runs.service.js';
import type { ChannelFigure, RunResult } from './satisfaction-run.js';

export interface FrozenRanking {
  readonly method: MethodShape;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly agencies: number;
  readonly ranked: number;
  readonly responses: number;
  readonly groups: readonly RankedGroup[];
  readonly rows: readonly ResultRow[];
}

export interface FrozenProfile {
  readonly agencyId: string;
  readonly items: readonly ItemShape[];
  readonly channels: readonly ChannelShape[];
}

export interface FrozenContent {
  readonly ranking: FrozenRanking;
  readonly profiles: readonly FrozenProfile[];
  /** SHA-256 over both as JSON text, hex. */
  readonly fingerprint: string;
}

export function freeze(run: StoredRun): FrozenContent {
  const { survey } = run.inputs;
  const names = factorNames(survey.questionnaire);
  const rows = inRankOrder(run.results.map(({ agency, satisfaction }) => resultRow(agency, satisfaction, names)));
  const groups = run.summary.groups.map((group) => rankedGroup(group, names));
  const ranking: FrozenRanking = {
    method: methodOf(run),
    opensAt: survey.opensAt,
    closesAt: survey.closesAt,
    agencies: rows.length,
    ranked: rows.filter((row) => row.rank !== null).length,
    responses: groups.reduce((sum, group) => sum + group.forms, 0),
    groups,
    rows,
  };
  const profiles = run.results.map((result) => profileOf(result, survey));
  const fingerprint = createHash('sha256').update(JSON.stringify({ ranking, profiles })).digest('hex');
  return { ranking, profiles, fingerprint };
}

function methodOf(run: StoredRun): MethodShape {
  const { survey } = run.inputs;
  const { questionnaire } = survey;
  const { rule, options } = run.summary;
  return {
    rule: { id: rule.id, version: rule.version, unit: rule.unit, name: rule.name },
    methodVersion: run.methodVersion,
    population: questionnaire.population,
    populationText: survey.populationText,
    questionnaireTitle: questionnaire.title,
    questionnaireId: questionnaire.id,
    questionnaireVersion: questionnaire.version,
    legalBasis: questionnaire.legalBasis,
    evidence: questionnaire.scoring.evidence,
    channels: [...survey.channels],
    indexChannels: [...survey.indexChannels],
    minimum: options.minimum,
    hideBelow: options.hideBelow,
    decimals: options.decimals,
    rankMethod: options.rankMethod,
  };
}

function profileOf({ agency, satisfaction, channels }: RunResult, survey: RunSurvey): FrozenProfile {
  const shown = hideSmallCells(satisfaction);
  const placed = new Map<string, { item: QuestionnaireItem; factorCode: string | null }>();
  for (const factor of survey.questionnaire.factors) {
    for (const item of factor.items) placed.set(item.code, { item, factorCode: factor.code });
  }
  for (const item of survey.questionnaire.extraItems) placed.set(item.code, { item, factorCode: null });
  const items = shown.items.flatMap((score): ItemShape[] => {
    const place = placed.get(score.code);
    if (place === undefined) return [];
    const scale = survey.questionnaire.scales[survey.scaleChoices[score.code] ?? place.item.scale];
    const { figure } = score;
    return [
      {
        code: score.code,
        factorCode: place.factorCode,
        name: place.item.shortName,
        rated: score.rated,
        value: figure?.value ?? null,
        valueExact: figure?.valueExact ?? null,
        n: score.n,
        interval: figure?.interval ?? null,
        levels: score.counts.flatMap((count, at) => {
          const level = scale?.levels?.find(({ value }) => value === score.levels[at]);
          if (level === undefined) return [];
          return [{ level: level.value, label: level.label, satisfied: level.satisfied === true, count }];
        }),
      },
    ];
  });
  return { agencyId: agency.id, items, channels: publicChannels(channels, satisfaction.forms) };
}

/**
 * A channel under the limit is hidden. Channels of the index add up to the forms of the row, so as many more of them go as
 * it takes to leave no small rest (LESSONS L18); a channel beside the index adds up to nothing that is printed.
 */
function publicChannels(channels: readonly ChannelFigure[], forms: number): ChannelShape[] {
  if (forms < HIDE_BELOW) return [];
  const index = channels.filter(({ entersIndex }) => entersIndex);
  const [covered = []] = suppressTable([index.map(({ n }) => n)], { rowTotals: true, columnTotals: false });
  const hidden = new Set([
    ...index.filter((_, at) => covered[at] === true).map(({ channel }) => channel),
    ...channels.filter(({ n }) => n < HIDE_BELOW).map(({ channel }) => channel),
  ]);
  return channels.map(({ channel, entersIndex, n, value, interval }) =>
    hidden.has(channel)
      ? { channel, entersIndex, n: null, value: null, interval: null }
      : { channel, entersIndex, n, value, interval },
  );
}
