import { RowIndex } from '../../model/rowIndex';
import { HASH_SEED, mixed } from '../../model/stackHash';
import type { GrowingUint32 } from './growingColumns';

/** Which row has which id, densely where ids are small, as Go's and pprof's are. A later row wins, as in pprof. */
export class RowsByHandle {
  /** The first handle that two rows have. */
  readonly duplicate: number | undefined;
  /** Whether row i has the handle i + 1, as Go and pprof write them. */
  readonly isNumbered: boolean;
  /** Row plus one of each small handle; 0 where there is none. */
  private readonly dense: Uint32Array;
  private wanted = 0;
  /** Of the other handles, by an entry for each; seeded, since a file may choose ids that collide. */
  private readonly sparse: RowIndex;
  private readonly sparseHandles: number[] = [];
  private readonly sparseRows: number[] = [];

  constructor(handles: GrowingUint32) {
    // Ids that are numbered from 1 with gaps still fit; anything wilder goes to the table. No larger than needed: the
    // dense one is looked up for every frame, and has to stay in the processor's cache.
    let largest = 0;
    let numbered = 0;
    for (let row = 0; row < handles.length; row++) {
      const handle = handles.array[row] as number;
      if (handle === row + 1) numbered++;
      if (handle > largest) largest = handle;
    }
    this.isNumbered = numbered === handles.length;
    this.dense = new Uint32Array(Math.min(largest + 1, handles.length * 4 + 1024));
    this.sparse = new RowIndex(16, (entry) => this.sparseHandles[entry] === this.wanted);
    for (let row = 0; row < handles.length; row++) {
      const handle = handles.array[row] as number;
      if (!this.add(handle, row)) this.duplicate ??= handle;
    }
  }

  /** -1 when no row has that id. */
  rowOf(handle: number): number {
    if (handle < this.dense.length) return (this.dense[handle] as number) - 1;
    this.wanted = handle;
    return this.sparseRows[this.sparse.find(hashOf(handle))] ?? -1;
  }

  /** Replaces each handle by its row, in place. */
  resolve(handles: Uint32Array, onMissing: (index: number) => never): Uint32Array {
    for (let i = 0; i < handles.length; i++) {
      const row = this.rowOf(handles[i] as number);
      if (row < 0) onMissing(i);
      handles[i] = row;
    }
    return handles;
  }

  /** Whether the handle is new. */
  private add(handle: number, row: number): boolean {
    if (handle < this.dense.length) {
      const isNew = this.dense[handle] === 0;
      this.dense[handle] = row + 1;
      return isNew;
    }
    this.wanted = handle;
    const entry = this.sparseRows.length;
    const known = this.sparse.findOrAdd(hashOf(handle), entry);
    if (known < 0) this.sparseHandles.push(handle);
    this.sparseRows[known < 0 ? entry : known] = row;
    return known < 0;
  }
}

function hashOf(handle: number): number {
  return mixed(HASH_SEED ^ handle);
}
