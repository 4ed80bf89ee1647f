/** Where the answers to each item are counted in a tally: one place a level, option or sum (tally-layout.ts). */
import type { QuestionnaireItem, Scale, ScaleChoices, ScoredQuestionnaire } from './questionnaire.js';
import { levelValues, satisfiedLevels, scaleNameOf } from './rated-items.js';

/** A coded item's counts: `at + i` for `levels[i]`, `notApplicableAt` for the code outside the scale. */
export interface ItemSlots {
  readonly code: string;
  /** Position in `EncodedForm.levels`. */
  readonly index: number;
  readonly at: number;
  readonly levels: readonly number[];
  readonly satisfied: readonly boolean[];
  /** Lowest and highest level of the scale. */
  readonly min: number;
  readonly max: number;
  readonly notApplicableAt: number | null;
  /** Level → its place in `levels`; the not-applicable code → −1. */
  readonly placeOf: ReadonlyMap<number, number>;
  readonly rated: boolean;
  readonly negative: boolean;
  /** The factor it stands in; null for an extra item. */
  readonly factor: string | null;
  readonly role: QuestionnaireItem['role'] | null;
}

export interface SelectionSlots {
  readonly code: string;
  /** Position in `EncodedForm.selections`. */
  readonly index: number;
  readonly at: number;
  readonly options: readonly number[];
}

export interface NumberSlots {
  readonly code: string;
  /** Position in `EncodedForm.numbers`. */
  readonly index: number;
  readonly at: number;
  readonly role: QuestionnaireItem['role'] | null;
}

/** Every item of the form and its places from `start` on; `end` is the first place after them. */
export function countedItems(
  questionnaire: ScoredQuestionnaire,
  scaleChoices: ScaleChoices,
  rated: ReadonlySet<string>,
  start: number,
): {
  readonly items: readonly ItemSlots[];
  readonly selections: readonly SelectionSlots[];
  readonly numbers: readonly NumberSlots[];
  readonly end: number;
} {
  const factorOf = new Map(
    questionnaire.factors.flatMap((factor) => factor.items.map((item) => [item.code, factor.code] as const)),
  );
  const items: ItemSlots[] = [];
  const selections: SelectionSlots[] = [];
  const numbers: NumberSlots[] = [];
  let size = start;

  for (const item of questionnaire.factors.flatMap((factor) => factor.items).concat(questionnaire.extraItems)) {
    const scaleName = scaleNameOf(item, scaleChoices, questionnaire);
    const scale = questionnaire.scales[scaleName] as Scale;
    const levels = levelValues(scale);
    const role = item.role ?? null;
    if (scale.type === 'ordinal' || scale.type === 'nominal') {
      const hasCode = scale.notApplicable !== undefined;
      const placeOf = new Map(levels.map((level, place) => [level, place] as const));
      if (scale.notApplicable !== undefined) placeOf.set(scale.notApplicable, -1);
      items.push({
        code: item.code,
        index: items.length,
        at: size,
        levels,
        satisfied: satisfiedLevels(questionnaire, scaleName),
        min: Math.min(...levels),
        max: Math.max(...levels),
        notApplicableAt: hasCode ? size + levels.length : null,
        placeOf,
        rated: rated.has(item.code),
        negative: item.direction === 'negative',
        factor: factorOf.get(item.code) ?? null,
        role,
      });
      size += levels.length + (hasCode ? 1 : 0);
    } else if (scale.type === 'multi') {
      selections.push({ code: item.code, index: selections.length, at: size, options: levels });
      size += 1 + levels.length;
    } else if (scale.type === 'number') {
      numbers.push({ code: item.code, index: numbers.length, at: size, role });
      size += 3;
    }
  }
  return { items, selections, numbers, end: size };
}
