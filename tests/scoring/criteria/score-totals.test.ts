/** From components to the index: sums, not applicable, evidence, bonus and penalty, bands, ranks (SCORE-IO §4 and §5). */
import { describe, expect, test } from 'vitest';
import { bandOf, percentileOf, Ratio } from '../../../scoring/index.js';
import { frameworkOf, scoreSmall, type ComponentPlan } from './small-framework.js';

const manual = (maxPoints: number, more: Partial<ComponentPlan> = {}): ComponentPlan => ({
  rule: { kind: 'manual' },
  maxPoints,
  ...more,
});
const points = (value: unknown) => ({ points: value });
const dropped = { notApplicable: { reason: 'Không có chức năng này' } };

describe('not applicable', () => {
  const plans = [manual(4), manual(6)];
  const total = (policy: 'shrinkDenominator' | 'fullPoints' | 'omitWithoutRescale', components: object) => {
    const file = frameworkOf(plans, { notApplicablePolicy: policy });
    const [row] = scoreSmall(file, [['a', { ...components }]]).agencies;
    if (row === undefined) throw new Error('Nobody was scored');
    return row;
  };

  test('leaves the maximum, keeps full points, or keeps the maximum without points', () => {
    const components = { '1.1.1': points(1), '1.1.2': dropped };
    const figures = (policy: Parameters<typeof total>[0]) => {
      const row = total(policy, components);
      return [row.total.pointsExact, row.total.applicableMaxPoints, row.total.percentExact];
    };
    expect(figures('shrinkDenominator')).toEqual(['1/1', '4', '25/1']);
    expect(figures('fullPoints')).toEqual(['7/1', '10', '70/1']);
    expect(figures('omitWithoutRescale')).toEqual(['1/1', '10', '10/1']);
  });

  test('nothing applicable: no percent, band or rank, under every policy', () => {
    for (const policy of ['shrinkDenominator', 'fullPoints', 'omitWithoutRescale'] as const) {
      const row = total(policy, { '1.1.1': dropped, '1.1.2': dropped });
      expect(row).toMatchObject({ band: null, rank: null, unranked: 'nothingApplicable' });
      expect(row.total).toMatchObject({ applicable: false, percent: null, percentExact: null });
      expect(row.fields[0]?.percent).toBe(policy === 'fullPoints' ? '100.00' : null);
      expect(row.components[0]?.percent).toBe(policy === 'fullPoints' ? '100.00' : null);
    }
  });

  test('a component of maximum 0 has no percent', () => {
    const file = frameworkOf([
      { rule: { kind: 'deadline', onTime: 0, late: -1, missing: -2 }, maxPoints: 0 },
      manual(2),
    ]);
    const [row] = scoreSmall(file, [['a', { '1.1.1': { status: 'late' }, '1.1.2': points(2) }]]).agencies;
    expect(row?.components[0]).toMatchObject({ points: '-1.00', percent: null, applicable: true });
    expect(row?.total.percentExact).toBe('50/1');
    const [alone] = scoreSmall(file, [['a', { '1.1.1': { status: 'late' }, '1.1.2': dropped }]]).agencies;
    expect(alone).toMatchObject({ rank: null, unranked: 'nothingApplicable', total: { percent: null } });
  });
});

describe('evidence', () => {
  const rule = { kind: 'deadline', onTime: 1, late: -0.5, missing: -1 } as const;
  const file = frameworkOf([{ rule, maxPoints: 1, evidenceRequired: true }, manual(1)]);
  const first = (policy: string, input: object) => {
    const document = scoreSmall(file, [['a', { '1.1.1': input, '1.1.2': points(1) }]], {
      options: { evidencePolicy: policy },
    });
    const row = document.agencies[0]?.components[0];
    return `${row?.status ?? ''} ${row?.pointsExact ?? ''} of ${row?.applicableMaxPoints ?? ''}`;
  };

  test('decides about points that were earned, never about those that were lost', () => {
    const shown = { status: 'onTime', evidence: true };
    const told = { status: 'onTime', explanation: true };
    const bare = { status: 'onTime' };
    expect(first('ignore', bare)).toBe('scored 1/1 of 1');
    expect(first('noEvidenceNoPoints', shown)).toBe('scored 1/1 of 1');
    expect(first('noEvidenceNoPoints', told)).toBe('noEvidence 0/1 of 1');
    expect(first('explanationSuffices', told)).toBe('scored 1/1 of 1');
    expect(first('explanationSuffices', bare)).toBe('noEvidence 0/1 of 1');
    expect(first('noEvidenceNoPoints', { status: 'late' })).toBe('noEvidence -1/2 of 1');
    expect(first('noEvidenceNoPoints', {})).toBe('missing 0/1 of 1');
    expect(first('noEvidenceNoPoints', dropped)).toBe('notApplicable 0/1 of 0');
  });

  test('the policy of the framework holds unless the options name another', () => {
    const strict = { ...file, evidencePolicy: 'noEvidenceNoPoints' as const };
    const input: [string, Record<string, unknown>] = ['a', { '1.1.1': { status: 'onTime' } }];
    expect(scoreSmall(strict, [input]).options.evidencePolicy).toBe('noEvidenceNoPoints');
    const eased = scoreSmall(strict, [input], { options: { evidencePolicy: 'ignore' } });
    expect(eased.agencies[0]?.components[0]?.status).toBe('scored');
  });
});

