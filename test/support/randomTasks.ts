/** Tasks of counting over stacks that a seed makes: of all shapes that a profile may have. */
import type { EdgeTable } from '../../src/analysis/counting/edgeTable';
import type { EdgeTask } from '../../src/analysis/counting/edgeTask';
import type { RowShares } from '../../src/analysis/counting/rowShares';
import { ownShares } from '../../src/analysis/counting/rowShares';
import type { SumTask } from '../../src/analysis/counting/sumTask';
import type { Random } from '../hostile/randomFrom';

export interface TaskShape {
  readonly samples: number;
  /** Locations of a stack, up to this; a few stacks have `longest` of them. */
  readonly depth: number;
  readonly longest: number;
  readonly locations: number;
  readonly nodes: number;
  /** Frames of a location, up to this; one location has `mostFrames`. */
  readonly frames: number;
  readonly mostFrames: number;
  /** Of so many samples one counts. */
  readonly activeOf: number;
  /** Now and then, of so many samples none counts. */
  readonly gap: number;
}

/** Stacks as a `SampleTable` has them. */
export function randomStacks(shape: TaskShape, random: Random): { starts: Uint32Array; stacks: Uint32Array } {
  const starts = new Uint32Array(shape.samples + 1);
  for (let row = 0; row < shape.samples; row++) {
    const isLong = shape.longest > shape.depth && random.below(200) === 0;
    const length = isLong ? shape.longest - random.below(3) : random.below(shape.depth + 1);
    starts[row + 1] = (starts[row] as number) + length;
  }
  // One location after the other again and again is recursion.
  const alphabet = () => (random.below(4) === 0 ? Math.min(3, shape.locations) : shape.locations);
  const stacks = new Uint32Array(starts[shape.samples] as number);
  for (let at = 0; at < stacks.length; at++) stacks[at] = random.below(alphabet());
  return { starts, stacks };
}

export function randomTasks(shape: TaskShape, random: Random): { sums: SumTask; edges: EdgeTask } {
  const { starts: stackStarts, stacks } = randomStacks(shape, random);
  const starts = new Uint32Array(shape.locations + 1);
  for (let row = 0; row < shape.locations; row++) {
    const frames = row === 1 ? shape.mostFrames : 1 + random.below(shape.frames);
    starts[row + 1] = (starts[row] as number) + frames;
  }
  const frames = starts[shape.locations] as number;
  const active: number[] = [];
  for (let row = 0; row < shape.samples; row += random.below(100) === 0 ? shape.gap : 1) {
    if (random.below(shape.activeOf) === 0) active.push(row);
  }
  const marks = (): Uint8Array | undefined =>
    random.below(3) === 0
      ? undefined
      : Uint8Array.from({ length: shape.nodes }, () => Number(random.below(3) > 0));
  const common = {
    rows: ownShares(active.length),
    stackStarts,
    stacks,
    active: Uint32Array.from(active),
    column: Float64Array.from({ length: shape.samples }, () => random.below(2 ** 30) - 2 ** 29),
    starts,
    ofFrame: Uint32Array.from({ length: frames }, () => random.below(shape.nodes)),
  };
  const inlined = Uint8Array.from({ length: frames }, () => random.below(2));
  return {
    sums: { kind: 'sums', ...common, nodeCount: shape.nodes },
    edges: { kind: 'edges', ...common, inlined, kept: marks(), wanted: marks() },
  };
}

/** The same task, none of whose rows is taken. */
export function untaken<T extends { readonly rows: RowShares }>(task: T): T {
  return { ...task, rows: ownShares(task.rows.end) };
}

/** Source, target, weight, and whether it is inline and residual; the order of a table means nothing. */
export function edgesOf(table: EdgeTable): string[] {
  const found: string[] = [];
  table.forEach((...edge) => found.push(edge.join(' ')));
  return found.sort();
}

/** A shape that a seed picks, small enough for many of them. */
export function randomShape(random: Random): TaskShape {
  const oneOf = <T>(...choices: readonly T[]): T => choices[random.below(choices.length)] as T;
  return {
    samples: oneOf(0, 1, 5, 300, 2048, 5000),
    depth: oneOf(0, 1, 3, 12, 40),
    longest: oneOf(0, 0, 2047, 2048, 4100),
    locations: oneOf(2, 5, 60, 400),
    nodes: oneOf(1, 2, 7, 100),
    frames: oneOf(1, 1, 2, 3, 5),
    mostFrames: oneOf(1, 2, 3, 9, 300),
    activeOf: oneOf(1, 1, 1, 2, 30),
    gap: oneOf(1, 1, 20, 3000),
  };
}
