/** What each step of a total's trace says, up to the band. */
import type { TotalStep } from './trace-step.js';
import type { Clauses } from './words.js';

export const TOTAL_CLAUSES: Clauses<TotalStep> = {
  total: ({ sum, bonus, penalty, points }, words) => {
    if (bonus === '0' && penalty === '0')
      return words.say(`${words.points(points)} điểm`, `${words.points(points)} points`);
    const parts = [words.points(sum)];
    if (bonus !== '0') parts.push(words.say(`+ ${words.points(bonus)} thưởng`, `+ ${words.points(bonus)} bonus`));
    if (penalty !== '0') parts.push(words.say(`− ${words.points(penalty)} trừ`, `− ${words.points(penalty)} penalty`));
    return `${parts.join(' ')} = ${words.points(points)}`;
  },
  percent: ({ points, applicableMaxPoints, percent }, words) =>
    `${words.points(points)} ÷ ${words.plain(applicableMaxPoints)} ${words.equals(percent)} ${words.percent(percent)}`,
  band: ({ on, value, min, band }, words) => {
    const [reached, limit] = [value, min].map((amount) =>
      on === 'percent' ? words.percent(amount) : words.plain(amount),
    );
    return words.say(
      `${reached ?? ''} ≥ ${limit ?? ''}: xếp loại ${band}`,
      `${reached ?? ''} ≥ ${limit ?? ''}: band ${band}`,
    );
  },
  belowBand: ({ value, min, band }, words) =>
    words.say(
      `${words.plain(value)} làm tròn lên mới bằng ${words.plain(min)}, chưa đạt loại ${band}`,
      `${words.plain(value)} only rounds to ${words.plain(min)} and is still below band ${band}`,
    ),
};
