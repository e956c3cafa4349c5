/** Columns that grow: typed arrays with room at their end. */
export class GrowingUint32 {
  length = 0;
  private values = new Uint32Array(64);

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Uint32Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  /** 0 beyond the end. */
  at(index: number): number {
    return index < this.length ? (this.values[index] as number) : 0;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  /** Valid until more is added. */
  between(start: number, end: number): Uint32Array {
    return this.values.subarray(start, end);
  }

  /** Nothing may be added any more. */
  finish(): Uint32Array {
    return trimmed(this.values, this.length);
  }
}

export class GrowingFloat64 {
  length = 0;
  private values = new Float64Array(64);

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new Float64Array(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length++] = value;
  }

  /** NaN beyond the end. */
  at(index: number): number {
    return index < this.length ? (this.values[index] as number) : NaN;
  }

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  /** Nothing may be added any more. */
  finish(): Float64Array {
    return trimmed(this.values, this.length);
  }
}

/** A copy only where much of the room is not used: the columns of a large dump are most of the memory. */
export function trimmed<Column extends Uint32Array | Int32Array | Float64Array>(
  values: Column,
  length: number,
): Column {
  const isFull = length * 4 >= values.length * 3;
  return (isFull ? values.subarray(0, length) : values.slice(0, length)) as Column;
}
