/** A stored draft as the plan that the set-up edits. */
import type { Survey, SurveyAgency } from '../api/shapes';
import { localOfInstant } from '../time/vietnam-time';
import type { SurveyPlan } from './survey-plan';

export const planOfSurvey = (survey: Survey, agencies: readonly SurveyAgency[]): SurveyPlan => ({
  title: survey.title,
  sector: survey.sector,
  questionnaireVersionId: survey.questionnaireVersionId,
  scaleChoices: survey.scaleChoices,
  populationText: survey.populationText ?? '',
  agencies: agencies.map(({ agencyId, name, kind, population, target }) => ({
    agencyId,
    name,
    kind,
    population,
    target,
  })),
  opensAt: localOfInstant(survey.opensAt),
  closesAt: localOfInstant(survey.closesAt),
  graceDays: survey.graceDays,
  minimumByKind: survey.minimum.byKind,
  channels: survey.channels,
  indexChannels: survey.indexChannels,
});
