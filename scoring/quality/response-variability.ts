/**
 * Intra-individual response variability (Dunn et al. 2018): too little of it is straight-lining, also of the not quite
 * straight kind.
 */
import { ScoringError } from '../number/scoring-error.js';
import { mean, sampleSd } from '../statistics/mean-and-spread.js';
import { answerMatrix, answered, type AnswerSheet } from './answer-sheet.js';

/** One entry a respondent: number of answers, their mean and standard deviation (n − 1, null under two answers). */
export interface ResponseVariability {
  readonly answered: number[];
  readonly mean: (number | null)[];
  readonly irv: (number | null)[];
}

/**
 * Standard deviation of each respondent's answers. Cost: one pass over the cells.
 *
 * @throws ScoringError `badInput` for an unknown column.
 * @example responseVariability({ rows: [{ a: 3, b: 5 }], items: ['a', 'b'], codes: FIVE_LEVELS }).mean // [4]
 */
export function responseVariability(sheet: AnswerSheet): ResponseVariability {
  const persons = answerMatrix(sheet).map(answered);
  return { answered: persons.map((own) => own.length), mean: persons.map(mean), irv: persons.map(sampleSd) };
}

/**
 * The same inside consecutive parts of the questionnaire, cut as R's `cut(seq_along(items), parts)`: equal lengths on
 * the line from the
 * first item to the last, a boundary item belongs to the earlier part.
 *
 * @throws ScoringError `outOfRange` unless parts is a whole number of 1 or more, `badInput` for an unknown column.
 * @example responseVariabilityByPart({ rows: [{ a: 1, b: 2, c: 3 }], items: ['a', 'b', 'c'], codes: FIVE_LEVELS, parts: 2 }).partSizes // [2, 1]
 */
export function responseVariabilityByPart(sheet: AnswerSheet & { readonly parts: number }): {
  readonly partSizes: number[];
  readonly irv: (number | null)[][];
} {
  const { parts, items } = sheet;
  if (!Number.isSafeInteger(parts) || parts < 1) {
    throw new ScoringError('outOfRange', 'parts must be a whole number of 1 or more', { parts });
  }
  const step = (items.length - 1) / parts;
  const partOf = items.map((_, at) => {
    let part = 0;
    while (part < parts - 1 && at > (part + 1) * step) part += 1;
    return part;
  });
  const numbers = Array.from({ length: parts }, (_, part) => part);
  return {
    partSizes: numbers.map((part) => partOf.filter((other) => other === part).length),
    irv: answerMatrix(sheet).map((levels) =>
      numbers.map((part) => sampleSd(answered(levels.filter((_, at) => partOf[at] === part)))),
    ),
  };
}
