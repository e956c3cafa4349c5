import type { Profile } from '../../model/profile';
import { fileNameOf, framesOf, functionNameOf } from '../frames';
import { codeOrigin, modulesOfProgram } from './codeOrigin';
import type { LeafFrame } from './operation';
import { LEAF_FRAMES, operationOfLeaf } from './operation';
import { rankOfOrigin } from './userFrame';

/** What the samples of an ordinary profile wait in, and where in the user's code. */
export interface ProfileUserFrames {
  /** By sample: the innermost frame of the user's own code, -1 where there is none. A frame as in `framesOf`. */
  readonly user: Int32Array;
  /** By sample: the same, else the innermost frame of a dependency, else -1. */
  readonly place: Int32Array;
  /** By sample: index into `operations`, as `operation.ts` names them. */
  readonly operationOf: Uint32Array;
  readonly operations: readonly string[];
}

const known = new WeakMap<Profile, ProfileUserFrames>();

export function userFramesOfProfile(profile: Profile): ProfileUserFrames {
  let frames = known.get(profile);
  if (!frames) {
    frames = findUserFrames(profile);
    known.set(profile, frames);
  }
  return frames;
}

function findUserFrames(profile: Profile): ProfileUserFrames {
  const { count, stacks, stackStarts } = profile.samples;
  const userModules = modulesOfProgram(functionNames(profile), profile.userModules ?? []);
  const best = bestFrames(profile, userModules);
  const user = new Int32Array(count).fill(-1);
  const place = new Int32Array(count).fill(-1);
  const leaf = new LeafOperations(profile);
  const operationOf = new Uint32Array(count);
  for (let sample = 0; sample < count; sample++) {
    const end = stackStarts[sample + 1] as number;
    const start = stackStarts[sample] as number;
    operationOf[sample] = leaf.ofStack(stacks, start, end);
    for (let at = start; at < end; at++) {
      const location = stacks[at] as number;
      if (place[sample] === -1) place[sample] = best.dependency[location] as number;
      if (best.user[location] === -1) continue;
      user[sample] = place[sample] = best.user[location] as number;
      break;
    }
  }
  return { user, place, operationOf, operations: leaf.names };
}

function* functionNames({ functions, strings }: Profile): Iterable<string> {
  for (let row = 0; row < functions.count; row++) yield strings.text(functions.names[row] ?? 0);
}

/** By location: its innermost frame of the user, and of a dependency; -1 for none. */
function bestFrames(
  profile: Profile,
  userModules: readonly string[],
): { readonly user: Int32Array; readonly dependency: Int32Array } {
  const frames = framesOf(profile);
  const ranks = new Int8Array(profile.functions.count).fill(-1);
  const user = new Int32Array(profile.locations.count).fill(-1);
  const dependency = new Int32Array(profile.locations.count).fill(-1);
  for (let frame = frames.count - 1; frame >= 0; frame--) {
    const row = frames.functions[frame] as number;
    if (row < 0) continue;
    if (ranks[row] === -1) {
      const file = fileNameOf(profile, frame);
      ranks[row] = rankOfOrigin(codeOrigin(functionNameOf(profile, frame), file, userModules), file);
    }
    if (ranks[row] === 0) user[frames.locations[frame] as number] = frame;
    if (ranks[row] === 1) dependency[frames.locations[frame] as number] = frame;
  }
  return { user, dependency };
}

/** Names the operations of stacks by their innermost frames. */
export class LeafOperations {
  readonly names: string[] = [];
  private readonly indices = new Map<string, number>();
  private readonly frames: (LeafFrame | undefined)[];
  private readonly leaf: LeafFrame[] = [];

  constructor(private readonly profile: Profile) {
    this.frames = new Array<LeafFrame | undefined>(framesOf(profile).count);
  }

  /** Index into `names` of the operation of the locations `stacks[start … end)`. */
  ofStack(stacks: Uint32Array, start: number, end: number): number {
    const { starts } = framesOf(this.profile);
    this.leaf.length = 0;
    for (let at = start; at < end && this.leaf.length < LEAF_FRAMES; at++) {
      const location = stacks[at] as number;
      const last = starts[location + 1] as number;
      for (let frame = starts[location] as number; frame < last && this.leaf.length < LEAF_FRAMES; frame++)
        this.leaf.push(this.leafFrame(frame));
    }
    return this.indexOf(operationOfLeaf(this.leaf));
  }

  private leafFrame(frame: number): LeafFrame {
    let known = this.frames[frame];
    if (!known) {
      const { functions, lineNumbers } = framesOf(this.profile);
      const startLine = this.profile.functions.startLines[functions[frame] as number] ?? 0;
      known = {
        name: functionNameOf(this.profile, frame),
        ...(startLine > 0 ? { lineInFunction: (lineNumbers[frame] as number) - startLine } : {}),
      };
      this.frames[frame] = known;
    }
    return known;
  }

  private indexOf(operation: string): number {
    let index = this.indices.get(operation);
    if (index === undefined) {
      index = this.names.push(operation) - 1;
      this.indices.set(operation, index);
    }
    return index;
  }
}
