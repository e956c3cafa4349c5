/** Tasks of counting that are larger than a kernel's tables are made for at first. */
import { describe, expect, it } from 'vitest';
import type { EdgeTable } from '../../src/analysis/counting/edgeTable';
import { edgeStops, plainEdges } from '../../src/analysis/counting/edgeTask';
import { kernelEdges } from '../../src/analysis/counting/kernelEdges';
import { kernelSums } from '../../src/analysis/counting/kernelSums';
import { plainSums } from '../../src/analysis/counting/sumTask';
import { withKernel } from '../../src/kernels/kernel';
import type { TaskShape } from '../support/randomTasks';
import { randomTasks, untaken } from '../support/randomTasks';
import { randomFrom } from './randomFrom';

const SHAPE: TaskShape = {
  ...{ samples: 5000, depth: 30, longest: 0, locations: 5000, nodes: 4000 },
  ...{ frames: 2, mostFrames: 2, activeOf: 1, gap: 1 },
};

/** Edges of the first that are not, with the same weight and flags, in the second. */
function missingFrom(one: EdgeTable, other: EdgeTable): number {
  const [ours, theirs] = [new Map<number, string>(), new Map<number, string>()];
  for (const [table, found] of [[one, ours] as const, [other, theirs] as const]) {
    table.forEach((source, target, ...rest) => found.set(source * 2 ** 26 + target, rest.join(' ')));
  }
  let missing = 0;
  for (const [edge, rest] of ours) if (theirs.get(edge) !== rest) missing++;
  return missing;
}

describe('kernels that count', () => {
  it('more edges than a table is to have', () => {
    const large = { ...SHAPE, samples: 620_000, locations: 60_000, nodes: 60_000, frames: 1, mostFrames: 1 };
    const { edges } = randomTasks(large, randomFrom(1));
    const task = { ...edges, kept: undefined, wanted: undefined };
    const stops = edgeStops(task);
    const plain = plainEdges(untaken(task), stops);
    const counted = withKernel((kernel) => kernelEdges(kernel, untaken(task), stops));
    if (!counted) throw new Error('no kernel');
    expect(plain.count).toBeGreaterThan(2 ** 22);
    expect(counted.count).toBe(plain.count);
    expect(missingFrom(plain, counted)).toBe(0);
  });

  it.each([
    ['a stack of a million locations', { ...SHAPE, samples: 400, longest: 1_000_000 }],
    ['locations of 4096 frames', { ...SHAPE, samples: 300, locations: 8, frames: 4096, mostFrames: 4096 }],
    ['nothing but recursion', { ...SHAPE, locations: 2, nodes: 1 }],
    ['one sample of many', { ...SHAPE, samples: 100_000, activeOf: 50_000 }],
  ])('%s', (_, shape) => {
    const { sums, edges } = randomTasks(shape, randomFrom(3));
    expect(withKernel((kernel) => kernelSums(kernel, untaken(sums)))).toEqual(plainSums(untaken(sums)));
    const stops = edgeStops(edges);
    const plain = plainEdges(untaken(edges), stops);
    const counted = withKernel((kernel) => kernelEdges(kernel, untaken(edges), stops));
    expect(counted?.count).toBe(plain.count);
    expect(counted && missingFrom(plain, counted)).toBe(0);
  });
});
