import { GOROUTINE_FLAGS } from '../../model/goroutineDump';
import type { GoroutineDump, LabelSet } from '../../model/goroutineDump';
import type { Profile } from '../../model/profile';
import { withMoreStrings } from '../../model/stringTable';
import { labelsOfSample } from '../sampleLabels';
import { visibleStacks } from './visibleStacks';
import { userFramesOfProfile } from './userFramesOfProfile';

const known = new WeakMap<Profile, GoroutineDump>();

/**
 * The goroutines of a goroutine profile: one row per sample, which stands for as many goroutines as its value says.
 * The runtime's frames, where all goroutines wait, are left out as debug=2 leaves them out, and say the state instead.
 * A profile knows neither ids nor waits nor creators.
 */
export function goroutinesOfProfile(profile: Profile): GoroutineDump {
  let dump = known.get(profile);
  if (!dump) {
    dump = readGoroutines(profile);
    known.set(profile, dump);
  }
  return dump;
}

/** The name of the sample type that counts goroutines; undefined where the profile counts something else. */
export function goroutineSampleType({ sampleTypes }: Profile): 'goroutine' | 'goroutineleak' | undefined {
  const names = sampleTypes.map(({ type }) => type);
  if (names.includes('goroutine')) return 'goroutine';
  return names.includes('goroutineleak') ? 'goroutineleak' : undefined;
}

function readGoroutines(profile: Profile): GoroutineDump {
  const { samples, strings } = profile;
  const type = goroutineSampleType(profile);
  const column = profile.sampleTypes.findIndex((candidate) => candidate.type === type);
  const values = samples.values[Math.max(0, column)];
  const { operations, operationOf } = userFramesOfProfile(profile);
  const { frames, stacks, stackOf, addedNames } = visibleStacks(profile);
  const { sets, setOf } = labelSetsOf(profile);
  const unknown = (): Float64Array => new Float64Array(samples.count).fill(-1);
  const firstState = strings.count + addedNames.length;
  return {
    strings: withMoreStrings(strings, [...addedNames, ...operations]),
    frames,
    stacks,
    goroutines: {
      count: samples.count,
      counts: Float64Array.from({ length: samples.count }, (_, row) => Number(values?.[row] ?? 0)),
      ids: unknown(),
      stacks: stackOf,
      states: operationOf.map((operation) => firstState + operation),
      waitMinutes: unknown(),
      // Go puts nothing else into that profile.
      flags: new Uint8Array(samples.count).fill(type === 'goroutineleak' ? GOROUTINE_FLAGS.leaked : 0),
      bubbles: unknown(),
      labelSets: setOf,
      creatorFrames: new Int32Array(samples.count).fill(-1),
      creatorIds: unknown(),
      headerLines: unknown(),
      byteStarts: unknown(),
      byteEnds: unknown(),
    },
    labelSets: sets,
    ancestors: new Map(),
    sections: [],
    problems: [],
    lineCount: 0,
    ...(profile.userModules === undefined ? {} : { userModules: profile.userModules }),
  };
}

function labelSetsOf(profile: Profile): { readonly sets: readonly LabelSet[]; readonly setOf: Uint32Array } {
  const { labelStarts, count } = profile.samples;
  const sets: LabelSet[] = [[]];
  const indices = new Map<string, number>();
  const setOf = new Uint32Array(count);
  for (let sample = 0; sample < count; sample++) {
    if (labelStarts[sample] === labelStarts[sample + 1]) continue;
    const set = labelSetOf(profile, sample);
    const text = JSON.stringify(set);
    let index = indices.get(text);
    if (index === undefined) {
      index = sets.push(set) - 1;
      indices.set(text, index);
    }
    setOf[sample] = index;
  }
  return { sets, setOf };
}

function labelSetOf(profile: Profile, sample: number): LabelSet {
  return labelsOfSample(profile, sample).flatMap((label) =>
    label.kind === 'text'
      ? label.values.map((value) => ({ key: label.key, value }))
      : label.values.map((value, at) => ({
          key: label.key,
          value: [String(value), label.units[at] ?? ''].filter(Boolean).join(' '),
        })),
  );
}
