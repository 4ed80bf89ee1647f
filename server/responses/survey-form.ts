/** What the intake and the tallies must know about a survey round: times, agencies, compiled questionnaire, layout. */
import type { EntityManager } from 'typeorm';
import { compileAnswers, type CompiledAnswers } from '../../scoring/satisfaction/compile-answers.js';
import type { Questionnaire, ScaleChoices } from '../../scoring/satisfaction/questionnaire.js';
import { tallyLayout, type TallyLayout } from '../../scoring/satisfaction/tally-layout.js';
import type { SurveyTimes } from './intake-rules.js';
import { receiptPrefix } from './receipt.js';

export interface SurveyForm {
  readonly surveyId: string;
  readonly provinceId: string;
  readonly isSample: boolean;
  readonly receiptPrefix: string;
  readonly title: { readonly vi: string; readonly en: string };
  /** Changes with every edit of the round or its agencies. */
  readonly version: number;
  readonly times: SurveyTimes;
  readonly channels: ReadonlySet<string>;
  readonly respondentKinds: ReadonlySet<string>;
  /** Agency id → name, in the order of names. */
  readonly agencies: ReadonlyMap<string, string>;
  readonly questionnaire: Questionnaire;
  readonly scaleChoices: ScaleChoices;
  readonly answers: CompiledAnswers;
  readonly layout: TallyLayout;
}

interface SurveyRow {
  id: string;
  provinceId: string;
  isSample: boolean;
  provinceName: string;
  titleVi: string;
  titleEn: string;
  version: number;
  state: SurveyTimes['state'];
  opensAt: Date | null;
  closesAt: Date | null;
  closedAt: Date | null;
  graceDays: number;
  channels: string[];
  definition: Questionnaire;
  scaleChoices: ScaleChoices;
}

/** Reads and compiles a round; null when there is none of this id. */
export async function loadSurveyForm(manager: EntityManager, surveyId: string): Promise<SurveyForm | null> {
  const surveys: SurveyRow[] = await manager.query(
    `SELECT s.id, s.province_id AS "provinceId", p.is_sample AS "isSample", p.name_vi AS "provinceName",
            s.title_vi AS "titleVi", s.title_en AS "titleEn", s.version, s.state, s.opens_at AS "opensAt",
            s.closes_at AS "closesAt", s.closed_at AS "closedAt", s.grace_days AS "graceDays", s.channels,
            q.definition, s.scale_choices AS "scaleChoices"
       FROM survey s JOIN province p ON p.id = s.province_id
       JOIN questionnaire_version q ON q.id = s.questionnaire_version_id
      WHERE s.id = $1`,
    [surveyId],
  );
  const row = surveys[0];
  if (row === undefined) return null;
  const agencies: { id: string; name: string }[] = await manager.query(
    `SELECT a.id, a.name FROM survey_agency sa JOIN agency a ON a.id = sa.agency_id
      WHERE sa.survey_id = $1 ORDER BY a.name COLLATE "vi-x-icu", a.id`,
    [surveyId],
  );
  const { definition, scaleChoices } = row;
  return {
    surveyId: row.id,
    provinceId: row.provinceId,
    isSample: row.isSample,
    receiptPrefix: receiptPrefix(row.provinceName),
    title: { vi: row.titleVi, en: row.titleEn },
    version: row.version,
    times: {
      state: row.state,
      opensAt: row.opensAt?.getTime() ?? null,
      closesAt: row.closesAt?.getTime() ?? null,
      closedAt: row.closedAt?.getTime() ?? null,
      graceDays: row.graceDays,
    },
    channels: new Set(row.channels),
    respondentKinds: new Set(definition.respondentKinds.map((kind) => kind.code)),
    agencies: new Map(agencies.map((agency) => [agency.id, agency.name])),
    questionnaire: definition,
    scaleChoices,
    answers: compileAnswers(definition, scaleChoices, { agencyKnown: true }),
    layout: tallyLayout(definition, scaleChoices),
  };
}
