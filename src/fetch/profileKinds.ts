import * as l10n from '@vscode/l10n';

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
    title: l10n.t('Goroutine'),
    description: l10n.t('Stacks of all goroutines that exist now.'),
    seconds: 'delta',
  },
  {
    id: 'heap',
    path: 'heap',
    title: l10n.t('Heap'),
    description: l10n.t('Where the memory that is in use was allocated, as of the last garbage collection.'),
    seconds: 'delta',
  },
  {
    id: 'allocs',
    path: 'allocs',
    title: l10n.t('Allocs'),
    description: l10n.t('Where memory was allocated since the program started, freed or not.'),
    seconds: 'delta',
  },
  {
    id: 'cpu',
    path: 'profile',
    title: 'CPU',
    description: l10n.t('Where CPU time goes while the profile is taken.'),
    seconds: 'length',
    defaultSeconds: 30,
  },
  {
    id: 'block',
    path: 'block',
    title: l10n.t('Block'),
    description: l10n.t(
      'Where goroutines waited; empty unless the program calls runtime.SetBlockProfileRate.',
    ),
    seconds: 'delta',
  },
  {
    id: 'mutex',
    path: 'mutex',
    title: l10n.t('Mutex'),
    description: l10n.t(
      'Who held contended locks; empty unless the program calls runtime.SetMutexProfileFraction.',
    ),
    seconds: 'delta',
  },
  {
    id: 'threadcreate',
    path: 'threadcreate',
    title: l10n.t('Thread creation'),
    description: l10n.t('What led to new operating system threads.'),
    seconds: 'delta',
  },
  {
    id: 'goroutineleak',
    path: 'goroutineleak',
    title: l10n.t('Goroutine leak'),
    description: l10n.t(
      'Goroutines that can never run again; needs Go 1.27, or Go 1.26 with GOEXPERIMENT=goroutineleakprofile.',
    ),
    seconds: 'delta',
  },
];

/** Seconds that the server samples when the request does not say; undefined when it answers at once. */
export function defaultSecondsOf(profile: string): number | undefined {
  return PROFILE_KINDS.find((kind) => kind.path === profile)?.defaultSeconds;
}
