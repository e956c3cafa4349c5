/** Flat and cum of every function, computed in the plainest way: sample by sample, with sets. */
import type { Profile } from '../../../src/model/profile';
import { valueAt } from '../../../src/model/valueColumn';

export type NodeSum = readonly [name: string, flat: bigint, cum: bigint];

/** Sorted by name. Sums wrap at 64 bits, as in Go. */
export function nodeSums(
  { samples, locations, functions, strings }: Profile,
  type: number,
): readonly NodeSum[] {
  const flat = new Map<string, bigint>();
  const cum = new Map<string, bigint>();
  const add = (sums: Map<string, bigint>, name: string, value: bigint): void => {
    sums.set(name, BigInt.asIntN(64, (sums.get(name) ?? 0n) + value));
  };
  for (let row = 0; row < samples.count; row++) {
    const value = valueAt(samples.values[type] ?? new Float64Array(), row);
    const names: string[] = [];
    for (let at = samples.stackStarts[row] ?? 0; at < (samples.stackStarts[row + 1] ?? 0); at++) {
      const location = samples.stacks[at] ?? 0;
      for (
        let line = locations.lineStarts[location] ?? 0;
        line < (locations.lineStarts[location + 1] ?? 0);
        line++
      ) {
        names.push(strings.text(functions.names[locations.lineFunctions[line] ?? 0] ?? 0));
      }
    }
    if (names[0] !== undefined) add(flat, names[0], value);
    for (const name of new Set(names)) add(cum, name, value);
  }
  return [...cum]
    .map(([name, sum]): NodeSum => [name, flat.get(name) ?? 0n, sum])
    .sort(([a], [b]) => (a < b ? -1 : 1));
}
