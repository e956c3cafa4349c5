import type { Profile } from '../model/profile';
import { lineNodesOf } from './nodes';
import type { NodeSums } from './sums';
import { sumNodes } from './sums';
import { weightsOf } from './weights';

const cache = new WeakMap<Profile, Map<number, NodeSums>>();

/** Flat and cum of every line of every file (nodes of `lineNodesOf`), as `go tool pprof -list` counts them. */
export function lineSums(profile: Profile, sampleType: number): NodeSums {
  let byType = cache.get(profile);
  if (!byType) {
    byType = new Map();
    cache.set(profile, byType);
  }
  let sums = byType.get(sampleType);
  if (!sums) {
    sums = sumNodes(profile, lineNodesOf(profile), weightsOf(profile, sampleType));
    byType.set(sampleType, sums);
  }
  return sums;
}
