/** Which items are rated, on which scale, and which of their levels count as satisfied (METHODS §2.1, §3.4). */
import type { QuestionnaireItem, Scale, ScaleChoices, ScoredQuestionnaire } from './questionnaire.js';

/** A rated item ready for counting. `levels` in the order of the scale; `satisfied[i]` belongs to `levels[i]`. */
export interface RatedItem {
  readonly code: string;
  readonly factor: string;
  readonly scale: string;
  readonly levels: readonly number[];
  readonly satisfied: readonly boolean[];
  readonly notApplicable: number | null;
  readonly negative: boolean;
}

/**
 * The scale name an item uses: the survey's choice when the item offers it, else the item's own.
 *
 * Throws `RangeError` when the choice is not among the item's scales or the questionnaire does not define it.
 *
 * @example
 * const of = plainQuestionnaire({ F: ['q1'] });
 * scaleNameOf(of.factors[0].items[0], {}, of) // 'likert5'
 */
export function scaleNameOf(
  item: QuestionnaireItem,
  choices: ScaleChoices,
  questionnaire: Pick<ScoredQuestionnaire, 'scales'>,
): string {
  const chosen = own(choices, item.code) ?? item.scale;
  const offered = chosen === item.scale || (item.alternativeScales ?? []).indexOf(chosen) >= 0;
  if (!offered) throw new RangeError(`Item ${item.code} does not offer the scale ${chosen}`);
  if (own(questionnaire.scales, chosen) === undefined) throw new RangeError(`No scale ${chosen} (item ${item.code})`);
  return chosen;
}

/**
 * The items that are rated: those of scored factors on an ordinal scale, in the questionnaire's order. Under
 * `rescale1To10` yes/no items of a dimension are rated too (METHODS §3.4 rescales their 0..1 like 1..5).
 *
 * `scaleChoices` maps an item to one of its alternative scales. Throws `RangeError` on an unknown scale, and on a level
 * that is not a whole number of 0 or more, since levels are summed exactly. Cost: linear in the items.
 *
 * @example ratedItems(plainQuestionnaire({ F: ['q1'] }))[0].satisfied // [false, false, false, true, true]
 */
export function ratedItems(questionnaire: ScoredQuestionnaire, scaleChoices: ScaleChoices = {}): RatedItem[] {
  const nominalToo = questionnaire.scoring.method === 'rescale1To10';
  const rated: RatedItem[] = [];
  for (const factor of questionnaire.factors) {
    if (factor.scored === false) continue;
    for (const item of factor.items) {
      const scaleName = scaleNameOf(item, scaleChoices, questionnaire);
      const scale = questionnaire.scales[scaleName] as Scale;
      if (scale.type !== 'ordinal' && !(nominalToo && scale.type === 'nominal')) continue;
      const levels = levelValues(scale);
      for (const level of levels) {
        if (!Number.isSafeInteger(level) || level < 0) {
          throw new RangeError(`Level ${level} of scale ${scaleName} is not a whole number of 0 or more`);
        }
      }
      rated.push({
        code: item.code,
        factor: factor.code,
        scale: scaleName,
        levels,
        satisfied: satisfiedLevels(questionnaire, scaleName),
        notApplicable: scale.notApplicable ?? null,
        negative: item.direction === 'negative',
      });
    }
  }
  return rated;
}

/** The level values of a scale, in its order. */
export function levelValues(scale: Scale): number[] {
  return (scale.levels ?? []).map((level) => level.value);
}

/**
 * For each level of a scale whether it counts as satisfied: `satisfiedLevelsByScale` first, then `satisfiedLevels` where
 * they meet the scale at all, then the levels' own marks.
 */
export function satisfiedLevels(questionnaire: ScoredQuestionnaire, scaleName: string): boolean[] {
  const { scoring, scales } = questionnaire;
  const levels = scales[scaleName]?.levels ?? [];
  const byScale =
    scoring.satisfiedLevelsByScale === undefined ? undefined : own(scoring.satisfiedLevelsByScale, scaleName);
  const listed = byScale ?? scoring.satisfiedLevels;
  const chosen = levels.map((level) => listed.indexOf(level.value) >= 0);
  return byScale !== undefined || chosen.indexOf(true) >= 0 ? chosen : levels.map((level) => level.satisfied === true);
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}
