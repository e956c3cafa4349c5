import type { ValueColumn } from '../../model/valueColumn';
import { valueColumns } from '../../model/valueColumn';
import { GrowingFloat64 } from '../proto/growingColumns';
import type { Integer } from './goIntegers';

/** int64 values in order of arrival: doubles, and beside them those that no double can hold. */
export class IntegerRows {
  private readonly doubles = new GrowingFloat64(64);
  private readonly big = new Map<number, bigint>();

  get length(): number {
    return this.doubles.length;
  }

  push(value: Integer): void {
    if (typeof value === 'bigint') this.big.set(this.doubles.length, value);
    this.doubles.push(Number(value));
  }

  addTo(index: number, more: number): void {
    this.doubles.array[index] = (this.doubles.array[index] as number) + more;
  }

  toColumns(columnCount: number, rowCount: number): ValueColumn[] {
    return valueColumns(this.doubles.array, columnCount, rowCount, this.big);
  }

  toInt64(): BigInt64Array {
    const exact = new BigInt64Array(this.length);
    for (let at = 0; at < exact.length; at++) {
      exact[at] = this.big.get(at) ?? BigInt(this.doubles.array[at] as number);
    }
    return exact;
  }
}
