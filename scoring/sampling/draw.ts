/** Random draws from a list (finished dossiers, households), repeatable from their seed. Places count from 0. */
import { requireCount } from '../number/check-number.js';
import { ScoringError } from '../number/scoring-error.js';
import { seededRandom } from './random.js';

/** `n` places of a list of `populationSize`, drawn with `seed`. */
export interface DrawInput {
  readonly populationSize: number;
  readonly n: number;
  readonly seed: number | string;
}

function check({ populationSize, n }: Omit<DrawInput, 'seed'>): void {
  requireCount(populationSize, 'populationSize');
  if (requireCount(n, 'n') > populationSize) {
    throw new ScoringError('outOfRange', 'a draw cannot be larger than its list', { n, populationSize });
  }
}

/**
 * Simple random draw without replacement, each set of n places equally likely (Floyd, Bentley 1987); places in rising
 * order.
 * Cost: O(n log n).
 *
 * @throws ScoringError `outOfRange` when n exceeds the list, `badInput` for numbers that are not whole.
 * @example simpleRandomDraw({ populationSize: 3, n: 3, seed: 1 }) // [0, 1, 2]
 */
export function simpleRandomDraw(input: DrawInput): number[] {
  check(input);
  const random = seededRandom(input.seed);
  const drawn = new Set<number>();
  for (let last = input.populationSize - input.n; last < input.populationSize; last++) {
    const place = random.nextBelow(last + 1);
    drawn.add(drawn.has(place) ? last : place);
  }
  return [...drawn].sort((a, b) => a - b);
}

/**
 * Systematic draw at equal distance N/n from a random start; the distance need not be whole (Cochran 1977, ch. 8). In
 * whole
 * numbers throughout, so every place has the chance n/N exactly. The order of the list stratifies. Cost: O(n).
 *
 * @throws ScoringError as `simpleRandomDraw`.
 * @example systematicDraw({ populationSize: 4, n: 4, seed: 1 }) // [0, 1, 2, 3]
 */
export function systematicDraw(input: DrawInput): number[] {
  check(input);
  const { populationSize, n, seed } = input;
  if (n === 0) return [];
  const start = seededRandom(seed).nextBelow(populationSize);
  const places: number[] = [];
  // the points start, start + N, … on a line where every place is n long: i·N and n may be large, so each is divided apart
  let place = Math.floor(start / n);
  let rest = start % n;
  const step = Math.floor(populationSize / n);
  const stepRest = populationSize % n;
  for (let i = 0; i < n; i++) {
    places.push(place);
    place += step;
    rest += stepRest;
    if (rest >= n) {
      rest -= n;
      place += 1;
    }
  }
  return places;
}
