/** Typed arrays that double when they are full, for columns whose length is known only at the end. */

/** The written part; a copy when most would be wasted. What was never written costs addresses but no memory. */
export function trimmed<T extends Uint32Array | Float64Array>(array: T, length: number): T {
  return (array.length > 2 * length ? array.slice(0, length) : array.subarray(0, length)) as T;
}

/** Returns the larger one, with what the smaller one holds. */
export function copiedTo<T extends Uint32Array | Float64Array | Uint8Array>(larger: T, smaller: T): T {
  larger.set(smaller);
  return larger;
}

export class GrowingUint32 {
  array: Uint32Array;
  length = 0;

  constructor(capacity: number) {
    this.array = new Uint32Array(Math.max(16, capacity));
  }

  /** Makes room for so many more and returns the array to write to. */
  reserve(extra: number): Uint32Array {
    const needed = this.length + extra;
    if (needed > this.array.length) {
      const larger = new Uint32Array(Math.max(needed, this.array.length * 2));
      larger.set(this.array.subarray(0, this.length));
      this.array = larger;
    }
    return this.array;
  }

  append(values: Uint32Array): void {
    this.reserve(values.length).set(values, this.length);
    this.length += values.length;
  }

  push(value: number): void {
    this.reserve(1)[this.length++] = value;
  }

  /** The written part; a copy when more than an eighth would be wasted. */
  finish(): Uint32Array {
    const view = this.array.subarray(0, this.length);
    return this.array.length - this.length > this.length >> 3 ? view.slice() : view;
  }
}

export class GrowingFloat64 {
  array: Float64Array;
  length = 0;

  constructor(capacity: number) {
    this.array = new Float64Array(Math.max(16, capacity));
  }

  reserve(extra: number): Float64Array {
    const needed = this.length + extra;
    if (needed > this.array.length) {
      const larger = new Float64Array(Math.max(needed, this.array.length * 2));
      larger.set(this.array.subarray(0, this.length));
      this.array = larger;
    }
    return this.array;
  }

  append(values: Float64Array): void {
    this.reserve(values.length).set(values, this.length);
    this.length += values.length;
  }

  push(value: number): void {
    this.reserve(1)[this.length++] = value;
  }

  finish(): Float64Array {
    return this.array.slice(0, this.length);
  }
}
