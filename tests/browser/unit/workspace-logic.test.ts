/** Small decisions of the workspace: doors by permission, what is due, what blocks a publication, how typed values are read. */
import { describe, expect, it } from 'vitest';
import type { Publication, Run, RunDetail, Survey, SurveyCounts } from '../../../client/workspace/api/shapes';
import { tasksOf } from '../../../client/workspace/home/tasks';
import { gatesOf, publishObstacle } from '../../../client/workspace/publications/gates';
import { sayIn } from '../../../client/workspace/say';
import { doorsFor, initialsOf } from '../../../client/workspace/shell/navigation';
import { barOf, standingOf } from '../../../client/workspace/surveys/live-counts';
import { readDay, readMoment, readWhole, writeDay, writeMoment } from '../../../client/workspace/typed-values';
import { actionsOf } from '../../../server/platform/permissions/permission-table.js';

const doorsOf = (role: Parameters<typeof actionsOf>[0]): string[] => {
  const actions: readonly string[] = actionsOf(role);
  return doorsFor((action) => actions.includes(action)).flatMap(({ doors }) => doors.map(({ to }) => to));
};

describe('the side bar', () => {
  it('shows an interviewer home and registry only, the auditor everything', () => {
    expect(doorsOf('interviewer')).toEqual(['/trang-chinh', '/co-quan']);
    expect(doorsOf('auditor')).toEqual([
      '/trang-chinh',
      '/dot-khao-sat',
      '/mau-phieu',
      '/ket-qua',
      '/cong-bo',
      '/co-quan',
      '/tai-khoan',
      '/nhat-ky',
      '/cai-dat',
    ]);
  });
  it('keeps answers and publications from the administrator', () => {
    expect(doorsOf('admin')).not.toContain('/cong-bo');
    expect(doorsOf('admin')).not.toContain('/dot-khao-sat');
  });
  it('signs people with the first letters of family and given name', () => {
    expect([initialsOf('Nguyễn Văn An'), initialsOf('Đào'), initialsOf(' ánh  Ổi ')]).toEqual(['NA', 'Đ', 'ÁỔ']);
  });
});

describe('typed values', () => {
  it('reads whole numbers as people write them and nothing else', () => {
    expect(['5412', '5.412', '5 412', '1.234.567'].map(readWhole)).toEqual([5412, 5412, 5412, 1234567]);
    expect(['', '5.41', '1.5', '-3', 'mười'].map(readWhole)).toEqual([null, null, null, null, null]);
  });
  it('reads days, refuses those that do not exist, and writes them as documents do', () => {
    expect(['1/7/2025', '01-07-2025', '2025-07-01'].map(readDay)).toEqual(['2025-07-01', '2025-07-01', '2025-07-01']);
    expect(['31/02/2026', '7/2025', '32/1/2026'].map(readDay)).toEqual([null, null, null]);
    expect([writeDay('2025-07-01'), writeDay('2026-02-15'), writeDay('2026-12-03')]).toEqual([
      '01/7/2025',
      '15/02/2026',
      '03/12/2026',
    ]);
  });
  it('completes a day without a time', () => {
    expect(readMoment('31/12/2026', '17:00')).toBe('2026-12-31T17:00');
    expect(readMoment('31/12/2026 8h30', '17:00')).toBe('2026-12-31T08:30');
    expect(readMoment('31/12/2026 25:00', '17:00')).toBeNull();
    expect(writeMoment('2026-12-31T08:30')).toBe('31/12/2026 08:30');
  });
  it('leaves a name without a value visible', () => {
    expect(sayIn('vi')({ vi: 'còn {n} ngày, {m}', en: '' }, { n: 1200 })).toBe('còn 1.200 ngày, {m}');
  });
});

const unit = { agencyId: 'a', name: 'Xã A', counted: 96, excluded: 0, minimum: 150, target: 300, lastReceivedAt: null };

describe('the live board', () => {
  it('tells minimum and target apart', () => {
    expect(standingOf(unit)).toBe('below');
    expect(standingOf({ ...unit, counted: 150 })).toBe('under');
    expect(standingOf({ ...unit, counted: 300 })).toBe('met');
    expect(standingOf({ ...unit, counted: 150, target: null })).toBe('met');
  });
  it('draws to the target, and never past its end', () => {
    expect(barOf(unit)).toEqual({ filled: 0.32, minimumAt: 0.5 });
    expect(barOf({ ...unit, counted: 900 }).filled).toBe(1);
  });
});

