/**
 * How a satisfaction figure came about, as data: counted answers, rule, parts, rounding, interval, eligibility (DESIGN
 * §2.3). Made on demand for one figure; `satisfaction-sentences.ts` turns the steps into Vietnamese and English.
 */
import type { SatisfactionFigure } from '../satisfaction/figure.js';
import type { BilingualText } from '../satisfaction/questionnaire.js';
import { satisfactionFigure, type FigureTarget } from '../satisfaction/satisfaction-figure.js';
import type { FigureInterval } from '../satisfaction/satisfaction-interval.js';
import type { SatisfactionRule } from '../satisfaction/satisfaction-rule.js';
import { itemSums, scopeSums } from '../satisfaction/tally-sums.js';
import type { ItemSlots, ScopeSlots, Tally, TallyLayout } from '../satisfaction/tally-layout.js';

/** Sums of one factor or item: `sum` of levels, `satisfied` answers, `valid` answers. */
export interface TracedPart {
  readonly kind: 'factor' | 'item';
  readonly code: string;
  readonly valid: number;
  readonly satisfied: number;
  readonly sum: number;
  /** The rule's figure for this part alone. */
  readonly valueExact: string | null;
}

export type SatisfactionTraceStep =
  | {
      readonly step: 'answers';
      readonly forms: number;
      readonly valid: number;
      readonly satisfied: number;
      readonly sum: number;
    }
  | {
      readonly step: 'rule';
      readonly id: string;
      readonly version: string;
      readonly name: BilingualText;
      readonly source: string | null;
    }
  | { readonly step: 'parts'; readonly parts: readonly TracedPart[]; readonly used: number; readonly total: number }
  | { readonly step: 'undefined'; readonly reason: string }
  | { readonly step: 'value'; readonly valueExact: string; readonly unit: SatisfactionRule['unit'] }
  | { readonly step: 'round'; readonly valueExact: string; readonly value: string; readonly decimals: number }
  | {
      readonly step: 'interval';
      readonly interval: FigureInterval;
      readonly standardError: number | null;
      readonly df: number | null;
      readonly population: number | null;
    }
  | { readonly step: 'minimum'; readonly forms: number; readonly minimum: number; readonly reached: boolean };

const SOURCES: Readonly<Partial<Record<SatisfactionRule['method'], string>>> = {
  topBoxShare: 'QĐ 2640/QĐ-BNV, QĐ 1001/QĐ-BNV',
  sectionMean: 'QĐ 56/QĐ-BYT, QĐ 3869/QĐ-BYT',
  factorMean: 'QĐ 2034/QĐ-BGDĐT',
  pointsPerIndicator: 'NĐ 61/2018/NĐ-CP, TT 01/2018/TT-VPCP',
};

/**
 * The steps behind one figure, in reading order. `population`, `decimals` and `minimum` are those of the run.
 * Cost: that of the figure and of its parts.
 *
 * @example
 * const questionnaire = plainQuestionnaire({ F: ['q1', 'q2'] });
 * const layout = tallyLayout(questionnaire);
 * const tally = mergeTallies(layout, [[5, 4], [2, 9]].map((levels) => tallyOf(layout, { levels })));
 * const steps = traceSatisfaction(layout, tally, resolveRule(questionnaire), { scope: 0 }, { decimals: 2 });
 * steps.map((step) => step.step) // ['answers', 'rule', 'value', 'round', 'interval']
 */
export function traceSatisfaction(
  layout: TallyLayout,
  tally: Tally,
  rule: SatisfactionRule,
  target: FigureTarget,
  options: { readonly decimals: number; readonly population?: number | null; readonly minimum?: number | null },
): SatisfactionTraceStep[] {
  const { decimals, population = null, minimum = null } = options;
  const figure = satisfactionFigure(layout, tally, rule, target, population);
  const steps: SatisfactionTraceStep[] = [
    { step: 'answers', ...answersOf(layout, tally, target, figure) },
    {
      step: 'rule',
      id: rule.id,
      version: rule.version,
      name: rule.name,
      source: SOURCES[rule.method] ?? null,
    },
  ];
  const parts = partsOf(layout, tally, rule, target);
  if (parts.length > 1) steps.push({ step: 'parts', parts, used: figure.partsUsed, total: figure.partsTotal });
  if (figure.value === null) {
    steps.push({ step: 'undefined', reason: figure.reason ?? 'noAnswers' });
  } else {
    const valueExact = figure.value.toText();
    steps.push({ step: 'value', valueExact, unit: rule.unit });
    if (!figure.value.round(decimals).equals(figure.value)) {
      steps.push({ step: 'round', valueExact, value: figure.value.toFixed(decimals), decimals });
    }
  }
  if (figure.interval !== null) {
    const { interval, standardError, df } = figure;
    steps.push({ step: 'interval', interval, standardError, df, population });
  }
  if (minimum !== null) {
    steps.push({ step: 'minimum', forms: figure.forms, minimum, reached: figure.forms >= minimum });
  }
  return steps;
}

function answersOf(layout: TallyLayout, tally: Tally, target: FigureTarget, figure: SatisfactionFigure) {
  const { valid, s, x } =
    'item' in target
      ? itemSums(tally, layout.items[target.item] as ItemSlots)
      : scopeSums(tally, layout.scopes[target.scope] as ScopeSlots);
  return { forms: figure.forms, valid, satisfied: s, sum: x };
}

/** Factors of a form or block, items of a factor: what a reader can check the figure against. */
function partsOf(layout: TallyLayout, tally: Tally, rule: SatisfactionRule, target: FigureTarget): TracedPart[] {
  if ('item' in target) return [];
  const scope = layout.scopes[target.scope] as ScopeSlots;
  const exact = (part: FigureTarget): string | null =>
    satisfactionFigure(layout, tally, rule, part).value?.toText() ?? null;
  if (scope.kind !== 'factor') {
    return scope.factors.map((place) => {
      const factor = layout.scopes[place] as ScopeSlots;
      const { valid, s, x } = scopeSums(tally, factor);
      return { kind: 'factor', code: factor.code, valid, satisfied: s, sum: x, valueExact: exact({ scope: place }) };
    });
  }
  return scope.items.map((place) => {
    const item = layout.items[place] as ItemSlots;
    const { valid, s, x } = itemSums(tally, item);
    return { kind: 'item', code: item.code, valid, satisfied: s, sum: x, valueExact: exact({ item: place }) };
  });
}
