/** How a profile is called in the tree, the panel, the status bar and the pickers: one place, so that they agree. */
import type { SampleTypeInfo } from '../protocol/serverRequests';
import type { ProfileRecord } from './profileRecord';

/** `goroutine · localhost:6060 · 14:03:22`. */
export function profileLabel(record: ProfileRecord): string {
  return [kindName(record), originName(record), timeOfDay(record.addedMillis)].join(' · ');
}

/** The kind as people read it: `goroutine`, `CPU`, or `heap 5 s delta` for what changed within 5 seconds. */
export function kindName(record: ProfileRecord): string {
  const kind = profileKind(record);
  const { origin } = record;
  // A CPU profile has a length as well, but no beginning that is subtracted.
  const isDelta = origin.kind === 'fetched' && origin.profile !== 'profile' && origin.seconds !== undefined;
  return isDelta ? `${kind} ${origin.seconds} s delta` : kind;
}

/** What pprof calls this kind of profile: `goroutine`, `heap`, `CPU`; the same for deltas. */
export function profileKind(record: ProfileRecord): string {
  if (record.origin.kind === 'fetched')
    return record.origin.profile === 'profile' ? 'CPU' : record.origin.profile;
  return kindOfSampleTypes(record.sampleTypes, record.defaultSampleType);
}

/** The target, or the file's name. */
export function originName(record: ProfileRecord): string {
  return record.origin.kind === 'fetched' ? record.origin.targetLabel : baseName(record.path);
}

/** `001` of `pprof.leakdemo.goroutine.001.pb.gz`, else the file's name without its endings. */
export function shortName(record: ProfileRecord): string {
  const name = baseName(record.path);
  return (
    /\.(\d{3,4})\.(?:pb\.gz|debug[12]\.txt)$/.exec(name)?.[1] ??
    (name.replace(/(\.pb)?\.gz$|\.pprof$|\.prof$/i, '') || name)
  );
}

/** `14:03:22`, in local time. The seconds matter: leaks are compared within a minute. */
export function timeOfDay(millis: number): string {
  const date = new Date(millis);
  return [date.getHours(), date.getMinutes(), date.getSeconds()]
    .map((part) => String(part).padStart(2, '0'))
    .join(':');
}

/** Two profiles can be compared when they count the same things; of two heap texts at least the memory can. */
export function countTheSame(one: ProfileRecord, other: ProfileRecord): boolean {
  return haveTheSameTypes(one, other) || (isHeapText(one) && isHeapText(other));
}

/**
 * While nothing has been freed, pprof reads `heap?debug=1` as `objects` and `space`, and later as four types: their
 * samples cannot be subtracted, but what MemStats says of both moments can.
 */
function isHeapText({ origin, path, sampleTypes }: ProfileRecord): boolean {
  const isText = origin.kind === 'fetched' ? origin.form === 'text' : /\.txt$/i.test(path);
  return isText && sampleTypes.every(({ type }) => HEAP_TYPES.has(type));
}

const HEAP_TYPES: ReadonlySet<string> = new Set([
  ...['objects', 'space', 'alloc_objects', 'alloc_space', 'inuse_objects', 'inuse_space'],
]);

function haveTheSameTypes(one: ProfileRecord, other: ProfileRecord): boolean {
  return (
    one.sampleTypes.length === other.sampleTypes.length &&
    one.sampleTypes.every((type, index) => type.type === other.sampleTypes[index]?.type)
  );
}

function kindOfSampleTypes(types: readonly SampleTypeInfo[], defaultIndex: number): string {
  const preferred = types[defaultIndex]?.type ?? types[0]?.type ?? 'profile';
  if (preferred === 'inuse_space' || preferred === 'inuse_objects') return 'heap';
  if (preferred === 'alloc_space' || preferred === 'alloc_objects') return 'allocs';
  return preferred === 'cpu' ? 'CPU' : preferred;
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
