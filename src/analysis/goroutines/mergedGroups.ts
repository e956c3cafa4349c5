import type { GoroutineDump } from '../../model/goroutineDump';
import { frameFile, frameName } from './dumpTexts';
import type { GoroutineGroup, GroupBy } from './goroutineGroup';
import { groupGoroutines } from './groupGoroutines';

/** A dump, or those of its goroutines that are wanted; rows ascend. */
export interface DumpSelection {
  readonly dump: GoroutineDump;
  readonly rows?: Uint32Array;
}

/** A group of the goroutines of several dumps. Its rows, stack and frames are those of the first dump that has it. */
export interface MergedGroup extends Omit<GoroutineGroup, 'creators'> {
  readonly dump: GoroutineDump;
  /** Most frequent first. */
  readonly creators: readonly {
    readonly dump: GoroutineDump;
    readonly frame: number;
    readonly count: number;
  }[];
}

/** Most goroutines first, then in the order of the dumps. */
export function mergedGroups(selections: readonly DumpSelection[], by: GroupBy): MergedGroup[] {
  const byKey = new Map<string, MergedGroup>();
  for (const { dump, rows } of selections) {
    for (const group of groupGoroutines(dump, by, rows)) {
      const found = { ...group, dump, creators: group.creators.map((creator) => ({ dump, ...creator })) };
      const known = byKey.get(group.key);
      byKey.set(group.key, known ? united(known, found) : found);
    }
  }
  return [...byKey.values()].sort((a, b) => b.count - a.count);
}

const MAX_EXAMPLES = 5;

function united(a: MergedGroup, b: MergedGroup): MergedGroup {
  const shortest = [a.shortestWait, b.shortestWait].filter((wait) => wait !== undefined);
  const longest = [a.longestWait, b.longestWait].filter((wait) => wait !== undefined);
  return {
    ...a,
    count: a.count + b.count,
    leakedCount: a.leakedCount + b.leakedCount,
    ...(longest.length === 0
      ? {}
      : { shortestWait: Math.min(...shortest), longestWait: Math.max(...longest) }),
    exampleIds: [...a.exampleIds, ...b.exampleIds].slice(0, MAX_EXAMPLES),
    creators: unitedCreators([...a.creators, ...b.creators]),
  };
}

function unitedCreators(creators: MergedGroup['creators']): MergedGroup['creators'] {
  const byText = new Map<string, MergedGroup['creators'][number]>();
  for (const creator of creators) {
    const { dump, frame } = creator;
    const text = `${frameName(dump, frame)}\n${frameFile(dump, frame)}\n${dump.frames.lineNumbers[frame] ?? 0}`;
    const known = byText.get(text);
    byText.set(text, known ? { ...known, count: known.count + creator.count } : creator);
  }
  return [...byText.values()].sort((a, b) => b.count - a.count);
}
