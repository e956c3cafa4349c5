/** What kernels do with the stacks of a merge is what plain JavaScript does. */
import { describe, expect, it } from 'vitest';
import { kernelFirstUses, plainFirstUses } from '../../../src/analysis/merge/firstUses';
import { kernelTranslation, plainTranslation } from '../../../src/analysis/merge/translateStacks';
import { withKernel } from '../../../src/kernels/kernel';
import { randomFrom } from '../../hostile/randomFrom';
import { randomShape, randomStacks } from '../../support/randomTasks';

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

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
