/** The plan of a round as plain values: what may be wrong with it, and how it stands in the table. */
import type { Questionnaire } from '../../scoring/satisfaction/questionnaire.js';
import { tallyLayout } from '../../scoring/satisfaction/tally-layout.js';
import { Problem, type FieldProblem } from '../platform/problems/problem.js';
import type { SurveyBody, SurveyShape } from './survey.dto.js';
import { DEFAULT_MINIMUM } from './survey-minimum.js';

const defaultMinimum = {
  rule: 'fixed',
  byKind: {
    department: DEFAULT_MINIMUM,
    district: DEFAULT_MINIMUM,
    commune: DEFAULT_MINIMUM,
    serviceUnit: DEFAULT_MINIMUM,
  },
} as const;

/** Every fault of a plan by field. `own` is the only sector that the planner may use, or null. */
export function planFaults(
  body: SurveyBody,
  questionnaire: { readonly state: string; readonly definition: Record<string, unknown> } | null,
  own: string | null,
): FieldProblem[] {
  const faults: FieldProblem[] = [];
  const report = (path: string, code: string, vi: string, en: string): void => {
    faults.push({ path, code, message: { vi, en } });
  };
  if (questionnaire?.state !== 'published') {
    report(
      'questionnaireVersionId',
      'notPublished',
      'Cần một mẫu phiếu đã ban hành.',
      'A published questionnaire is needed.',
    );
  } else checkScales(questionnaire.definition as unknown as Questionnaire, body.scaleChoices ?? {}, report);
  if (own !== null && body.sector !== own) {
    report('sector', 'otherSector', 'Chỉ tạo được đợt của ngành mình.', 'Only rounds of the own sector.');
  }
  if (body.opensAt && body.closesAt && Date.parse(body.opensAt) >= Date.parse(body.closesAt)) {
    report('closesAt', 'order', 'Thời điểm đóng phải sau thời điểm mở.', 'The end must be after the start.');
  }
  if (body.channels.length === 0)
    report('channels', 'empty', 'Cần ít nhất một hình thức khảo sát.', 'At least one channel is needed.');
  if (body.indexChannels.length === 0 || body.indexChannels.some((channel) => !body.channels.includes(channel))) {
    report(
      'indexChannels',
      'notOffered',
      'Hình thức tính vào chỉ số phải nằm trong các hình thức của đợt.',
      'Channels of the index must be among the channels of the round.',
    );
  }
  return faults;
}

function checkScales(
  questionnaire: Questionnaire,
  scaleChoices: Readonly<Record<string, string>>,
  report: (path: string, code: string, vi: string, en: string) => void,
): void {
  const items = questionnaire.factors.flatMap((factor) => factor.items).concat(questionnaire.extraItems);
  for (const [code, scale] of Object.entries(scaleChoices)) {
    const item = items.find((candidate) => candidate.code === code);
    if (item !== undefined && [item.scale, ...(item.alternativeScales ?? [])].includes(scale)) continue;
    report(
      `scaleChoices.${code}`,
      'notOffered',
      `Câu ${code} không có thang đo ${scale}.`,
      `Item ${code} does not offer ${scale}.`,
    );
    return;
  }
  tallyLayout(questionnaire, scaleChoices);
}

/** Throws invalid when a draft cannot be opened. */
export function checkOpening(survey: SurveyShape, now: Date): void {
  if (survey.agencies === 0) {
    throw new Problem('invalid', {
      fields: [
        {
          path: 'agencies',
          code: 'empty',
          message: { vi: 'Đợt khảo sát chưa có cơ quan nào.', en: 'The round has no agency yet.' },
        },
      ],
    });
  }
  if (survey.closesAt !== null && survey.closesAt <= now) {
    throw new Problem('invalid', {
      fields: [
        { path: 'closesAt', code: 'past', message: { vi: 'Thời điểm đóng đã qua.', en: 'The end has passed.' } },
      ],
    });
  }
}

/** A stored round as the body that would make it. */
export function bodyOf(survey: SurveyShape): SurveyBody {
  return {
    title: survey.title,
    questionnaireVersionId: survey.questionnaireVersionId,
    scaleChoices: survey.scaleChoices,
    sector: survey.sector,
    opensAt: survey.opensAt?.toISOString() ?? null,
    closesAt: survey.closesAt?.toISOString() ?? null,
    minimum: { rule: survey.minimum.rule, byKind: { ...survey.minimum.byKind } as Record<string, number> },
    channels: survey.channels,
    indexChannels: survey.indexChannels,
    populationText: survey.populationText,
    graceDays: survey.graceDays,
  };
}

/** Values in the order title … grace_days. */
export function columnsOf(body: SurveyBody): unknown[] {
  return [
    body.title.vi,
    body.title.en,
    body.questionnaireVersionId,
    JSON.stringify(body.scaleChoices ?? {}),
    body.sector ?? null,
    body.opensAt ?? null,
    body.closesAt ?? null,
    JSON.stringify(body.minimum ?? defaultMinimum),
    body.channels,
    body.indexChannels,
    body.populationText ?? null,
    body.graceDays ?? 14,
  ];
}
