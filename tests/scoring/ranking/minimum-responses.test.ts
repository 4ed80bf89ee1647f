/** Minimum numbers of forms as provinces set them (METHODS §2.1). */
import { describe, expect, it } from 'vitest';
import { DEFAULT_MINIMUM, requiredForms, type MinimumRule } from '../../../scoring/index.js';

describe('requiredForms', () => {
  const binhDuong: MinimumRule = {
    kind: 'byAgencyKind',
    forms: { district: 500, town: 600, commune: 150, ward: 200 },
    otherwise: 30,
  };
  const daNang: MinimumRule = {
    kind: 'shareOfDossiers',
    bands: [
      { upTo: 200, share: 1 },
      { upTo: 1000, share: '0.3' },
      { upTo: 5000, share: '0.2' },
    ],
  };

  it.each<[string, MinimumRule, { agencyKind?: string; dossiers?: number | null }, number | null]>([
    ['shipped default', DEFAULT_MINIMUM, {}, 30],
    ['Bình Dương 2018, ward', binhDuong, { agencyKind: 'ward' }, 200],
    ['Bình Dương 2018, another kind', binhDuong, { agencyKind: 'toString' }, 30],
    ['Đà Nẵng, 200 dossiers: all', daNang, { dossiers: 200 }, 200],
    ['Đà Nẵng, 201 dossiers: 30 % is 60.3', daNang, { dossiers: 201 }, 61],
    ['Đà Nẵng, 1,000 dossiers: 30 %', daNang, { dossiers: 1000 }, 300],
    ['Đà Nẵng, 1,001 dossiers: 20 % is 200.2', daNang, { dossiers: 1001 }, 201],
    ['Đà Nẵng, above every band', daNang, { dossiers: 5001 }, null],
    [
      'a last band without end',
      { kind: 'shareOfDossiers', bands: [{ upTo: null, share: '0.1' }] },
      { dossiers: 5001 },
      501,
    ],
    ['Bình Dương 2018, kind unknown', binhDuong, {}, 30],
    ['no minimum', { kind: 'fixed', forms: 0 }, {}, 0],
    ['no dossiers at all', daNang, { dossiers: 0 }, 0],
    // 1000/(1 + 1000 · 0.0025) = 285.7
    ['Slovin with 5 %, 1,000', { kind: 'slovin', error: '0.05' }, { dossiers: 1000 }, 286],
    ['Slovin with 5 %, 400: 200 exactly', { kind: 'slovin', error: 0.05 }, { dossiers: 400 }, 200],
    ['DDCI, 2,000: 5 %', { kind: 'ddci' }, { dossiers: 2000 }, 100],
    ['DDCI, 1,999: 10 % is 199.9', { kind: 'ddci' }, { dossiers: 1999 }, 200],
    ['DDCI, never under 50', { kind: 'ddci' }, { dossiers: 12 }, 50],
    ['dossiers unknown', { kind: 'ddci' }, { dossiers: null }, null],
  ])('%s', (_name, rule, subject, forms) => {
    expect(requiredForms(rule, subject)).toBe(forms);
  });

  it('refuses a number of forms that is none', () => {
    expect(() => requiredForms({ kind: 'fixed', forms: -1 })).toThrow(
      expect.objectContaining({ code: 'badInput', details: { value: -1 } }),
    );
    for (const value of [1.5, NaN, 2 ** 53]) {
      const refused = expect.objectContaining({ code: 'badInput', details: { value } });
      expect(() => requiredForms({ kind: 'fixed', forms: value })).toThrow(refused);
      expect(() => requiredForms({ kind: 'ddci' }, { dossiers: value })).toThrow(refused);
    }
  });
});
