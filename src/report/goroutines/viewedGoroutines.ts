/**
 * The goroutines of a view: those whose samples its filters keep, with the frames that they keep. A goroutine is a sample
 * of the profile that the other views show, whether that was read or made of a dump.
 */
import { framesOf } from '../../analysis/frames';
import { filteredDump, samplesLeft, type GoroutineSamples } from '../../analysis/goroutines/filteredDump';
import type { GroupBy } from '../../analysis/goroutines/goroutineGroup';
import { nodeStacks, type NodeStacks } from '../../analysis/goroutines/nodeStacks';
import { framesBefore, trackedProfile, untracked } from '../../analysis/goroutines/trackedProfile';
import type { GoroutineDump } from '../../model/goroutineDump';
import type { GoroutineGrouping, GoroutineSimilarity } from '../../protocol/goroutineRequests';
import type { ViewFilters } from '../../protocol/view';
import { PATTERN_FILTERS } from '../../protocol/viewFilters';
import { traceNodes } from '../tracesText';
import type { ViewedProfile } from '../viewedProfile';
import { viewedProfile } from '../viewedProfile';

export interface ViewedGoroutines {
  readonly dump: GoroutineDump;
  /** Ascending; absent where all are shown. */
  readonly rows?: Uint32Array;
  /** How many goroutines there are, whatever is filtered. */
  readonly all: number;
  /** How many goroutines shares refer to. */
  readonly total: number;
  /** Absent where no view says what its granularity is. */
  readonly stacks?: () => NodeStacks;
}

export type ViewedGoroutinesOutcome =
  | { readonly ok: true; readonly viewed: ViewedGoroutines }
  /** In pprof's words. */
  | { readonly ok: false; readonly message: string };

/** `samples` is asked only where something is filtered, or stacks at the granularity are wanted. */
export function viewedGoroutines(
  dump: GoroutineDump,
  filters: ViewFilters,
  samples: () => GoroutineSamples,
): ViewedGoroutinesOutcome {
  const count = countOf(dump);
  if (!choosesFrames(filters)) {
    return {
      ok: true,
      viewed: { dump, all: count, total: count, stacks: once(() => stacksOfAll(samples(), filters)) },
    };
  }
  const all = samples();
  const outcome = viewedProfile(trackedProfile(all.profile), filters);
  if (!outcome.ok) return outcome;
  const left = outcome.viewed;
  const filtered = filteredDump(all, left.shown);
  const total = filters.relativePercentages === true ? countOf(dump, filtered.rows) : count;
  return { ok: true, viewed: { ...filtered, all: count, total, stacks: once(() => stacksLeft(all, left)) } };
}

const whole = new WeakMap<GoroutineDump, ViewedGoroutines>();

/** All of a dump, where there is no view of it. */
export function allGoroutines(dump: GoroutineDump): ViewedGoroutines {
  let viewed = whole.get(dump);
  if (!viewed) {
    const all = countOf(dump);
    viewed = { dump, all, total: all };
    whole.set(dump, viewed);
  }
  return viewed;
}

/** What the page calls a grouping, as the analysis knows it. */
export function groupByOf({ stacks }: ViewedGoroutines, by: GoroutineGrouping): GroupBy {
  return by.kind === 'stack' ? stackGroups(stacks, by.similarity) : by;
}

function stackGroups(stacks: ViewedGoroutines['stacks'], similarity: GoroutineSimilarity): GroupBy {
  if (similarity !== 'granularity') return { kind: 'stack', similarity };
  return stacks ? { kind: 'nodes', stacks: stacks() } : { kind: 'stack', similarity: 'functions' };
}

/** Switches beside these say how numbers are made of values, and goroutines are simply counted. */
function choosesFrames(filters: ViewFilters): boolean {
  return filters.noInlines === true || PATTERN_FILTERS.some((name) => (filters[name] ?? '') !== '');
}

function countOf({ goroutines: { counts } }: GoroutineDump, rows?: Uint32Array): number {
  let total = 0;
  if (rows) for (const row of rows) total += counts[row] as number;
  else for (const count of counts) total += count;
  return total;
}

function stacksOfAll({ profile, sampleOf, frameOf }: GoroutineSamples, filters: ViewFilters): NodeStacks {
  const outcome = viewedProfile(profile, filters);
  if (!outcome.ok) throw new Error(outcome.message);
  const { shown } = outcome.viewed;
  return nodeStacks(shown, traceNodes(outcome.viewed), outcome.viewed.options.granularity, {
    sampleOf: (row) => (sampleOf ? (sampleOf[row] as number) : row),
    frameOf: (frame) => frameOf[frame] as number,
  });
}

function stacksLeft(all: GoroutineSamples, left: ViewedProfile): NodeStacks {
  const { profile, dump, sampleOf, frameOf } = all;
  const leftOf = samplesLeft(all, left.shown);
  const before = framesBefore(left.shown, framesOf(left.shown), profile);
  // Those of labels, of which there is nothing to go to, stand behind the dump's.
  const labels = new Map<number, number>();
  before.forEach((frame, index) => {
    if (frame < 0) labels.set(index, dump.frames.count + labels.size);
  });
  const nodes = traceNodes({ ...left, profile: untracked(left.profile, profile) });
  return nodeStacks(left.shown, nodes, left.options.granularity, {
    sampleOf: (row) => leftOf[sampleOf ? (sampleOf[row] as number) : row] as number,
    frameOf: (frame) => labels.get(frame) ?? (frameOf[before[frame] as number] as number),
  });
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
