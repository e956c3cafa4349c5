/**
 * Which mapping each location of a text lies in: remapMappingIDs in pprof's profile/legacy_profile.go. Where none fits,
 * one is made up that spans every address, so that a program given by hand can name the functions.
 */
import type { Mapping } from '../../model/profile';
import type { TextMapping } from './memoryMap';
import { FirstCover } from './firstCover';
import type { PairTable } from './pairTable';

export interface LocatedMappings {
  readonly mappings: readonly Mapping[];
  /** Per location, -1 for none. */
  readonly rows: Int32Array;
}

export function locateInMappings(
  locations: PairTable,
  read: readonly TextMapping[],
  hasNoAddress: (location: number) => boolean,
): LocatedMappings {
  const mappings = correctedMain(read);
  const rows = new Int32Array(locations.count).fill(-1);
  let cover = new FirstCover(mappings);
  let widenings = 0;
  let madeUp = -1;
  for (let row = 0; row < rows.length; row++) {
    const low = locations.lows.array[row] as number;
    const high = locations.highs.array[row] as number;
    if ((low === 0 && high === 0) || hasNoAddress(row)) continue;
    let found = cover.find(low, high);
    if (found < 0 && madeUp < 0 && widenings < MAX_WIDENINGS) {
      found = widened(mappings, (BigInt(high) << 32n) | BigInt(low));
      if (found >= 0) {
        widenings++;
        cover = new FirstCover(mappings);
      }
    }
    if (found < 0) {
      if (madeUp < 0)
        madeUp = mappings.push({ start: 0n, limit: ALL, offset: 0n, file: '', buildId: '' }) - 1;
      found = madeUp;
    }
    rows[row] = found;
  }
  return { mappings: mappings.map(asMapping), rows };
}

const ALL = 2n ** 64n - 1n;
/** Each costs as much as all mappings; real maps need one or two. */
const MAX_WIDENINGS = 32;
/** Where Linux puts programs that may lie at one place only. */
const USUAL_START = 0x400000n;

function correctedMain(read: readonly TextMapping[]): TextMapping[] {
  const mappings = read.map((mapping) => ({ ...mapping }));
  const [first, second] = mappings;
  if (first?.file.startsWith('/anon_hugepage') && second && first.limit === second.start) mappings.shift();
  const [main] = mappings;
  if (main && BigInt.asUintN(64, main.start - main.offset) === USUAL_START) {
    main.start = USUAL_START;
    main.offset = 0n;
  }
  return mappings;
}

/** Some programs list a mapping without its beginning; its offset says how much is missing. */
function widened(mappings: readonly TextMapping[], address: bigint): number {
  const found = mappings.findIndex(
    ({ start, offset }) => offset !== 0n && BigInt.asUintN(64, start - offset) <= address && address < start,
  );
  const mapping = mappings[found];
  if (mapping) {
    mapping.start = BigInt.asUintN(64, mapping.start - mapping.offset);
    mapping.offset = 0n;
  }
  return found;
}

function asMapping(mapping: TextMapping, row: number): Mapping {
  return {
    id: BigInt(row + 1),
    ...mapping,
    hasFunctions: false,
    hasFileNames: false,
    hasLineNumbers: false,
    hasInlineFrames: false,
  };
}
