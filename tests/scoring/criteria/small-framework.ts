/** Small frameworks for worked examples: one field and criterion, or what a test lays out. */
import {
  readFramework,
  scoreComponent,
  scoreFramework,
  type ComponentFile,
  type Framework,
  type FrameworkFile,
  type RuleFile,
} from '../../../scoring/index.js';

export type ComponentPlan = Partial<Omit<ComponentFile, 'maxPoints'>> & {
  readonly rule: RuleFile;
  readonly maxPoints: number;
};

/** A framework of one field whose only criterion holds the planned components, coded 1.1.1, 1.1.2, … */
export function frameworkOf(plans: readonly ComponentPlan[], changes: Partial<FrameworkFile> = {}): FrameworkFile {
  const maxPoints = plans.reduce((sum, plan) => Math.round((sum + plan.maxPoints) * 1e6) / 1e6, 0);
  const components = plans.map((plan, index): ComponentFile => ({
    code: `1.1.${index + 1}`,
    name: `Tiêu chí thành phần ${index + 1}`,
    source: 'self',
    appraiser: 'so-noi-vu',
    evidenceRequired: false,
    notApplicableAllowed: true,
    ruleText: 'theo quy tắc',
    evidence: 'modelled',
    ...plan,
  }));
  return {
    id: 'small',
    version: '1.0',
    title: { vi: 'Bộ chỉ số nhỏ', en: 'Small set' },
    legalBasis: 'không có',
    sources: ['invented'],
    note: 'invented',
    evidence: 'modelled',
    appliesTo: ['commune'],
    year: 2025,
    totalPoints: maxPoints,
    fields: [
      {
        code: '1',
        name: 'Lĩnh vực',
        maxPoints,
        criteria: [{ code: '1.1', name: 'Tiêu chí', maxPoints, components }],
      },
    ],
    bonus: { cap: 2 },
    penalty: { cap: 2 },
    notApplicablePolicy: 'shrinkDenominator',
    bands: [{ name: 'Tất cả', min: 0 }],
    counts: {},
    ...changes,
  };
}

export function ready(file: FrameworkFile): Framework {
  const read = readFramework(file);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.framework;
}

/** `"num/den"` of a scored component, its status otherwise, or its problems as `code path`. */
export function judge(rule: RuleFile, maxPoints: number, input: unknown, changes: Partial<ComponentPlan> = {}): string {
  const result = scoreComponent(ready(frameworkOf([{ ...changes, rule, maxPoints }])), '1.1.1', input);
  if (!result.ok) return result.problems.map(({ code, path }) => `${code} ${path}`).join(', ');
  const { status, points } = result.points;
  return status === 'scored' ? points.toText() : status;
}

/** Scores agencies given as `[id, components, more]`. */
export function scoreSmall(
  file: FrameworkFile,
  agencies: readonly (readonly [string, Record<string, unknown>, Record<string, unknown>?])[],
  more: Record<string, unknown> = {},
) {
  const result = scoreFramework(file, {
    frameworkId: file.id,
    agencies: agencies.map(([id, components, rest]) => ({ id, components, ...rest })),
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.document;
}
