import type { ProfileOrigin, ProfileRecord } from '../../../src/platform/profileRecord';

export const FROM_DEMO: ProfileOrigin & { readonly kind: 'fetched' } = {
  kind: 'fetched',
  target: 'localhost:6060',
  targetLabel: 'localhost:6060',
  profile: 'goroutine',
};

/** A goroutine profile that was fetched at 14:03:22. */
export function goroutineRecord(fields: Partial<ProfileRecord> = {}): ProfileRecord {
  return {
    id: 1,
    path: '/home/dev/pprof/pprof.leakdemo.goroutine.001.pb.gz',
    origin: FROM_DEMO,
    addedMillis: new Date(2026, 0, 2, 14, 3, 22).getTime(),
    program: 'leakdemo',
    sampleTypes: [{ type: 'goroutine', unit: 'count', total: '20312' }],
    defaultSampleType: 0,
    problems: [],
    ...fields,
  };
}

export function heapRecord(fields: Partial<ProfileRecord> = {}): ProfileRecord {
  return goroutineRecord({
    id: 2,
    path: '/tmp/heap.pb.gz',
    origin: { kind: 'file' },
    sampleTypes: [
      { type: 'inuse_objects', unit: 'count', total: '7' },
      { type: 'inuse_space', unit: 'bytes', total: '34.04MB' },
    ],
    defaultSampleType: 1,
    ...fields,
  });
}
