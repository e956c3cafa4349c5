/**
 * The order in which Go's sort.Sort leaves elements that tie. Recorded with Go 1.26.8: a hash of the sorted indices, for
 * arrays of each length and shape that the same small generator makes here and there.
 */
import { describe, expect, it } from 'vitest';
import { goSort } from '../../../../src/analysis/graph/goSort';

const SHAPES = ['mixed', 'few', 'sorted', 'backwards', 'nearly', 'organ', 'zigzag'] as const;
type Shape = (typeof SHAPES)[number];

/** A length, and a hash for each shape. */
const RECORDED: readonly (readonly number[])[] = [
  [5, 275630857, 657750725, 3122569199, 3245052325, 3122569199, 2507989147, 3122569199],
  [13, 661542813, 265135047, 1373724879, 2575456889, 3612472667, 737388107, 2977574475],
  [20, 4221304693, 1461400069, 2017146113, 2606484347, 2017146113, 2683153367, 2439125829],
  [49, 2104932963, 1588968781, 527181919, 3398772063, 713910171, 244922933, 603521625],
  [50, 2570698200, 895339512, 3846415658, 3262078852, 1680912508, 3742997458, 3855078622],
  [64, 1486035771, 2218672985, 1832519941, 764287083, 1732718587, 1177201677, 1333115435],
  [257, 1908423891, 1895260725, 2008633631, 3064614647, 1734469429, 272972423, 2491187379],
  [1000, 1132444341, 340672851, 2691360765, 3249050097, 1525481031, 2253207249, 3927555091],
  [5000, 3921627825, 692497899, 2356979101, 3742273589, 2071984211, 104857777, 3998247375],
];

describe('a sort as Go does it', () => {
  it.each(RECORDED)('leaves ties of %i elements as sort.Sort leaves them', (length, ...hashes) => {
    const ours = SHAPES.map((shape) => hashOf(sorted(keysOf(shape, length))));
    expect(Object.fromEntries(SHAPES.map((shape, i) => [shape, ours[i]]))).toEqual(
      Object.fromEntries(SHAPES.map((shape, i) => [shape, hashes[i]])),
    );
  });

  it('sorts what has no ties', () => {
    const items = Uint32Array.from({ length: 3000 }, (_, i) => (i * 7919) % 3000);
    goSort(items, (one, other) => one < other);
    expect(items).toEqual(Uint32Array.from({ length: 3000 }, (_, i) => i));
  });

  it('leaves nothing and one element alone', () => {
    for (const length of [0, 1]) {
      const items = new Uint32Array(length);
      goSort(items, () => true);
      expect(items).toEqual(new Uint32Array(length));
    }
  });

  it('ends even where the order contradicts itself', () => {
    const items = Uint32Array.from({ length: 500 }, (_, i) => i);
    goSort(items, (one, other) => (one * 31 + other * 17) % 3 === 0);
    expect(Array.from(items).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 500 }, (_, i) => i),
    );
  });
});

function keysOf(shape: Shape, length: number): readonly number[] {
  let state = (Math.imul(length, 2654435761) + 1) >>> 0;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  const key = (at: number): number => {
    switch (shape) {
      case 'mixed':
        return next() % length;
      case 'few':
        return next() % 4;
      case 'sorted':
        return Math.floor(at / 3);
      case 'backwards':
        return Math.floor((length - at) / 3);
      case 'nearly':
        return next() % 20 === 0 ? next() % length : Math.floor(at / 2);
      case 'organ':
        return at < Math.floor(length / 2) ? at : length - at;
      case 'zigzag':
        return (at % 7) * 1000 + Math.floor(at / 16);
    }
  };
  return Array.from({ length }, (_, at) => key(at));
}

function sorted(keys: readonly number[]): Uint32Array {
  const items = Uint32Array.from(keys, (_, at) => at);
  goSort(items, (one, other) => (keys[one] ?? 0) < (keys[other] ?? 0));
  return items;
}

/** FNV-1a over whole numbers. */
function hashOf(items: Uint32Array): number {
  return items.reduce((hash, item) => Math.imul(hash ^ item, 16777619) >>> 0, 2166136261);
}
