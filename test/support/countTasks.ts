import type { EdgeTask } from '../../src/analysis/counting/edgeTask';
import { ownShares } from '../../src/analysis/counting/rowShares';
import type { SumTask } from '../../src/analysis/counting/sumTask';

/** Tasks over the same made-up stacks: enough of them for a second thread, of locations with one to three frames. */
export function countTasks(samples = 30_000, depth = 40): { sums: SumTask; edges: EdgeTask } {
  const [locations, nodeCount] = [500, 300];
  let state = 7;
  const random = (limit: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % limit;
  };
  const starts = new Uint32Array(locations + 1);
  for (let row = 0; row < locations; row++) starts[row + 1] = (starts[row] ?? 0) + 1 + (row % 3);
  const frames = starts[locations] ?? 0;
  const inlined = new Uint8Array(frames);
  for (let row = 0; row < locations; row++) inlined.fill(1, starts[row], (starts[row + 1] ?? 0) - 1);
  const common = {
    rows: ownShares(samples),
    stackStarts: Uint32Array.from({ length: samples + 1 }, (_, row) => row * depth),
    stacks: Uint32Array.from({ length: samples * depth }, () => random(locations)),
    active: Uint32Array.from({ length: samples }, (_, row) => row),
    column: Float64Array.from({ length: samples }, () => random(9) - 3),
    starts,
    ofFrame: Uint32Array.from({ length: frames }, () => random(nodeCount)),
  };
  const marks = (every: number): Uint8Array =>
    Uint8Array.from({ length: nodeCount }, (_, node) => Number(node % every === 0));
  return {
    sums: { kind: 'sums', ...common, nodeCount },
    edges: { kind: 'edges', ...common, inlined, kept: marks(2), wanted: marks(6) },
  };
}
