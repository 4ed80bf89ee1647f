/** Everything a satisfaction run reads, as plain values in one snapshot, and the fingerprint that tells whether it has changed. */
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { MinimumRule } from '../../scoring/ranking/minimum-responses.js';
import type { Questionnaire, ScaleChoices } from '../../scoring/satisfaction/questionnaire.js';
import type { TallyLayout } from '../../scoring/satisfaction/tally-layout.js';
import { mergeTallies, type Tally } from '../../scoring/satisfaction/tally.js';
import { Problem } from '../platform/problems/problem.js';
import { DEFAULT_MINIMUM, type SurveyMinimum } from '../surveys/survey-minimum.js';
import { readTallies } from '../responses/tally.store.js';

export interface RunAgency {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
  readonly kind: string;
  readonly unitType: string | null;
  readonly population: number | null;
}

export interface RunSurvey {
  readonly id: string;
  readonly provinceId: string;
  readonly isSample: boolean;
  readonly title: { readonly vi: string; readonly en: string };
  readonly state: 'draft' | 'open' | 'closed';
  readonly opensAt: string | null;
  readonly closesAt: string | null;
  readonly populationText: string | null;
  readonly minimum: MinimumRule;
  readonly channels: readonly string[];
  readonly indexChannels: readonly string[];
  readonly questionnaire: Questionnaire;
  readonly scaleChoices: ScaleChoices;
}

export interface RunInputs {
  readonly survey: RunSurvey;
  readonly agencies: readonly RunAgency[];
  readonly layout: TallyLayout;
  /** Agency id → counts of the channels that enter the index. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** Channel → agency id → counts; every channel with answers. */
  readonly byChannel: ReadonlyMap<string, ReadonlyMap<string, Tally>>;
  /** Agency id → stored forms that do not count. */
  readonly excludedForms: ReadonlyMap<string, number>;
  /** SHA-256 over all of the above, hex. */
  readonly fingerprint: string;
}

interface SurveyRow extends Omit<RunSurvey, 'title' | 'questionnaire' | 'opensAt' | 'closesAt' | 'minimum'> {
  readonly minimum: SurveyMinimum;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly definition: Questionnaire;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
}

/** Reads a round of the province. @throws Problem notFound */
export async function readRunInputs(manager: EntityManager, provinceId: string, surveyId: string): Promise<RunInputs> {
  const surveys: SurveyRow[] = await manager.query(
    `SELECT s.id, s.province_id AS "provinceId", p.is_sample AS "isSample", s.title_vi AS "titleVi", s.title_en AS "titleEn", s.state,
            s.opens_at AS "opensAt", s.closes_at AS "closesAt", s.population_text AS "populationText", s.minimum, s.channels,
            s.index_channels AS "indexChannels", s.scale_choices AS "scaleChoices", q.definition
       FROM survey s
       JOIN province p ON p.id = s.province_id
       JOIN questionnaire_version q ON q.id = s.questionnaire_version_id
      WHERE s.id = $1 AND s.province_id = $2`,
    [surveyId, provinceId],
  );
  const row = surveys[0];
  if (row === undefined) throw new Problem('notFound');
  const agencies: RunAgency[] = await manager.query(
    `SELECT a.id, a.code, a.name, a.name_en AS "nameEn", a.kind, a.unit_type AS "unitType", sa.population
       FROM survey_agency sa JOIN agency a ON a.id = sa.agency_id
      WHERE sa.survey_id = $1
      ORDER BY a.kind, a.name COLLATE "vi-x-icu", a.id`,
    [surveyId],
  );
  const stored = await readTallies(manager, surveyId);
  const tallies = new Map<string, Tally>();
  const byChannel = new Map<string, Map<string, Tally>>();
  const add = (into: Map<string, Tally>, agencyId: string, tally: Tally): void => {
    const present = into.get(agencyId);
    into.set(agencyId, present === undefined ? tally : mergeTallies(stored.layout, [present, tally]));
  };
  for (const { agencyId, channel, tally } of stored.tallies) {
    if (row.indexChannels.includes(channel)) add(tallies, agencyId, tally);
    const ofChannel = byChannel.get(channel) ?? new Map<string, Tally>();
    byChannel.set(channel, ofChannel);
    add(ofChannel, agencyId, tally);
  }
  const { titleVi, titleEn, definition, opensAt, closesAt, minimum, ...rest } = row;
  const survey: RunSurvey = {
    ...rest,
    title: { vi: titleVi, en: titleEn },
    minimum: { kind: 'byAgencyKind', forms: minimum.byKind, otherwise: DEFAULT_MINIMUM },
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    questionnaire: definition,
  };
  return {
    survey,
    agencies,
    layout: stored.layout,
    tallies,
    byChannel,
    excludedForms: stored.excluded,
    fingerprint: fingerprintOf(survey, agencies, byChannel, stored.excluded),
  };
}

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] => [...map].sort(([a], [b]) => (a < b ? -1 : 1));

function fingerprintOf(
  survey: RunSurvey,
  agencies: readonly RunAgency[],
  byChannel: ReadonlyMap<string, ReadonlyMap<string, Tally>>,
  excluded: ReadonlyMap<string, number>,
): string {
  const hash = createHash('sha256');
  // state and titles may change without changing a figure
  const { id, minimum, indexChannels, scaleChoices, questionnaire, populationText } = survey;
  hash.update(
    JSON.stringify([
      id,
      minimum,
      [...indexChannels].sort(),
      scaleChoices,
      questionnaire.id,
      questionnaire.version,
      populationText,
    ]),
  );
  for (const agency of [...agencies].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    hash.update(JSON.stringify([agency.id, agency.kind, agency.population]));
  }
  for (const [channel, ofChannel] of sorted(byChannel)) {
    for (const [agencyId, tally] of sorted(ofChannel)) hash.update(`${channel} ${agencyId} ${tally.join(',')}\n`);
  }
  for (const [agencyId, n] of sorted(excluded)) hash.update(`x ${agencyId} ${n}\n`);
  return hash.digest('hex');
}
