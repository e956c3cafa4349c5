/** Edges into wanted nodes, as `analysis/counting/edgeTask.ts` counts them, in a table like `edgeTable.ts`. */
import { allocate } from './memory';
import { mixed } from './mixed';

/** Source, target, stamp, flags, and a double for the weight, in half a cache line. Free ones have the source -1. */
const ENTRY_BYTES: u32 = 32;
const NEVER_INLINE: u32 = 1;
const RESIDUAL: u32 = 2;

let entries: usize = 0;
let capacity: u32 = 0;
let size: u32 = 0;
let seed: u32 = 0;

export function edgeEntries(): usize {
  return entries;
}

/** Entries, free ones among them. */
export function edgeCapacity(): u32 {
  return capacity;
}

export function edgeCount(): u32 {
  return size;
}

/** An empty table of `room` entries, a power of two; false when there is no memory for it. */
export function newEdges(room: u32, hashSeed: u32): bool {
  entries = allocate(room * ENTRY_BYTES);
  if (entries == 0) return false;
  capacity = room;
  seed = hashSeed;
  clearEdges();
  return true;
}

export function clearEdges(): void {
  memory.fill(entries, 0xff, capacity * ENTRY_BYTES);
  size = 0;
}

/**
 * `rows` rows from the one whose stack begins at `starts[0]`; `stacks[0]` is that stack's first location.
 * `rowWeights`: NaN for rows that do not count. `stops`: a byte for each location, 1 where it has a wanted frame.
 * `callers`: for each location twice the node of its innermost shown frame, plus one where frames within that are not
 * shown; -1 where none is. `kept` and `wanted` are 0 for all. `hits` has room for the longest stack and one more.
 * False when memory is out.
 */
export function countEdges(
  rows: u32,
  starts: usize,
  stacks: usize,
  rowWeights: usize,
  stamp: u32,
  stops: usize,
  callers: usize,
  frameStarts: usize,
  nodeOfFrame: usize,
  inlined: usize,
  kept: usize,
  wanted: usize,
  hits: usize,
): bool {
  const base = stacks - ((<usize>load<u32>(starts)) << 2);
  for (let row: u32 = 0; row < rows; row++, starts += 4, rowWeights += 8, stamp++) {
    const weight = load<f64>(rowWeights);
    if (weight != weight) continue;
    const end = base + ((<usize>load<u32>(starts, 4)) << 2);
    // All are written, and only those that count are kept: nobody can foretell which, so that a branch would be slow.
    let hit = hits;
    for (let at = base + ((<usize>load<u32>(starts)) << 2); at < end; at += 4) {
      store<u32>(hit, <u32>at);
      hit += (<usize>load<u8>(stops + <usize>load<u32>(at))) << 2;
    }
    while (hit > hits) {
      hit -= 4;
      const at = <usize>load<u32>(hit);
      let caller = -1;
      let flags: u32 = 0;
      for (let outer = at + 4; outer < end && caller == -1; outer += 4) {
        caller = load<i32>(callers + ((<usize>load<u32>(outer)) << 2));
        if (caller & 1) flags = RESIDUAL;
      }
      let parent = caller >> 1;
      const location = frameStarts + ((<usize>load<u32>(at)) << 2);
      const first = load<u32>(location);
      for (let frame = load<u32>(location, 4); frame-- > first;) {
        const node = load<u32>(nodeOfFrame + ((<usize>frame) << 2));
        if (kept != 0 && load<u8>(kept + node) == 0) {
          flags = RESIDUAL;
          continue;
        }
        if (parent >= 0 && <u32>parent != node && (wanted == 0 || load<u8>(wanted + node) == 1)) {
          if (load<u8>(inlined + frame) == 0) flags |= NEVER_INLINE;
          if (!add(<u32>parent, node, weight, flags, stamp)) return false;
        }
        parent = <i32>node;
        flags = 0;
      }
    }
  }
  return true;
}

function add(source: u32, target: u32, weight: f64, flags: u32, stamp: u32): bool {
  let slot = slotOf(source, target);
  let entry = entries + <usize>slot * ENTRY_BYTES;
  if (load<i32>(entry) == -1) {
    if (size * 2 >= capacity) {
      if (!grow()) return false;
      slot = slotOf(source, target);
      entry = entries + <usize>slot * ENTRY_BYTES;
    }
    size++;
    store<u32>(entry, source);
    store<u32>(entry, target, 4);
    store<u32>(entry, 0, 12);
    store<f64>(entry, 0, 16);
  } else if (load<u32>(entry, 8) == stamp) return true;
  store<u32>(entry, stamp, 8);
  store<u32>(entry, load<u32>(entry, 12) | flags, 12);
  store<f64>(entry, load<f64>(entry, 16) + weight, 16);
  return true;
}

/** The edge's slot, or the free one where it belongs. */
function slotOf(source: u32, target: u32): u32 {
  const mask = capacity - 1;
  let slot = mixed(mixed(source ^ seed) ^ target) & mask;
  while (!isFor(source, target, entries + <usize>slot * ENTRY_BYTES)) slot = (slot + 1) & mask;
  return slot;
}

function isFor(source: u32, target: u32, entry: usize): bool {
  const found = load<i32>(entry);
  return found == -1 || (<u32>found == source && load<u32>(entry, 4) == target);
}

function grow(): bool {
  const oldEntries = entries;
  const oldCapacity = capacity;
  const count = size;
  if (oldCapacity > MOST_ENTRIES || !newEdges(oldCapacity * 2, seed)) return false;
  size = count;
  for (let from: u32 = 0; from < oldCapacity; from++) {
    const entry = oldEntries + <usize>from * ENTRY_BYTES;
    if (load<i32>(entry) == -1) continue;
    const slot = slotOf(load<u32>(entry), load<u32>(entry, 4));
    memory.copy(entries + <usize>slot * ENTRY_BYTES, entry, ENTRY_BYTES);
  }
  return true;
}

/** Twice as many would not lie in 4 GB. */
const MOST_ENTRIES: u32 = 1 << 25;
