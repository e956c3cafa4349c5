/**
 * A profile in columns, not objects: what profile.proto says, with every reference resolved to a zero-based row.
 * Immutable once decoded. Field meanings: github.com/google/pprof/proto/profile.proto.
 */
import type { MemStats } from './memStats';
import type { StringTable } from './stringTable';
import type { ValueColumn } from './valueColumn';

export interface Profile {
  readonly sampleTypes: readonly ValueType[];
  /** Type name that is shown when nobody asks for another; `''` when the profile does not say. */
  readonly defaultSampleType: string;
  readonly periodType: ValueType;
  readonly period: bigint;
  /** Nanoseconds since 1970; 0 when unknown. */
  readonly timeNanos: bigint;
  /** Nanoseconds; 0 when unknown. */
  readonly durationNanos: bigint;
  readonly comments: readonly string[];
  readonly docUrl: string;
  /** Regular expressions of `drop_frames` and `keep_frames`, as written. */
  readonly dropFrames: string;
  readonly keepFrames: string;
  readonly samples: SampleTable;
  readonly locations: LocationTable;
  readonly functions: FunctionTable;
  readonly mappings: readonly Mapping[];
  readonly strings: StringTable;
  /** Present where the profile was read from something else than profile.proto; absent in what is derived from it. */
  readonly text?: TextPart;
  /** Module paths of whoever looks at it, where that is known: whose code is theirs. */
  readonly userModules?: readonly string[];
}

/** What such a form says beyond a profile.proto. */
export interface TextPart {
  /** `cpu`: the binary form of CPU profiles that came before profile.proto. */
  readonly kind: 'count' | 'heap' | 'contention' | 'thread' | 'java' | 'cpu';
  /** Heap texts of Go; empty when the text has none. */
  readonly memStats?: MemStats;
  /** Heap texts: what was recorded. `samples.values` is what that stands for. */
  readonly sampled?: SampledValues;
}

export interface SampledValues {
  /** Beside `samples.values`: one column per sample type, each of length `samples.count`. */
  readonly values: readonly ValueColumn[];
  /** Bytes between two recorded allocations on average; 1 or less where the values were not scaled. */
  readonly rate: bigint;
}

export interface ValueType {
  readonly type: string;
  readonly unit: string;
}

export interface SampleTable {
  readonly count: number;
  /** Sample i passes the locations `stacks[stackStarts[i] … stackStarts[i + 1])`. Length count + 1. */
  readonly stackStarts: Uint32Array;
  /** Rows of `LocationTable`, leaf first. */
  readonly stacks: Uint32Array;
  /** One column per sample type, each of length count. */
  readonly values: readonly ValueColumn[];
  /** Sample i has the labels `labelStarts[i] … labelStarts[i + 1]` of the label columns. Length count + 1. */
  readonly labelStarts: Uint32Array;
  readonly labels: LabelColumns;
  /** 1 where the sample is of a `-diff_base`; such samples define the total. Absent when there is none. */
  readonly diffBase?: Uint8Array;
}

export interface LabelColumns {
  /** String index. */
  readonly keys: Uint32Array;
  /** String index of the value; 0 means that the label is numeric. */
  readonly texts: Uint32Array;
  readonly numbers: BigInt64Array;
  /** String index of the unit of a numeric label; 0 for none. */
  readonly units: Uint32Array;
}

export interface LocationTable {
  readonly count: number;
  readonly ids: BigUint64Array;
  readonly addresses: BigUint64Array;
  /** Row of `Profile.mappings`, -1 for none. */
  readonly mappings: Int32Array;
  /** Location i has the lines `lineStarts[i] … lineStarts[i + 1]`, innermost inlined call first; may be none. */
  readonly lineStarts: Uint32Array;
  /** Row of `FunctionTable` per line. */
  readonly lineFunctions: Uint32Array;
  /** One-based line number per line, 0 when unknown. */
  readonly lineNumbers: Float64Array;
  /** One-based column per line, 0 when unknown. */
  readonly lineColumns: Float64Array;
  readonly folded: Uint8Array;
}

export interface FunctionTable {
  readonly count: number;
  readonly ids: BigUint64Array;
  /** String indices. */
  readonly names: Uint32Array;
  readonly systemNames: Uint32Array;
  readonly fileNames: Uint32Array;
  /** One-based line of the `func` keyword; 0 when unknown. */
  readonly startLines: Float64Array;
}

export interface Mapping {
  readonly id: bigint;
  readonly start: bigint;
  readonly limit: bigint;
  readonly offset: bigint;
  readonly file: string;
  readonly buildId: string;
  readonly hasFunctions: boolean;
  readonly hasFileNames: boolean;
  readonly hasLineNumbers: boolean;
  readonly hasInlineFrames: boolean;
}
