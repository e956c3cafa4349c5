/** What kernels do with the stacks of a merge is what plain JavaScript does. */
import { describe, expect, it } from 'vitest';
import { kernelFirstUses, plainFirstUses } from '../../../src/analysis/merge/firstUses';
import { kernelTranslation, plainTranslation } from '../../../src/analysis/merge/translateStacks';
import { withKernel } from '../../../src/kernels/kernel';
import { SharedStrings, kernelNumbers } from '../../../src/model/sharedStrings';
import { kernelHashes } from '../../../src/model/stringHash';
import { randomFrom } from '../../hostile/randomFrom';
import { randomShape, randomStacks } from '../../support/randomTasks';

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

describe('stacks', () => {
  it.each(SEEDS)('are translated and numbered alike, of seed %i', (seed) => {
    const random = randomFrom(seed);
    const shape = { ...randomShape(random), longest: [0, 2048, 40_000][seed % 3] ?? 0 };
    const { starts: stackStarts, stacks } = randomStacks(shape, random);
    const samples = { stackStarts, stacks };
    const few = 1 + random.below(20);
    const wanted = Uint8Array.from({ length: shape.samples }, () => Number(random.below(few) === 0));
    const table = Int32Array.from({ length: 2 * shape.locations }, () => random.below(2 ** 32) | 0);
    const start = random.below(100);
    const [plainTo, kernelTo] = [1, 2].map(() => new Uint32Array(start + stacks.length + 10).fill(99));
    if (!plainTo || !kernelTo) throw new Error('no room');

    const plain = plainTranslation(samples, wanted, table, plainTo, start);
    const translated = withKernel((kernel) =>
      kernelTranslation(kernel, samples, wanted, table, kernelTo, start),
    );
    expect(translated).toEqual(plain);
    expect(Buffer.compare(Buffer.from(kernelTo.buffer), Buffer.from(plainTo.buffer))).toBe(0);

    const { locations } = shape;
    const numbered = withKernel((kernel) => kernelFirstUses(kernel, samples, wanted, locations));
    expect(numbered).toEqual(plainFirstUses(samples, wanted, locations));
  });
});

describe('strings of several tables', () => {
  const random = randomFrom(2);
  const tables = [300, 0, 1, 2000].map((count) => {
    const texts = Array.from(
      { length: count },
      () => 'x'.repeat(random.below(9)) + String(random.below(200)),
    );
    const starts = new Uint32Array(count + 1);
    texts.forEach((text, row) => (starts[row + 1] = (starts[row] as number) + text.length));
    return { texts, starts, bytes: Buffer.from(texts.join('')) };
  });

  it('have one number if they are equal, and others if not', () => {
    const known = new Map<string, number>();
    const found = kernelNumbers(tables);
    const expected = tables.map(({ texts }) =>
      texts.map((text) => {
        if (!known.has(text)) known.set(text, known.size);
        return known.get(text);
      }),
    );
    expect(found?.map(({ numbers }) => [...numbers])).toEqual(expected);
    expect(known.size).toBeGreaterThan(500);
  });

  it('have the hashes that each has alone', () => {
    const hashes = kernelNumbers(tables)?.map((table) => table.hashes);
    expect(hashes).toEqual(tables.map((table) => kernelHashes(table)));
  });

  it('are left alone where they are few, or there is one table', () => {
    const large = { bytes: new Uint8Array(1 << 18), starts: Uint32Array.of(0, 1 << 18) };
    const small = { bytes: new Uint8Array(1), starts: Uint32Array.of(0, 1) };
    expect(new SharedStrings(tables).indices).toHaveLength(0);
    expect(new SharedStrings([large]).of(large)).toBeUndefined();
    const shared = new SharedStrings([large, small]);
    expect([shared.of(large), shared.of(small)].map((table) => table?.numbers)).toEqual([
      Uint32Array.of(0),
      Uint32Array.of(1),
    ]);
    expect(shared.indices).toEqual(Int32Array.of(-1, -1));
  });
});