const survey = (change: Partial<Survey>): Survey =>
  ({
    id: 's',
    title: { vi: 'Đợt', en: 'Round' },
    state: 'open',
    closesAt: '2026-12-26T10:00:00Z',
    ...change,
  }) as Survey;
const run = (change: Partial<Run>): Run =>
  ({
    id: 'r',
    surveyId: 's',
    surveyTitle: { vi: 'Đợt', en: 'Round' },
    stale: false,
    createdAt: '2026-12-20T00:00:00Z',
    ...change,
  }) as Run;
const publication = (change: Partial<Publication>): Publication =>
  ({
    id: 'p',
    title: { vi: 'Bản', en: 'One' },
    state: 'prepared',
    stale: false,
    preparedById: 'me',
    preparedBy: 'Hoa',
    ...change,
  }) as Publication;

describe('what is to be done today', () => {
  const base = {
    surveys: [],
    counts: null,
    runs: [],
    publications: [],
    accountId: 'me',
    may: () => true,
    now: '2026-12-21T10:00:00Z',
  };
  const titles = (input: Partial<Parameters<typeof tasksOf>[0]>): string[] =>
    tasksOf({ ...base, ...input }).map(({ title }) => title.en);

  it('puts a round that closes soon with agencies under the minimum first', () => {
    const counts = { surveyId: 's', counts: { agencies: [unit] } as unknown as SurveyCounts };
    const tasks = tasksOf({ ...base, surveys: [survey({ id: 'd', state: 'draft' }), survey({})], counts });
    expect(tasks.map(({ hot, days }) => [hot, days])).toEqual([
      [true, 5],
      [false, null],
    ]);
  });
  it('asks the second account to publish and tells the first to wait', () => {
    expect(titles({ publications: [publication({ preparedById: 'other' })] })).toEqual(['A publication waits for you']);
    expect(titles({ publications: [publication({})] })).toEqual(['A publication waits for a second account']);
  });
  it('minds only the newest run of a round', () => {
    const old = run({ id: 'old', stale: true, createdAt: '2026-12-01T00:00:00Z' });
    expect(titles({ runs: [old, run({})] })).toEqual([]);
    expect(titles({ runs: [run({ stale: true })] })).toEqual(['Inputs changed after the run']);
  });
  it('reminds of a closed round without results', () => {
    expect(titles({ surveys: [survey({ state: 'closed' })] })).toEqual(['A closed round without results']);
    expect(titles({ surveys: [survey({ state: 'closed' })], runs: [run({})] })).toEqual([]);
  });
});

describe('publishing', () => {
  const approver = { id: 'me', mayApprove: true };
  it('needs another account unless the installation works with one person', () => {
    expect(publishObstacle(publication({}), approver, true)?.en).toContain('another account');
    expect(publishObstacle(publication({}), approver, false)).toBeNull();
    expect(publishObstacle(publication({ preparedById: 'other' }), approver, true)).toBeNull();
  });
  it('stops when inputs have changed or the right is missing', () => {
    expect(publishObstacle(publication({ stale: true, preparedById: 'other' }), approver, true)).not.toBeNull();
    expect(
      publishObstacle(publication({ preparedById: 'other' }), { id: 'me', mayApprove: false }, true),
    ).not.toBeNull();
  });
  it('blocks a stale run and warns of an open round and of unranked agencies', () => {
    const rows = [
      { rank: { rank: 1 }, visibility: 'ranked' },
      { rank: null, visibility: 'hidden' },
    ];
    const gates = gatesOf({
      run: { ...run({ stale: true }), rows, fingerprint: 'ab' } as unknown as RunDetail,
      survey: survey({}),
      publication: null,
      twoPersons: true,
      accountId: 'me',
      print: { moment: () => '', fingerprint: () => '' },
    });
    expect(gates.map(({ tone }) => tone)).toEqual(['bad', 'warn', 'warn', 'ok']);
    expect(gates.map(({ values }) => values['n'])).toEqual([undefined, undefined, 1, 1]);
  });
});
