import type { ValueType } from '../../model/profile';

/**
 * The frames that pprof drops of a profile that is no profile.proto, and those it then keeps all the same, by what the
 * profile counts: addLegacyFrameInfo in pprof's profile/legacy_profile.go.
 */
export function legacyFrames(sampleTypes: readonly ValueType[]): {
  readonly dropFrames: string;
  readonly keepFrames: string;
} {
  const types = sampleTypes.map(({ type }) => type).join(' ');
  if (HEAP_TYPES.includes(types)) {
    return {
      dropFrames: ALLOCATORS.join('|'),
      // Frames of Go's runtime that stand in the middle of a stack.
      keepFrames: String.raw`runtime\.panic|runtime\.reflectcall|runtime\.call[0-9]*`,
    };
  }
  return { dropFrames: (types === 'contentions delay' ? LOCKS : SIGNAL_HANDLERS).join('|'), keepFrames: '' };
}

/** The first is what early versions of Go's pprof wrote. */
const HEAP_TYPES: readonly string[] = [
  'allocations size',
  'objects space',
  'inuse_objects inuse_space',
  'alloc_objects alloc_space',
  'alloc_objects alloc_space inuse_objects inuse_space',
];

const ALLOCATORS: readonly string[] = [
  // POSIX, then tcmalloc, macOS, Go, and others.
  ...['calloc', 'cfree', 'malloc', 'free', 'memalign', 'do_memalign', '(__)?posix_memalign', 'pvalloc'],
  ...['valloc', 'realloc', 'tcmalloc::.*', 'tc_calloc', 'tc_cfree', 'tc_malloc', 'tc_free', 'tc_memalign'],
  ...['tc_posix_memalign', 'tc_pvalloc', 'tc_valloc', 'tc_realloc', 'tc_new', 'tc_delete', 'tc_newarray'],
  ...['tc_deletearray', 'tc_new_nothrow', 'tc_newarray_nothrow', 'malloc_zone_malloc', 'malloc_zone_calloc'],
  ...['malloc_zone_valloc', 'malloc_zone_realloc', 'malloc_zone_memalign', 'malloc_zone_free'],
  ...[String.raw`runtime\..*`, 'BaseArena::.*', '(::)?do_malloc_no_errno', '(::)?do_malloc_pages'],
  ...['(::)?do_malloc', 'DoSampledAllocation', 'MallocedMemBlock::MallocedMemBlock', '_M_allocate'],
  ...['__builtin_(vec_)?delete', '__builtin_(vec_)?new', '__gnu_cxx::new_allocator::allocate'],
  ...['__libc_malloc', '__malloc_alloc_template::allocate', 'allocate', 'cpp_alloc'],
  ...[String.raw`operator new(\[\])?`, 'simple_alloc::allocate'],
];

const LOCKS: readonly string[] = [
  'RecordLockProfileData',
  ...['RecordLockProfileData', 'SubmitMutexProfileData', 'SubmitSpinLockProfileData'].map(
    (name) => `(base::)?${name}.*`,
  ),
  ...['AwaitCommon', 'Unlock', 'UnlockSlow', 'ReaderUnlock'].map((name) => `(base::Mutex::)?${name}.*`),
  '(base::MutexLock::)?~MutexLock.*',
  ...['AwaitCommon', 'Unlock', 'UnlockSlow', 'ReaderUnlock'].map((name) => `(Mutex::)?${name}.*`),
  '(MutexLock::)?~MutexLock.*',
  ...['Unlock', 'SlowUnlock'].map((name) => `(SpinLock::)?${name}.*`),
  '(SpinLockHolder::)?~SpinLockHolder.*',
];

const SIGNAL_HANDLERS: readonly string[] = [
  'ProfileData::Add',
  'ProfileData::prof_handler',
  'CpuProfiler::prof_handler',
  '__pthread_sighandler',
  '__restore',
];