describe('bonus and penalty', () => {
  const file = frameworkOf([manual(10)], { bonus: { cap: 1 }, penalty: { cap: 0.5 } });
  const list = (...amounts: unknown[]) => amounts.map((amount) => ({ label: 'Sáng kiến', points: amount }));

  test('count up to their caps; a percent may pass 100 and never falls below 0', () => {
    const { agencies } = scoreSmall(file, [
      ['over', { '1.1.1': points(10) }, { bonus: list(0.1, 0.2, '1/3') }],
      ['capped', { '1.1.1': points(9) }, { bonus: list(3), penalty: list(0.3, 0.3) }],
      ['under', { '1.1.1': points(0.2) }, { penalty: list(0.4) }],
    ]);
    expect(agencies.map(({ total }) => total.percentExact)).toEqual(['319/3', '95/1', '0/1']);
    expect(agencies[1]?.bonus).toEqual({ given: '3', points: '1.00', pointsExact: '1/1', cap: '1' });
    expect(agencies[1]?.penalty).toEqual({ given: '0.6', points: '0.50', pointsExact: '1/2', cap: '0.5' });
    expect(agencies[2]?.fields[0]?.pointsExact).toBe('1/5');
  });

  test('a cap of 0 counts nothing', () => {
    const none = frameworkOf([manual(10)], { bonus: { cap: 0 } });
    expect(scoreSmall(none, [['a', { '1.1.1': points(5) }, { bonus: list(2) }]]).agencies[0]?.total.percent).toBe(
      '50.00',
    );
  });
});

describe('bands', () => {
  const band = (name: string, min: number, minPercentile: number | null = null) => ({
    name,
    min: Ratio.of(min),
    minPercentile: minPercentile === null ? null : Ratio.of(minPercentile),
  });

  test('are reached exactly, and 79.996 shown as 80.00 is still below 80: the trace says so', () => {
    const file = frameworkOf([manual(100)], {
      bands: [
        { name: 'Tốt', min: 80 },
        { name: 'Khá', min: 65 },
      ],
    });
    const { agencies } = scoreSmall(file, [
      ['a', { '1.1.1': points(79.996) }],
      ['b', { '1.1.1': points(80) }],
      ['c', { '1.1.1': points(64.999) }],
    ]);
    expect(agencies.map((row) => [row.total.percent, row.band])).toEqual([
      ['80.00', 'Khá'],
      ['80.00', 'Tốt'],
      ['65.00', null],
    ]);
    expect(agencies[0]?.total.steps.map(({ step }) => step)).toEqual(['total', 'percent', 'belowBand', 'band']);
    expect(agencies[1]?.total.steps.map(({ step }) => step)).toEqual(['total', 'percent', 'band']);
  });

  test('may look at points instead of percent', () => {
    const bands = [
      { name: 'A', min: 3 },
      { name: 'B', min: 0 },
    ];
    const file = frameworkOf([manual(4), manual(6)], { bands, bandsOn: 'points' });
    const { agencies } = scoreSmall(file, [['a', { '1.1.1': points(3), '1.1.2': dropped }]]);
    expect(agencies[0]).toMatchObject({ band: 'A', total: { percent: '75.00' } });
  });

  test('a percentile is that of the competition rank', () => {
    expect(percentileOf({ competition: 1, of: 4 }).toText()).toBe('75/1');
    expect(percentileOf({ competition: 4, of: 4 }).toText()).toBe('0/1');
    expect(percentileOf({ competition: 1, of: 3 }).toText()).toBe('200/3');
  });

  test('entries with a percentile need a rank and as many ranked agencies as entries', () => {
    const bands = [band('Xuất sắc', 0, 75), band('Tốt', 50), band('Khá', 0)];
    const value = Ratio.of(90);
    expect(bandOf(value, { competition: 1, of: 4 }, bands)?.name).toBe('Xuất sắc');
    expect(bandOf(value, { competition: 2, of: 4 }, bands)?.name).toBe('Tốt');
    expect(bandOf(value, { competition: 1, of: 3 }, bands)?.name).toBe('Tốt');
    expect(bandOf(value, { competition: 1, of: 2 }, bands)?.name).toBe('Tốt');
    expect(bandOf(value, null, bands)?.name).toBe('Tốt');
    expect(bandOf(Ratio.of(-1), null, bands)).toBeNull();
  });

  test('tied agencies share a percentile', () => {
    const file = frameworkOf([manual(10)], {
      bands: [
        { name: 'Nửa trên', min: 0, minPercentile: 50 },
        { name: 'Nửa dưới', min: 0 },
      ],
    });
    const row = (id: string, value: number): [string, Record<string, unknown>] => [id, { '1.1.1': points(value) }];
    const { agencies } = scoreSmall(file, [row('a', 9), row('b', 8), row('c', 8), row('d', 1)]);
    expect(agencies.map(({ band: reached }) => reached)).toEqual(['Nửa trên', 'Nửa trên', 'Nửa trên', 'Nửa dưới']);
    const excluded = scoreSmall(file, [
      row('a', 9),
      ['b', { '1.1.1': points(10) }, { excluded: { reason: 'Mới thành lập' } }],
    ]);
    expect(excluded.agencies.map((agency) => agency.band)).toEqual(['Nửa dưới', 'Nửa dưới']);
  });
});

