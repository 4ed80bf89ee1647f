/** The examples that stand in the headers of `scoring/criteria`, as they are printed there. */
import { expect, test } from 'vitest';
import {
  bandOf,
  capped,
  checkFramework,
  evaluateExpression,
  evidenceSuffices,
  parseExactJson,
  parseExpression,
  percentileOf,
  problemOfFile,
  Ratio,
  readFramework,
  scoreComponent,
  scoreFramework,
  scoreInputs,
  scoreRefusal,
  variablesOf,
  writeScores,
} from '../../../scoring/index.js';
import { frameworkOf, ready } from './small-framework.js';

const file = frameworkOf([{ rule: { kind: 'ratio', numerator: 'xong', denominator: 'tổng' }, maxPoints: 2 }]);
const framework = ready(file);

test('numbers', () => {
  expect(Ratio.parse('0.1').add(Ratio.parse('0.2')).toText()).toBe('3/10');
  expect(parseExactJson('[0.5, 0.12345678901234567890]')).toEqual([
    0.5,
    Ratio.of(1234567890123456789n, 10000000000000000000n),
  ]);
});

test('formulas', () => {
  const value = evaluateExpression(parseExpression('2 * min(1, done / total)'), (name) =>
    Ratio.of(name === 'done' ? 3 : 4),
  );
  expect(value).toEqual(Ratio.of(3, 2));
  expect(evaluateExpression(parseExpression('round(2 / 3, 2)'), () => 'missing')).toEqual(Ratio.of(67, 100));
  expect(variablesOf(parseExpression('done / total + done'))).toEqual(['done', 'total']);
});

test('frameworks', () => {
  expect(checkFramework({}).map(({ code, path }) => `${code} ${path}`)[0]).toBe('schema /id');
  const read = readFramework({ ...file, totalPoints: 3 });
  expect(read.ok || read.problems.map((problem) => problem.message.vi)).toEqual([
    'Tổng điểm / Total: các phần cộng lại là 2, khác với 3.',
  ]);
});

test('points, evidence, allowances, bands', () => {
  const result = scoreComponent(framework, '1.1.1', { numerator: 34, denominator: 40 }, { layer: 'self' });
  expect(result.ok && result.points.points.toText()).toBe('17/10');
  expect(() => scoreComponent(framework, '9.9.9', {})).toThrow(RangeError);
  expect(evidenceSuffices('noEvidenceNoPoints', false, true)).toBe(false);
  expect(capped(Ratio.parse('2.5'), Ratio.of(2)).points.toText()).toBe('2/1');
  expect(percentileOf({ competition: 1, of: 4 }).toText()).toBe('75/1');
  expect(bandOf(Ratio.parse('79.996'), null, [{ name: 'Tốt', min: Ratio.of(80), minPercentile: null }])).toBeNull();
});

test('documents', () => {
  const inputs = { frameworkId: file.id, agencies: [] };
  expect(scoreFramework(file, inputs).ok).toBe(true);
  const result = scoreInputs(framework, inputs, { trace: false });
  expect(result.ok && writeScores(result.scores)).toMatchObject({ schema: 'score/1', ranking: [] });
  expect(scoreRefusal([problemOfFile('inputs', 'notJson')]).code).toBe('scoreRefused');
  expect(problemOfFile('framework', 'fileNotReadable').path).toBe('');
});
