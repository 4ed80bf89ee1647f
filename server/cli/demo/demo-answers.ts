/** Synthetic answers with a seed: agencies differ a little, people differ more, some questions are left out. */
import type { RandomSource } from '../../../scoring/sampling/random.js';
import type { TallyLayout } from '../../../scoring/satisfaction/tally-layout.js';

/** Sum of twelve uniforms minus six: near enough to a normal deviate for invented people. */
export function deviate(random: RandomSource): number {
  let sum = -6;
  for (let i = 0; i < 12; i += 1) sum += random.nextShare();
  return sum;
}

/** Where the five levels are cut on the scale of contentment. */
const cuts = [-2.3, -1.7, -0.95, 0.55];

/** One form: codes in the layout's item order, null where nothing was chosen. `quality` 0 is an average agency. */
export function demoAnswers(layout: TallyLayout, random: RandomSource, quality: number): (number | null)[] {
  const person = deviate(random) * 0.75;
  const answers = new Array<number | null>(Math.max(...layout.items.map(({ index }) => index)) + 1).fill(null);
  layout.items.forEach((item, place) => {
    const chance = random.nextShare();
    if (chance < 0.02) return;
    if (!item.rated) {
      answers[item.index] = item.levels[random.nextBelow(item.levels.length)] ?? null;
      return;
    }
    // the last code outside the scale ("no opinion") is not drawn: its value is not part of the layout
    const question = Math.sin(place * 2.4) * 0.18;
    const contentment = quality + person + question + deviate(random) * 0.6;
    const level = cuts.filter((cut) => contentment > cut).length;
    answers[item.index] = item.levels[Math.min(level, item.levels.length - 1)] ?? null;
  });
  return answers;
}
