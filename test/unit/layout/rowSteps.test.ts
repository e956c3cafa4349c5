import { describe, expect, it } from 'vitest';
import { crossingsBelow } from '../../../src/layout/crossings';
import { neighbours } from '../../../src/layout/neighbours';
import { pack } from '../../../src/layout/pack';
import { spreadRow } from '../../../src/layout/spreadRow';
import { tautLine } from '../../../src/layout/tautLine';
import { randomNumbers } from './randomGraph';

describe('crossingsBelow', () => {
  it.each([1, 2, 3, 4, 5])('counts as comparing every pair does (seed %i)', (seed) => {
    const next = randomNumbers(seed);
    const pieces = Array.from(
      { length: 40 },
      () => [Math.floor(next() * 8), 8 + Math.floor(next() * 9)] as const,
    );
    const below = neighbours(
      17,
      Int32Array.from(pieces, ([upper]) => upper),
      Int32Array.from(pieces, ([, lower]) => lower),
      new Float64Array(40),
    );
    const positions = Int32Array.from({ length: 17 }, (_, node) => (node < 8 ? node : node - 8));
    const pairs = pieces.flatMap(([a, b]) => pieces.filter(([c, d]) => a < c && b > d));
    expect(crossingsBelow([0, 1, 2, 3, 4, 5, 6, 7], 9, below, positions)).toBe(pairs.length);
  });
});

describe('spreadRow', () => {
  const place = (wishes: readonly number[], forces: readonly number[]): number[] => {
    const room = new Float64Array(wishes.length).fill(5);
    const xs = new Float64Array(wishes.length);
    spreadRow(
      { lefts: room, rights: room },
      {
        row: [...wishes.keys()],
        wishes: Float64Array.from(wishes),
        forces: Float64Array.from(forces),
        gap: 2,
      },
      xs,
    );
    return [...xs];
  };

  it('grants wishes that have room', () => {
    expect(place([0, 40, 90], [1, 1, 1])).toEqual([0, 40, 90]);
  });

  it('shares what is missing by force', () => {
    expect(place([0, 0], [1, 1])).toEqual([-6, 6]);
    expect(place([0, 0], [3, 1])).toEqual([-3, 9]);
  });

  it('keeps the order against the wishes', () => {
    expect(place([30, 20, 10], [1, 1, 1])).toEqual([8, 20, 32]);
  });
});

describe('tautLine', () => {
  it('is straight where the openings let it', () => {
    const line = tautLine([
      { y: 0, low: 0, high: 0 },
      { y: 10, low: -5, high: 20 },
      { y: 20, low: 20, high: 20 },
    ]);
    expect(line).toEqual([
      { x: 0, y: 0 },
      { x: 20, y: 20 },
    ]);
  });

  it('bends at the corners in its way', () => {
    const line = tautLine([
      { y: 0, low: 0, high: 0 },
      { y: 10, low: 30, high: 50 },
      { y: 20, low: 30, high: 50 },
      { y: 30, low: -50, high: 5 },
      { y: 40, low: 0, high: 0 },
    ]);
    expect(line).toEqual([
      { x: 0, y: 0 },
      { x: 30, y: 10 },
      { x: 30, y: 20 },
      { x: 5, y: 30 },
      { x: 0, y: 40 },
    ]);
  });
});

describe('pack', () => {
  it('stands a small box beside a large one rather than below it', () => {
    const { offsets } = pack(
      [
        { width: 300, height: 200 },
        { width: 50, height: 150 },
      ],
      10,
    );
    expect(offsets).toEqual([
      { x: 0, y: 0 },
      { x: 310, y: 0 },
    ]);
  });

  it('packs boxes without any size', () => {
    expect(pack([{ width: 0, height: 0 }], 0)).toEqual({ width: 0, height: 0, offsets: [{ x: 0, y: 0 }] });
  });
});
