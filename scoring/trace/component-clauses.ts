/** What each step of a component's trace says. A clause that starts with a comma, semicolon or space joins the one before. */
import { Ratio } from '../number/ratio.js';
import type { TraceStep } from './trace-step.js';
import type { Clauses } from './words.js';

const NUMERAL = /^[\d.]+$/;
const STATUS = {
  onTime: ['đúng hạn', 'on time'],
  late: ['muộn', 'late'],
  missing: ['không có', 'not done'],
} as const;
const ZERO = {
  full: ['được điểm tối đa', 'full points'],
  zero: ['không có điểm', 'no points'],
} as const;
const POLICY = {
  shrinkDenominator: ['trừ khỏi điểm tối đa', 'taken out of the maximum'],
  fullPoints: ['được tính điểm tối đa', 'counted with full points'],
  omitWithoutRescale: ['không có điểm, giữ nguyên điểm tối đa', 'no points, the maximum stays'],
} as const;

export const COMPONENT_CLAUSES: Clauses<TraceStep> = {
  missing: (_step, words) => words.say('Chưa có số liệu, nên 0 điểm', 'No input, so 0 points'),
  awaited: (_step, words) => words.say('Chờ bước sau, chưa tính', 'Awaited from a later step, not counted yet'),
  notApplicable: ({ reason, policy }, words) => {
    const why = reason === null ? '' : ` (${reason})`;
    const [vi, en] = reason === null ? [', không áp dụng', ', not applicable'] : ['Không áp dụng', 'Not applicable'];
    return words.say(`${vi}${why}: ${POLICY[policy][0]}`, `${en}${why}: ${POLICY[policy][1]}`);
  },
  zeroDenominator: ({ effect }, words) => {
    const start = words.say('Mẫu số bằng 0', 'The denominator is 0');
    return effect === 'notApplicable' ? start : `${start}: ${words.say(ZERO[effect][0], ZERO[effect][1])}`;
  },
  option: ({ label, points }, words) => words.say(`Chọn “${label}”`, `Option “${label}”`) + words.so(points),
  status: ({ status, points }, words) => {
    return words.say(`Thực hiện ${STATUS[status][0]}`, `Status: ${STATUS[status][1]}`) + words.so(points);
  },
  quotient: (step, words) => {
    const { numeratorLabel, denominatorLabel } = step;
    const [part, whole] = [words.plain(step.numerator), words.plain(step.denominator)];
    const labelled = numeratorLabel !== '' && denominatorLabel !== '';
    const upper = labelled ? `${part} (${numeratorLabel})` : part;
    const lower = labelled ? `${whole} (${denominatorLabel})` : `${whole} ${numeratorLabel}`.trimEnd();
    return `${upper} ${words.say('trên', 'of')} ${lower} ${words.equals(step.percent)} ${words.percent(step.percent)}`;
  },
  value: ({ value, label }, words) => `${words.say('Giá trị', 'Value')} (${label}) = ${words.plain(value)}`,
  level: ({ min, points, percent }, words) =>
    ` ≥ ${percent ? words.percent(min) : words.plain(min)}${words.so(points)}`,
  floor: ({ floorPercent, reached, points }, words) => {
    if (reached || points === null) return ` ≥ ${words.percent(floorPercent)}`;
    return ` < ${words.percent(floorPercent)}${words.so(points)}`;
  },
  cap: (_step, words) => words.say(', tính là 100 %', ', counted as 100 %'),
  target: ({ percent, targetPercent, ofTargetPercent }, words) => {
    const [value, target, result] = [percent, targetPercent, ofTargetPercent].map((amount) => words.percent(amount));
    const equals = words.equals(ofTargetPercent);
    return words.say(
      `, so với mục tiêu ${target ?? ''}: ${value ?? ''} ÷ ${target ?? ''} ${equals} ${result ?? ''}`,
      `, against the target of ${target ?? ''}: ${value ?? ''} ÷ ${target ?? ''} ${equals} ${result ?? ''}`,
    );
  },
  product: ({ percent, maxPoints, points }, words) =>
    `, ${words.say('nên', 'so')} ${words.percent(percent)} × ${words.plain(maxPoints)} = ${words.points(points)}`,
  deduction: ({ count, unit, perUnit, maxPoints, floor, points }, words) => {
    const left = Ratio.parse(maxPoints).sub(Ratio.parse(perUnit).mul(Ratio.parse(count)));
    const sum = `${words.plain(count)} ${unit}: ${words.plain(maxPoints)} − ${words.plain(count)} × ${words.plain(perUnit)}`;
    if (left.equals(Ratio.parse(points))) return `${sum} = ${words.points(points)}`;
    const least = words.plain(floor);
    return words.say(`${sum}, ít nhất ${least}`, `${sum}, at least ${least}`) + words.so(points);
  },
  units: ({ count, unit, perUnit, cap, points }, words) => {
    const product = `${words.plain(count)} ${unit}: ${words.plain(count)} × ${words.plain(perUnit)}`;
    const earned = Ratio.parse(count).mul(Ratio.parse(perUnit));
    if (earned.equals(Ratio.parse(points))) return `${product} = ${words.points(points)}`;
    const most = words.plain(cap);
    return words.say(`${product}, nhiều nhất ${most}`, `${product}, at most ${most}`) + words.so(points);
  },
  part: ({ label, share, points }, words) => {
    const met = Ratio.parse(share).mul(Ratio.HUNDRED).toText();
    return `${label}: ${words.percent(met)} (${words.points(points)})`;
  },
  sum: ({ points }, words) => words.say(`; cộng lại ${words.points(points)}`, `; together ${words.points(points)}`),
  case: ({ proposed, chosen, reason, when, formula, variables, points }, words) => {
    const values = variables.map(
      ({ label, value }) =>
        `${label} = ${typeof value === 'string' ? words.plain(value) : value ? words.say('có', 'yes') : words.say('không', 'no')}`,
    );
    const by =
      proposed === chosen
        ? words.say(`trường hợp ${chosen + 1} (${when})`, `case ${chosen + 1} (${when})`)
        : words.say(
            `chọn trường hợp ${chosen + 1} (${reason ?? ''})`,
            `case ${chosen + 1} was chosen (${reason ?? ''})`,
          );
    const start = values.length === 0 ? by : `${values.join(', ')}: ${by}`;
    return NUMERAL.test(formula) ? start + words.so(points) : `${start}, ${formula} = ${words.points(points)}`;
  },
  answers: ({ label, count, weight }, words) => {
    const weighs = words.percent(Ratio.parse(weight).mul(Ratio.HUNDRED).toText());
    return `${label}: ${words.plain(count)} × ${weighs}`;
  },
  mean: ({ mean, scaleMax, answers }, words) => {
    const from =
      answers === null ? '' : words.say(` (${words.plain(answers)} phiếu)`, ` (${words.plain(answers)} answers)`);
    return words.say(
      `Điểm trung bình ${words.plain(mean)} trên ${words.plain(scaleMax)}${from}`,
      `Mean ${words.plain(mean)} of ${words.plain(scaleMax)}${from}`,
    );
  },
  round: ({ decimals, points }, words) =>
    words.say(
      `, làm tròn ${decimals} chữ số: ${words.points(points)}`,
      `, rounded to ${decimals} ${decimals === 1 ? 'place' : 'places'}: ${words.points(points)}`,
    ),
  index: ({ measure, percent }, words) => `${measure.toUpperCase()} = ${words.percent(percent)}`,
  share: ({ label, percent }, words) => `${label} = ${words.percent(percent)}`,
  rest: ({ percent }, words) =>
    words.say(`; còn lại ${words.percent(percent)}`, `; which leaves ${words.percent(percent)}`),
  manual: ({ points }, words) =>
    words.say(`Điểm nhập trực tiếp: ${words.points(points)}`, `Points entered directly: ${words.points(points)}`),
  noEvidence: ({ policy, pointsBefore }, words) => {
    if (policy === 'explanationSuffices') {
      return words.say(
        `; không có tài liệu kiểm chứng hay giải trình nên không giữ ${words.points(pointsBefore)} điểm`,
        `; neither evidence nor explanation, so ${words.points(pointsBefore)} points are not kept`,
      );
    }
    return words.say(
      `; không có tài liệu kiểm chứng nên không giữ ${words.points(pointsBefore)} điểm`,
      `; no evidence, so ${words.points(pointsBefore)} points are not kept`,
    );
  },
  points: () => '',
};
