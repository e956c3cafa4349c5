/** Snapshots as text, for who keeps them elsewhere. What comes back is checked: it may come from an older version. */
import type { LeakSnapshot, RecordedLine, SnapshotGroup, SnapshotMemory } from './verdict';

export function snapshotText(snapshot: LeakSnapshot): string {
  return JSON.stringify(snapshot);
}

/** Undefined for what is no snapshot. */
export function readSnapshotText(text: string): LeakSnapshot | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isSnapshot(value) ? value : undefined;
}

type Check = (value: unknown) => boolean;

const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value);
const isText: Check = (value) => typeof value === 'string';
const isFlag: Check = (value) => typeof value === 'boolean';
const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** An object whose named fields pass. The keys of the table are those of the type. */
function shape<T>(fields: { readonly [K in keyof Required<T>]: Check }): Check {
  return (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Check>(fields).every(([name, check]) => check(Reflect.get(value, name)));
}

const LINE = { functionName: isText, recordedPath: isText, lineNumber: isNumber };

const isGroup = shape<SnapshotGroup>({
  key: isText,
  operation: isText,
  place: shape<RecordedLine>(LINE),
  isUserCode: isFlag,
  count: isNumber,
  provenCount: isNumber,
  shortestWaitMinutes: optional(isNumber),
  longestWaitMinutes: optional(isNumber),
  creators: listOf(shape<RecordedLine & { count: number }>({ ...LINE, count: isNumber })),
  frames: listOf(shape<RecordedLine>(LINE)),
  sampleIds: optional(listOf(isNumber)),
});

const checkSnapshot = shape<LeakSnapshot>({
  timeMillis: isNumber,
  total: isNumber,
  groups: listOf(isGroup),
  hasProof: isFlag,
  memory: optional(
    shape<SnapshotMemory>({
      stackInUse: isNumber,
      heapInUse: isNumber,
      heapAlloc: isNumber,
      sys: isNumber,
      totalAlloc: isNumber,
    }),
  ),
  highestId: optional(isNumber),
});

function isSnapshot(value: unknown): value is LeakSnapshot {
  return checkSnapshot(value);
}