describe('ranks', () => {
  const file = frameworkOf([manual(3)]);
  const row = (id: string, value: unknown, more: Record<string, unknown> = {}) =>
    [id, { '1.1.1': points(value) }, more] as const;

  test('are by exact percent inside the group; ties are listed by id', () => {
    const document = scoreSmall(file, [
      row('z', '1/3', { group: 'Xã' }),
      row('B', '0.3333333333333333', { group: 'Xã' }),
      row('a', '1/3', { group: 'Xã' }),
      row('A', 3),
      row('b', 0, { group: 'Xã' }),
      row('x', 3, { group: 'Xã', excluded: { reason: 'Mới thành lập' } }),
    ]);
    expect(document.ranking).toEqual([
      {
        group: 'Xã',
        ranked: [
          { rank: 1, id: 'a', percent: '11.11' },
          { rank: 1, id: 'z', percent: '11.11' },
          { rank: 3, id: 'B', percent: '11.11' },
          { rank: 4, id: 'b', percent: '0.00' },
        ],
        unranked: [{ id: 'x', reason: 'excluded' }],
      },
      { group: null, ranked: [{ rank: 1, id: 'A', percent: '100.00' }], unranked: [] },
    ]);
    expect(document.agencies[1]?.rank).toEqual({ competition: 3, dense: 2, of: 4 });
    expect(document.agencies[5]).toMatchObject({ rank: null, unranked: 'excluded', total: { percent: '100.00' } });
  });

  test('the method of the options picks the rank that is listed', () => {
    const document = scoreSmall(file, [row('a', 2), row('b', 2), row('c', 1)], { options: { rankMethod: 'dense' } });
    expect(document.ranking[0]?.ranked.map(({ rank }) => rank)).toEqual([1, 1, 2]);
  });

  test('groups are labels: two spellings of one name in Unicode are one group', () => {
    const document = scoreSmall(file, [row('a', 1, { group: 'Sở' }), row('b', 2, { group: 'Sở'.normalize('NFD') })]);
    expect(document.ranking).toHaveLength(1);
    expect(document.agencies[1]?.group).toBe('Sở'.normalize('NFD'));
  });

  test('nobody to score gives an empty ranking', () => {
    expect(scoreSmall(file, [])).toMatchObject({ agencies: [], ranking: [] });
  });
});

test('percents print with the places asked for, never −0', () => {
  const rule = { kind: 'deadline', onTime: 1, late: 0, missing: -0.001 } as const;
  const file = frameworkOf([{ rule, maxPoints: 1 }, manual(1)]);
  for (const [decimals, expected] of [
    [0, ['0', '0', '-1/1000']],
    [3, ['-0.001', '-0.100', '-1/1000']],
  ] as const) {
    const [row] = scoreSmall(file, [['a', { '1.1.1': { status: 'missing' } }]], { options: { decimals } }).agencies;
    const first = row?.components[0];
    expect([first?.points, first?.percent, first?.pointsExact]).toEqual(expected);
  }
});
