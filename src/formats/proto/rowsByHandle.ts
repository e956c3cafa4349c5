import type { GrowingUint32 } from './growingColumns';

/** Which row has which id, densely where ids are small, as Go's and pprof's are. A later row wins, as in pprof. */
export class RowsByHandle {
  /** The first handle that two rows have. */
  readonly duplicate: number | undefined;
  private readonly dense: Int32Array;
  private readonly sparse = new Map<number, number>();

  constructor(handles: GrowingUint32) {
    // Ids that are numbered from 1 with gaps still fit; anything wilder goes to the map.
    this.dense = new Int32Array(handles.length * 4 + 1024).fill(-1);
    for (let row = 0; row < handles.length; row++) {
      const handle = handles.array[row] as number;
      if (this.rowOf(handle) >= 0) this.duplicate ??= handle;
      if (handle < this.dense.length) this.dense[handle] = row;
      else this.sparse.set(handle, row);
    }
  }

  /** -1 when no row has that id. */
  rowOf(handle: number): number {
    return handle < this.dense.length ? (this.dense[handle] as number) : (this.sparse.get(handle) ?? -1);
  }

  /** Replaces each handle by its row, in place. */
  resolve(handles: Uint32Array, onMissing: (index: number) => never): Uint32Array {
    const { dense } = this;
    for (let i = 0; i < handles.length; i++) {
      const handle = handles[i] as number;
      const row = handle < dense.length ? (dense[handle] as number) : this.rowOf(handle);
      if (row < 0) onMissing(i);
      handles[i] = row;
    }
    return handles;
  }
}
