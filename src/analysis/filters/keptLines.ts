import type { LocationTable } from '../../model/profile';

/** The same locations with only those of their lines that are marked 1; a location may be left without any. */
export function withLines(locations: LocationTable, kept: Uint8Array): LocationTable {
  const count = kept.reduce((sum, mark) => sum + mark, 0);
  if (count === kept.length) return locations;
  const lineStarts = new Uint32Array(locations.count + 1);
  const lineFunctions = new Uint32Array(count);
  const lineNumbers = new Float64Array(count);
  const lineColumns = new Float64Array(count);
  let to = 0;
  for (let row = 0; row < locations.count; row++) {
    const end = locations.lineStarts[row + 1] as number;
    for (let line = locations.lineStarts[row] as number; line < end; line++) {
      if (kept[line] === 0) continue;
      lineFunctions[to] = locations.lineFunctions[line] as number;
      lineNumbers[to] = locations.lineNumbers[line] as number;
      lineColumns[to++] = locations.lineColumns[line] as number;
    }
    lineStarts[row + 1] = to;
  }
  return { ...locations, lineStarts, lineFunctions, lineNumbers, lineColumns };
}

/** All lines kept, to begin with. */
export function allLines(locations: LocationTable): Uint8Array {
  return new Uint8Array(locations.lineFunctions.length).fill(1);
}
