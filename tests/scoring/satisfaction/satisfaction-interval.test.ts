/** Intervals by name, at their boundaries and against figures of R. */
import { describe, expect, it } from 'vitest';
import { normalQuantile, studentTQuantile, wilsonShare } from '../../../scoring/index.js';
import { clusteredInterval, oneItemInterval } from '../../../scoring/satisfaction/satisfaction-interval.js';

describe('one-item shares', () => {
  it('have Wilson’s interval (R: prop.test(26, 31, correct = FALSE))', () => {
    const { lower, upper } = wilsonShare(26, 31);
    // (26 + z²/2)/(31 + z²) ∓ z/(31 + z²)·√(26·5/31 + z²/4)
    expect(lower).toBeCloseTo(0.67365, 4);
    expect(upper).toBeCloseTo(0.92907, 4);
  });

  it('end exactly at 0 and 1 for none and all', () => {
    const z = normalQuantile(0.975);
    expect(wilsonShare(0, 30)).toEqual({ lower: 0, upper: expect.closeTo((z * z) / (30 + z * z), 12) as number });
    expect(wilsonShare(30, 30)).toEqual({ lower: expect.closeTo(30 / (30 + z * z), 12) as number, upper: 1 });
  });

  it('use n(N − 1)/(N − n) for a known population, and none for a census', () => {
    expect(oneItemInterval(20, 40, 100)).toEqual({ name: 'wilsonFpc', ...wilsonShare(33, 66) });
    expect(oneItemInterval(40, 40, 41)).toMatchObject({ name: 'wilsonFpc', upper: 1 });
    expect(oneItemInterval(20, 40, 40)).toEqual({ name: 'census', lower: 0.5, upper: 0.5 });
    expect(oneItemInterval(20, 40, null).name).toBe('wilson');
  });
});

describe('clustered intervals', () => {
  it('use the logit for shares: logit 0.8 ± t(39) · 0.05 / 0.16', () => {
    const half = (studentTQuantile(0.975, 39) * 0.05) / 0.16;
    const back = (x: number) => 1 / (1 + Math.exp(-x));
    expect(clusteredInterval('share', 0.8, 0.05, 40, false)).toEqual({
      name: 'logitT',
      lower: expect.closeTo(back(Math.log(4) - half), 12) as number,
      upper: expect.closeTo(back(Math.log(4) + half), 12) as number,
    });
  });

  it('are p ± t · se for means, cut where the scale ends', () => {
    const reach = studentTQuantile(0.975, 9) * 0.1;
    expect(clusteredInterval('mean', 0.5, 0.1, 10, false)).toEqual({
      name: 't',
      lower: 0.5 - reach,
      upper: 0.5 + reach,
    });
    expect(clusteredInterval('mean', 0.95, 0.1, 10, false)).toMatchObject({ upper: 1 });
  });

  it('fall back to Wilson by forms when no form differs from another', () => {
    expect(clusteredInterval('share', 1, 0, 30, false)).toEqual({ name: 'wilsonForms', ...wilsonShare(30, 30) });
    expect(clusteredInterval('share', 0, null, 1, false)).toEqual({ name: 'wilsonForms', ...wilsonShare(0, 1) });
    expect(clusteredInterval('mean', 0.75, 0, 20, false)).toEqual({ name: 'wilsonForms', ...wilsonShare(15, 20) });
  });

  it('do not exist for one form that is neither all nor nothing', () => {
    expect(clusteredInterval('share', 0.5, null, 1, false)).toBeNull();
  });
});
