import type { GoroutineDump } from '../../model/goroutineDump';
import { headingOf, printedFrame } from './printedGroup';
import { goroutineTree } from './goroutineTree';
import { allGoroutines } from './viewedGoroutines';

/** One line for each goroutine, or for several that are alike, below the one that started it. */
export function* treeText(dump: GoroutineDump): Iterable<string> {
  for (let offset = 0; ; offset += PAGE) {
    const { nodes, nodeCount } = goroutineTree(allGoroutines(dump), { offset, limit: PAGE });
    for (const { depth, title, operation, wait, place } of nodes) {
      const at = place === undefined ? '' : place.frame < 0 ? place.name : printedFrame(dump, place.frame);
      yield `${'  '.repeat(Math.min(depth, MAX_INDENT))}${headingOf([title, operation, wait, at])}\n`;
    }
    if (offset + PAGE >= nodeCount) return;
  }
}

const PAGE = 1000;
/** Deeper ones stand below each other: no line is so wide. */
const MAX_INDENT = 50;
