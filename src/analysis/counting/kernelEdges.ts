import type { Kernel } from '../../kernels/kernel';
import { KernelMemorySpent } from '../../kernels/kernel';
import { HASH_SEED } from '../../model/stackHash';
import { EdgeTable } from './edgeTable';
import type { EdgeStops, EdgeTask } from './edgeTask';
import { RowBatches } from './rowBatches';
import { nextShare } from './rowShares';

/** What `plainEdges` counts. Takes no rows before all that it needs at first is there. */
export function kernelEdges(kernel: Kernel, task: EdgeTask, { stops, callers }: EdgeStops): EdgeTable {
  const { starts, ofFrame, inlined, kept, wanted, rows } = task;
  const { calls } = kernel;
  const batches = new RowBatches(kernel, task);
  const tables = [
    ...[stops, callers, starts, ofFrame, inlined].map((table) => kernel.put(table)),
    ...[kept, wanted].map((marks) => (marks ? kernel.put(marks) : ALL)),
  ];
  const hits = kernel.allocate(4 * (batches.longest + 1));
  if (calls.newEdges(FIRST_ROOM, HASH_SEED) === 0) throw new KernelMemorySpent();
  const full: EdgeTable[] = [];
  for (let share = nextShare(rows); share; share = nextShare(rows)) {
    batches.forEach(share.from, share.to, (batch) => {
      if (calls.edgeCount() > MANY) full.push(takenEdges(kernel));
      const place = [batch.rows, batch.starts, batch.stacks, batch.weights, batch.stamp];
      if (calls.countEdges(...place, ...tables, hits) === 0)
        throw new RangeError('too many edges for a table');
    });
  }
  const edges = takenEdges(kernel);
  for (const table of full) edges.addAll(table.columns());
  return edges;
}

/** No marks: all nodes are kept, or wanted. */
const ALL = 0;

const FIRST_ROOM = 4096;

/** So many edges are taken out at once, so that no table outgrows the memory. */
const MANY = 1 << 22;

/** Of an entry of the kernel's table: source, target, stamp, flags, and a double for the weight at its second half. */
const WORDS = 8;

/** The kernel's table, which is empty then. */
function takenEdges(kernel: Kernel): EdgeTable {
  const { calls } = kernel;
  const room = calls.edgeCapacity();
  // Addresses above 2 GB come as negative numbers.
  const address = calls.edgeEntries() >>> 0;
  const words = kernel.words(address, room * WORDS);
  const doubles = kernel.doubles(address, (room * WORDS) / 2);
  const [entries, weights] = [new Int32Array(room * 4), new Float64Array(room)];
  for (let slot = 0; slot < room; slot++) {
    for (let part = 0; part < 4; part++) entries[slot * 4 + part] = words[slot * WORDS + part] as number;
    // Of a free one nothing else was written.
    if (entries[slot * 4] !== -1) weights[slot] = doubles[slot * (WORDS / 2) + 2] as number;
  }
  const table = EdgeTable.of({ entries, weights }, calls.edgeCount());
  calls.clearEdges();
  return table;
}
