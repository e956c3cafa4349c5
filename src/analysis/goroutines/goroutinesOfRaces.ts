import type { DumpSection, GoroutineDump, RacePart } from '../../model/goroutineDump';
import { withMoreStrings } from '../../model/stringTable';

/**
 * The goroutines of the race reports of a text that says no others: each access of a report is one, in the state
 * `read (data race)`, created where the report says that its goroutine was. Undefined where there is no access.
 */
export function goroutinesOfRaces(dump: GoroutineDump): GoroutineDump | undefined {
  const accesses = dump.sections.flatMap((section) => accessesOf(section, dump));
  const { length: count } = accesses;
  if (count === 0) return undefined;
  const states = [...new Set(accesses.map(({ state }) => state))];
  const unknown = (): Float64Array => new Float64Array(count).fill(-1);
  return {
    ...dump,
    strings: withMoreStrings(dump.strings, states),
    goroutines: {
      count,
      counts: new Float64Array(count).fill(1),
      ids: Float64Array.from(accesses, ({ id }) => id),
      stacks: Uint32Array.from(accesses, ({ part }) => part.stack),
      states: Uint32Array.from(accesses, ({ state }) => dump.strings.count + states.indexOf(state)),
      waitMinutes: unknown(),
      flags: new Uint8Array(count),
      bubbles: unknown(),
      labelSets: new Uint32Array(count),
      creatorFrames: Int32Array.from(accesses, ({ creatorFrame }) => creatorFrame),
      creatorIds: unknown(),
      headerLines: Float64Array.from(accesses, ({ part }) => part.line),
      byteStarts: unknown(),
      byteEnds: unknown(),
    },
  };
}

interface RaceAccess {
  readonly part: RacePart;
  readonly id: number;
  readonly state: string;
  /** Row of `DumpFrameTable`; -1 for the main goroutine. */
  readonly creatorFrame: number;
}

function accessesOf({ parts }: DumpSection, { stacks }: GoroutineDump): RaceAccess[] {
  const creators = new Map<number, number>();
  for (const { title, goroutineId, stack } of parts) {
    const start = stacks.starts[stack] ?? 0;
    const isEmpty = start === stacks.starts[stack + 1];
    if (CREATION.test(title) && !isEmpty) creators.set(goroutineId, stacks.frames[start] ?? -1);
  }
  return parts.flatMap((part) => {
    const [, what = '', who = ''] = ACCESS.exec(part.title) ?? [];
    if (what === '') return [];
    const id = who.startsWith('main') ? MAIN_ID : part.goroutineId;
    const creatorFrame = creators.get(part.goroutineId) ?? -1;
    return [{ part, id, state: `${what.toLowerCase()} (data race)`, creatorFrame }];
  });
}

/** The race detector does not number it; the runtime does. */
const MAIN_ID = 1;

/** `Read at 0x00c0000ae008 by goroutine 7:`, `Previous atomic write at …`; report.cpp of ThreadSanitizer's Go part. */
const ACCESS = /^(.+?) at 0x[0-9a-f]+ by (main goroutine|goroutine)/;
const CREATION = /^Goroutine \d+ \(.*\) created at:$/;
