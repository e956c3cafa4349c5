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

  finish(): Uint32Array {
    return this.values.slice(0, this.length);
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

  set(index: number, value: number): void {
    this.values[index] = value;
  }

  finish(): Float64Array {
    return this.values.slice(0, this.length);
  }
}
