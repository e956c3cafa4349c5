import type { Profile } from '../../model/profile';
import type { ValueColumn } from '../../model/valueColumn';
import { narrowed, valueAt } from '../../model/valueColumn';
import { sumExactly } from '../../analysis/weights';

/** What a profile says about each address: weblist counts those, not functions or lines. */
export interface AddressSamples {
  readonly count: number;
  /** Rows of the locations that samples pass, in the order in which pprof meets them: samples from root to leaf. */
  readonly locations: Uint32Array;
  /** Number of the address of a location that samples pass. */
  readonly ofLocation: Int32Array;
  readonly addresses: readonly bigint[];
  /** Whether the profile has it; a location without an address gets one that only keeps it apart from others. */
  isRecorded(address: number): boolean;
  flat(address: number): bigint;
  /** A sample counts once for an address, however often it passes it. */
  cum(address: number): bigint;
}

/** Rule: newSourcePrinter in pprof's internal/report/source.go, and synth.go, 2026-11. */
export function addressSamples(profile: Profile, values: ValueColumn): AddressSamples {
  const { locations, ofLocation, addresses, recorded } = metAddresses(profile);
  const sums = sumExactly(values, (column) => addressSums(profile, column, ofLocation, addresses.length));
  return {
    count: addresses.length,
    locations,
    ofLocation,
    addresses,
    isRecorded: (address) => recorded[address] === true,
    flat: (address) => valueAt(sums.flat, address),
    cum: (address) => valueAt(sums.cum, address),
  };
}

/** The values of one sample type; with `mean`, each sample's divided by its first value, unlike in other reports. */
export function sampleValues(profile: Profile, sampleType: number, kind: 'sum' | 'mean'): ValueColumn {
  const { count, values } = profile.samples;
  const column = values[sampleType] ?? new Float64Array(count);
  const divisors = values[0];
  if (kind === 'sum' || !divisors) return column;
  const means = new BigInt64Array(count);
  for (let row = 0; row < count; row++) {
    const divisor = valueAt(divisors, row);
    means[row] = divisor === 0n ? valueAt(column, row) : valueAt(column, row) / divisor;
  }
  return narrowed(means);
}

function metAddresses({ samples, locations, mappings }: Profile): {
  locations: Uint32Array;
  ofLocation: Int32Array;
  addresses: bigint[];
  recorded: boolean[];
} {
  const met: number[] = [];
  const ofLocation = new Int32Array(locations.count).fill(-1);
  const numbers = new Map<bigint, number>();
  const addresses: bigint[] = [];
  const recorded: boolean[] = [];
  let madeUp = mappings.reduce((limit, mapping) => (mapping.limit > limit ? mapping.limit : limit), 1n);
  for (let row = 0; row < samples.count; row++) {
    const begin = samples.stackStarts[row] as number;
    for (let at = (samples.stackStarts[row + 1] as number) - 1; at >= begin; at--) {
      const location = samples.stacks[at] as number;
      if (ofLocation[location] !== -1) continue;
      met.push(location);
      const given = locations.addresses[location] ?? 0n;
      const address = given === 0n ? BigInt.asUintN(64, madeUp++) : given;
      let number = numbers.get(address);
      if (number === undefined) {
        number = addresses.length;
        numbers.set(address, number);
        addresses.push(address);
        recorded.push(false);
      }
      if (given !== 0n) recorded[number] = true;
      ofLocation[location] = number;
    }
  }
  return { locations: Uint32Array.from(met), ofLocation, addresses, recorded };
}

function addressSums(
  { samples }: Profile,
  column: Float64Array,
  ofLocation: Int32Array,
  count: number,
): { flat: Float64Array; cum: Float64Array } {
  const flat = new Float64Array(count);
  const cum = new Float64Array(count);
  const seenIn = new Uint32Array(count);
  for (let row = 0; row < samples.count; row++) {
    const value = column[row] as number;
    const begin = samples.stackStarts[row] as number;
    const end = samples.stackStarts[row + 1] as number;
    for (let at = begin; at < end; at++) {
      const address = ofLocation[samples.stacks[at] as number] as number;
      if (at === begin) flat[address] = (flat[address] as number) + value;
      if (seenIn[address] === row + 1) continue;
      seenIn[address] = row + 1;
      cum[address] = (cum[address] as number) + value;
    }
  }
  return { flat, cum };
}
