/** The profiles that every Go program with `net/http/pprof` may have; custom ones come from its index. */

export type ProfileKindId =
  'goroutine' | 'heap' | 'allocs' | 'cpu' | 'block' | 'mutex' | 'threadcreate' | 'goroutineleak';

export interface ProfileKind {
  readonly id: ProfileKindId;
  /** The name below the index: `profile` for CPU, else as the id. */
  readonly path: string;
  readonly title: string;
  /** One sentence. */
  readonly description: string;
  /** What `?seconds=N` does: the length of the sampling, the difference between two captures N seconds apart, or nothing. */
  readonly seconds: 'length' | 'delta' | 'none';
  /** What the server takes when it is not told. */
  readonly defaultSeconds?: number;
}

export const PROFILE_KINDS: readonly ProfileKind[] = [
  {
    id: 'goroutine',
    path: 'goroutine',
    title: 'Goroutine',
    description: 'Stacks of all goroutines that exist now.',
    seconds: 'delta',
  },
  {
    id: 'heap',
    path: 'heap',
    title: 'Heap',
    description: 'Where the memory that is in use was allocated, as of the last garbage collection.',
    seconds: 'delta',
  },
  {
    id: 'allocs',
    path: 'allocs',
    title: 'Allocs',
    description: 'Where memory was allocated since the program started, freed or not.',
    seconds: 'delta',
  },
  {
    id: 'cpu',
    path: 'profile',
    title: 'CPU',
    description: 'Where CPU time goes while the profile is taken.',
    seconds: 'length',
    defaultSeconds: 30,
  },
  {
    id: 'block',
    path: 'block',
    title: 'Block',
    description: 'Where goroutines waited; empty unless the program calls runtime.SetBlockProfileRate.',
    seconds: 'delta',
  },
  {
    id: 'mutex',
    path: 'mutex',
    title: 'Mutex',
    description: 'Who held contended locks; empty unless the program calls runtime.SetMutexProfileFraction.',
    seconds: 'delta',
  },
  {
    id: 'threadcreate',
    path: 'threadcreate',
    title: 'Thread creation',
    description: 'What led to new operating system threads.',
    seconds: 'delta',
  },
  {
    id: 'goroutineleak',
    path: 'goroutineleak',
    title: 'Goroutine leak',
    description:
      'Goroutines that can never run again; needs Go 1.27, or Go 1.26 with GOEXPERIMENT=goroutineleakprofile.',
    seconds: 'delta',
  },
];

/** Seconds that the server samples when the request does not say; undefined when it answers at once. */
export function defaultSecondsOf(profile: string): number | undefined {
  return PROFILE_KINDS.find((kind) => kind.path === profile)?.defaultSeconds;
}
