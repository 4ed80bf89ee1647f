/** Seeded draws: the generator's published test vector, exact chances, repeatability. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ppsDraw,
  ScoringError,
  seededRandom,
  simpleRandomDraw,
  systematicDraw,
  xoshiro128,
} from '../../../scoring/index.js';

describe('the source of chance', () => {
  it('gives the reference outputs of xoshiro128** from the state 1, 2, 3, 4', () => {
    const source = xoshiro128([1, 2, 3, 4]);
    const published = [
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ];
    expect(published.map(() => source.nextUint32())).toEqual(published);
  });

  it('repeats itself from a seed and not from another; number and text of a seed are one, NFC and NFD too', () => {
    const first = (seed: number | string): number => seededRandom(seed).nextUint32();
    expect(first('QĐ 12')).toBe(first('QĐ 12'.normalize('NFD')));
    expect(first(7)).toBe(first('7'));
    expect(new Set([1, 2, 3, 'a', 'b', -1].map(first)).size).toBe(6);
  });

  it('is even: 60,000 throws of a die stay within five standard deviations', () => {
    const source = seededRandom('xúc xắc');
    const faces = new Array<number>(6).fill(0);
    for (let i = 0; i < 60_000; i++) faces[source.nextBelow(6)]! += 1;
    for (const count of faces) expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(60_000 * (5 / 36)));
    let sum = 0;
    for (let i = 0; i < 10_000; i++) sum += source.nextShare();
    expect(Math.abs(sum / 10_000 - 0.5)).toBeLessThan(5 / Math.sqrt(12 * 10_000));
  });

  it('refuses a broken seed or limit', () => {
    expect(() => seededRandom('')).toThrow(ScoringError);
    expect(() => seededRandom(0.5)).toThrow(ScoringError);
    expect(() => seededRandom(1).nextBelow(0)).toThrow(ScoringError);
    expect(() => xoshiro128([0, 0, 0, 0])).toThrow(ScoringError);
  });
});

const list = fc.integer({ min: 0, max: 300 }).chain((n) => fc.tuple(fc.constant(n), fc.integer({ min: 0, max: n })));

describe('draws from a list', () => {
  it.each([
    ['simple random', simpleRandomDraw],
    ['systematic', systematicDraw],
  ])('%s: n different places in rising order, the same for the same seed', (_name, draw) => {
    fc.assert(
      fc.property(list, fc.integer(), ([populationSize, n], seed) => {
        const places = draw({ populationSize, n, seed });
        expect(places.length).toBe(n);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        expect(places.every((place) => place >= 0 && place < populationSize)).toBe(true);
        expect(draw({ populationSize, n, seed })).toEqual(places);
      }),
    );
    expect(() => draw({ populationSize: 2, n: 3, seed: 1 })).toThrow(ScoringError);
  });

  it('systematic places lie one interval apart, to the next whole place', () => {
    fc.assert(
      fc.property(list, fc.integer(), ([populationSize, n], seed) => {
        fc.pre(n > 1);
        const places = systematicDraw({ populationSize, n, seed });
        places.slice(1).forEach((place, i) => {
          expect(Math.abs(place - places[i]! - populationSize / n)).toBeLessThan(1);
        });
      }),
    );
  });

  it('gives every place the same chance, simple and systematic', () => {
    for (const draw of [simpleRandomDraw, systematicDraw]) {
      const hits = new Array<number>(7).fill(0);
      for (let seed = 0; seed < 7000; seed++)
        for (const place of draw({ populationSize: 7, n: 3, seed })) hits[place]! += 1;
      for (const count of hits) expect(Math.abs(count - 3000)).toBeLessThan(5 * Math.sqrt(7000 * (12 / 49)));
    }
  });
});

describe('draws in proportion to size', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 30 });

  it('take n units with a size, chances adding up to n over all units', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.integer(), (of, wanted, seed) => {
        const usable = of.filter((size) => size > 0).length;
        const n = usable === 0 ? 0 : wanted % (usable + 1);
        const drawn = ppsDraw({ sizes: of, n, seed });
        expect(new Set(drawn.map((unit) => unit.place)).size).toBe(n);
        for (const unit of drawn) {
          expect(of[unit.place]).toBeGreaterThan(0);
          expect(unit.chance > 0 && unit.chance <= 1).toBe(true);
          expect(unit.chance * unit.weight).toBeCloseTo(1, 12);
        }
      }),
    );
  });

  it('hit a unit as often as its size says, a giant always', () => {
    const hits = [0, 0, 0, 0];
    const draws = 6000;
    for (let seed = 0; seed < draws; seed++) {
      for (const { place } of ppsDraw({ sizes: [1, 2, 3, 1000], n: 2, seed })) hits[place]! += 1;
    }
    expect(hits[3]).toBe(draws);
    [1 / 6, 2 / 6, 3 / 6].forEach((chance, place) => {
      expect(Math.abs(hits[place]! - draws * chance)).toBeLessThan(5 * Math.sqrt(draws * chance * (1 - chance)));
    });
  });

  it('estimate the total of the sizes without error: Σ weight · size is the total', () => {
    const of = [40, 10, 25, 60, 15, 50];
    for (let seed = 0; seed < 50; seed++) {
      const total = ppsDraw({ sizes: of, n: 3, seed }).reduce((sum, unit) => sum + unit.weight * of[unit.place]!, 0);
      expect(total).toBeCloseTo(200, 9);
    }
  });

  it('refuse more units than have a size, and sizes that are no counts', () => {
    expect(() => ppsDraw({ sizes: [0, 5], n: 2, seed: 1 })).toThrow(ScoringError);
    expect(() => ppsDraw({ sizes: [1.5], n: 1, seed: 1 })).toThrow(ScoringError);
    expect(ppsDraw({ sizes: [], n: 0, seed: 1 })).toEqual([]);
  });
});
