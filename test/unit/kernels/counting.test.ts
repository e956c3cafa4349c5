/** Sums and edges that a kernel counts are those that plain JavaScript counts. */
import { describe, expect, it } from 'vitest';
import { EdgeTable } from '../../../src/analysis/counting/edgeTable';
import type { EdgeTask } from '../../../src/analysis/counting/edgeTask';
import { edgeStops, plainEdges } from '../../../src/analysis/counting/edgeTask';
import { kernelEdges } from '../../../src/analysis/counting/kernelEdges';
import { kernelSums } from '../../../src/analysis/counting/kernelSums';
import { isForKernel } from '../../../src/analysis/counting/rowBatches';
import { nextShare, ownShares } from '../../../src/analysis/counting/rowShares';
import { joinedSums, plainSums } from '../../../src/analysis/counting/sumTask';
import { withKernel } from '../../../src/kernels/kernel';
import { longestStack } from '../../../src/model/longestStack';
import { randomFrom } from '../../hostile/randomFrom';
import { countTasks } from '../../support/countTasks';
import type { TaskShape } from '../../support/randomTasks';
import { edgesOf, randomShape, randomTasks, untaken } from '../../support/randomTasks';

const SEEDS = Array.from({ length: 30 }, (_, seed) => seed);

const SHAPE: TaskShape = {
  ...{ samples: 9000, depth: 20, longest: 0, locations: 300, nodes: 200 },
  ...{ frames: 3, mostFrames: 5, activeOf: 1, gap: 1 },
};

function edgesBoth(task: EdgeTask): { plain: string[]; kernel: string[] | undefined } {
  const stops = edgeStops(task);
  const counted = withKernel((kernel) => kernelEdges(kernel, untaken(task), stops));
  return { plain: edgesOf(plainEdges(untaken(task), stops)), kernel: counted && edgesOf(counted) };
}

describe('a kernel', () => {
  it.each(SEEDS)('counts as plain JavaScript does, of seed %i', (seed) => {
    const random = randomFrom(seed);
    const { sums, edges } = randomTasks(randomShape(random), random);
    expect(withKernel((kernel) => kernelSums(kernel, untaken(sums)))).toEqual(plainSums(untaken(sums)));
    const { plain, kernel } = edgesBoth(edges);
    expect(kernel).toEqual(plain);
  });

  it('counts stacks that are longer than its list and than a batch, and locations of many frames', () => {
    const shape = { ...SHAPE, samples: 300, longest: 40_000, mostFrames: 60 };
    const { sums, edges } = randomTasks(shape, randomFrom(7));
    expect(longestStack(edges.stackStarts)).toBeGreaterThan(1 << 15);
    expect(withKernel((kernel) => kernelSums(kernel, untaken(sums)))).toEqual(plainSums(untaken(sums)));
    const { plain, kernel } = edgesBoth({ ...edges, kept: undefined });
    expect(kernel).toEqual(plain);
    expect(plain.length).toBeGreaterThan(1000);
  });

  it('counts only the shares that it takes', () => {
    const { sums } = randomTasks(SHAPE, randomFrom(3));
    const whole = plainSums(untaken(sums));
    const rows = ownShares(sums.rows.end);
    expect(nextShare(rows)).toEqual({ from: 0, to: 4096 });
    const rest = withKernel((kernel) => kernelSums(kernel, { ...sums, rows }));
    const own = plainSums({ ...sums, rows: ownShares(4096) });
    expect(rest && joinedSums(own, rest)).toEqual(whole);
  });

  it('has a table of edges that can be added to and that grows', () => {
    const { edges } = randomTasks({ ...SHAPE, samples: 3000, locations: 3000, nodes: 3000 }, randomFrom(5));
    const task = { ...edges, kept: undefined, wanted: undefined };
    const stops = edgeStops(task);
    const counted = withKernel((kernel) => kernelEdges(kernel, untaken(task), stops));
    const plain = plainEdges(untaken(task), stops);
    const more = new EdgeTable();
    for (let node = 0; node < 5000; node++) more.add(node, node + 1, 3, 'call', 'hidden', 1);
    for (const table of [counted, plain]) table?.addAll(more.columns());
    expect(counted?.count).toBe(plain.count);
    expect(counted && edgesOf(counted)).toEqual(edgesOf(plain));
    expect(plain.count).toBeGreaterThan(10_000);
  });
});

it('a kernel is used for what is large and dense alone', () => {
  const { sums } = countTasks();
  const sparse = { ...sums, active: sums.active.filter((row) => row % 3 === 0) };
  expect([sums, countTasks(100).sums, sparse].map(isForKernel)).toEqual([true, false, false]);
  expect(isForKernel({ ...sums, active: new Uint32Array(0) })).toBe(false);
});
