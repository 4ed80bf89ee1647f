/** A survey round while it is being set up: plain values, what is still missing per step, and the body that is sent. */
import type { BilingualText, Questionnaire, QuestionnaireItem } from '../../../scoring/satisfaction/questionnaire.js';
import { instantOfLocal } from '../time/vietnam-time.js';

export const channels = [
  'publicLink',
  'kiosk',
  'oneTimeCode',
  'paper',
  'interviewer',
  'phone',
  'openRosa',
  'import',
] as const;
export type Channel = (typeof channels)[number];

/** Channels that this installation can open today; the others stand in the list for what is imported. */
export const defaultChannels: readonly Channel[] = ['publicLink', 'kiosk', 'paper', 'import'];

export interface PlannedAgency {
  readonly agencyId: string;
  readonly name: string;
  readonly kind: string;
  readonly population: number | null;
  readonly target: number | null;
}

export interface SurveyPlan {
  readonly title: BilingualText;
  readonly sector: string | null;
  readonly questionnaireVersionId: string;
  /** Item code → scale name, only where it differs from the item's own. */
  readonly scaleChoices: Readonly<Record<string, string>>;
  readonly populationText: string;
  readonly agencies: readonly PlannedAgency[];
  /** `YYYY-MM-DDTHH:mm`, Vietnam time; empty = by hand. */
  readonly opensAt: string;
  readonly closesAt: string;
  readonly graceDays: number | null;
  /** Kind of agency → least number of forms. */
  readonly minimumByKind: Readonly<Record<string, number | null>>;
  readonly channels: readonly string[];
  readonly indexChannels: readonly string[];
}

export const steps = ['measure', 'population', 'sample', 'channels', 'check'] as const;
export type Step = (typeof steps)[number];

export const defaultMinimum = 30;

export const emptyPlan: SurveyPlan = {
  title: { vi: '', en: '' },
  sector: 'administration',
  questionnaireVersionId: '',
  scaleChoices: {},
  populationText: '',
  agencies: [],
  opensAt: '',
  closesAt: '',
  graceDays: 14,
  minimumByKind: {},
  channels: defaultChannels,
  indexChannels: defaultChannels,
};

/** Field of the plan → code of what is wrong with it. */
export type PlanFaults = Partial<Record<string, string>>;

const faultsOf: Readonly<Record<Step, (plan: SurveyPlan) => PlanFaults>> = {
  measure: (plan) => ({
    ...(plan.questionnaireVersionId === '' ? { questionnaireVersionId: 'chooseQuestionnaire' } : {}),
    ...(plan.title.vi.trim() === '' ? { 'title.vi': 'needed' } : {}),
  }),
  population: (plan) => (plan.populationText.trim() === '' ? { populationText: 'needed' } : {}),
  sample: (plan) => {
    const faults: Record<string, string> = {};
    if (plan.agencies.length === 0) faults['agencies'] = 'chooseAgency';
    plan.agencies.forEach(({ population, target }, i) => {
      if (population !== null && target !== null && target > population) {
        faults[`agencies.${i}.target`] = 'targetAbovePopulation';
      }
    });
    for (const kind of kindsOf(plan)) {
      if ((plan.minimumByKind[kind] ?? defaultMinimum) < 1) faults[`minimum.byKind.${kind}`] = 'atLeastOne';
    }
    return faults;
  },
  channels: (plan) => {
    const faults: Record<string, string> = {};
    if (plan.channels.length === 0) faults['channels'] = 'chooseChannel';
    else if (plan.indexChannels.length === 0) faults['indexChannels'] = 'chooseIndexChannel';
    if (plan.opensAt !== '' && plan.closesAt !== '' && plan.closesAt <= plan.opensAt)
      faults['closesAt'] = 'closesBeforeOpens';
    if (plan.graceDays === null || plan.graceDays < 0 || plan.graceDays > 90) faults['graceDays'] = 'graceRange';
    return faults;
  },
  check: () => ({}),
};

/** What is wrong in one step; an empty object when nothing is. */
export const stepFaults = (plan: SurveyPlan, step: Step): PlanFaults => faultsOf[step](plan);

/** The first step that still has a fault; `check` when there is none. */
export const firstOpenStep = (plan: SurveyPlan): Step =>
  steps.find((step) => Object.keys(stepFaults(plan, step)).length > 0) ?? 'check';

/** Which step holds the field that the server complained about. */
export function stepOfField(path: string): Step {
  if (/^(title|questionnaireVersionId|scaleChoices|sector)/.test(path)) return 'measure';
  if (path.startsWith('populationText')) return 'population';
  if (/^(agencies|minimum)/.test(path)) return 'sample';
  return 'channels';
}

/** Kinds of the chosen agencies, in the order of their first appearance. */
export const kindsOf = (plan: SurveyPlan): string[] => [...new Set(plan.agencies.map(({ kind }) => kind))];

export const minimumOf = (plan: SurveyPlan, kind: string): number => plan.minimumByKind[kind] ?? defaultMinimum;

/** Sum of the targets; an agency without one counts its minimum, which is the least that helps. */
export const wantedForms = (plan: SurveyPlan): number =>
  plan.agencies.reduce((sum, { target, kind }) => sum + (target ?? minimumOf(plan, kind)), 0);

/** Items that a round may show on another scale. */
export const itemsWithChoice = (questionnaire: Questionnaire): QuestionnaireItem[] =>
  [...questionnaire.factors.flatMap(({ items }) => items), ...questionnaire.extraItems].filter(
    ({ alternativeScales }) => (alternativeScales ?? []).length > 0,
  );

/** Sets population or target of all chosen agencies of one kind. */
export function setForKind(
  plan: SurveyPlan,
  kind: string,
  change: Partial<Pick<PlannedAgency, 'population' | 'target'>>,
): SurveyPlan {
  return {
    ...plan,
    agencies: plan.agencies.map((agency) => (agency.kind === kind ? { ...agency, ...change } : agency)),
  };
}

const filled = ({ vi, en }: BilingualText): BilingualText => {
  const text = vi.trim().normalize('NFC');
  return { vi: text, en: en.trim().normalize('NFC') || text };
};

/** The body of POST and PATCH /surveys. An empty English text takes the Vietnamese one. */
export function surveyBody(plan: SurveyPlan) {
  const kinds = new Set([...kindsOf(plan), ...Object.keys(plan.minimumByKind)]);
  return {
    title: filled(plan.title),
    questionnaireVersionId: plan.questionnaireVersionId,
    scaleChoices: { ...plan.scaleChoices },
    sector: plan.sector,
    opensAt: instantOfLocal(plan.opensAt),
    closesAt: instantOfLocal(plan.closesAt),
    minimum: {
      rule: 'fixed' as const,
      byKind: Object.fromEntries([...kinds].map((kind) => [kind, minimumOf(plan, kind)])),
    },
    channels: [...plan.channels],
    indexChannels: plan.indexChannels.filter((channel) => plan.channels.includes(channel)),
    populationText: plan.populationText.trim().normalize('NFC'),
    graceDays: plan.graceDays ?? 14,
  };
}

/** The body of PUT /surveys/:id/agencies. */
export const agenciesBody = (plan: SurveyPlan) => ({
  agencies: plan.agencies.map(({ agencyId, population, target }) => ({
    agencyId,
    ...(population === null ? {} : { population }),
    ...(target === null ? {} : { target }),
  })),
});
