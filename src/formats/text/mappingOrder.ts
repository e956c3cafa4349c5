/** What pprof does to a list of mappings before locations are looked up in it: massageMappings in profile/profile.go. */
import type { TextMapping } from './memoryMap';

/** Neighbours that are parts of one mapping become one. */
export function withoutSplits(mappings: readonly TextMapping[]): TextMapping[] {
  const merged: TextMapping[] = [];
  for (const mapping of mappings) {
    const last = merged.at(-1);
    if (last && areOne(last, mapping)) {
      last.limit = mapping.limit;
      last.file = mapping.file || last.file;
      last.buildId = mapping.buildId || last.buildId;
    } else merged.push({ ...mapping });
  }
  return merged;
}

/** What looks like the program itself changes places with the first. */
export function mainFirst(mappings: TextMapping[]): TextMapping[] {
  const main = mappings.findIndex(({ file }) => {
    const name = file.replaceAll('(deleted)', '').trim();
    return name !== '' && !LIBRARY.test(name) && !name.startsWith('[');
  });
  const [first] = mappings;
  const found = mappings[main];
  if (!first || !found) return mappings;
  mappings[main] = first;
  mappings[0] = found;
  return mappings;
}

const LIBRARY = /\.so$|\.so[._][0-9]+/;

function areOne(left: TextMapping, right: TextMapping): boolean {
  if (left.file !== '' && right.file !== '' && left.file !== right.file) return false;
  if (left.buildId !== '' && right.buildId !== '' && left.buildId !== right.buildId) return false;
  if (left.limit !== right.start) return false;
  if (left.offset === 0n || right.offset === 0n) return true;
  return BigInt.asUintN(64, left.offset + left.limit - left.start) === right.offset;
}
