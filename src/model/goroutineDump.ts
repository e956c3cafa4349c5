/**
 * The goroutines of a program at one moment, in columns: what `goroutine?debug=2`, a panic, a fatal error or SIGQUIT
 * prints. Frames and stacks are interned: equal ones have one row, however many goroutines have them.
 * Grammar: traceback.go of Go's runtime, 1.11 to 1.27. Immutable once read.
 */
import type { StringTable } from './stringTable';

export interface GoroutineDump {
  readonly strings: StringTable;
  readonly frames: DumpFrameTable;
  readonly stacks: DumpStackTable;
  readonly goroutines: GoroutineTable;
  /** Row 0 is the empty set. */
  readonly labelSets: readonly LabelSet[];
  /** Only with `GODEBUG=tracebackancestors`; by goroutine row, nearest ancestor first. */
  readonly ancestors: ReadonlyMap<number, readonly DumpAncestor[]>;
  /** What stands outside of goroutines and means something: panics, fatal errors, signals, race reports. */
  readonly sections: readonly DumpSection[];
  /** What could not be read, in the order of the text. Reading went on at the next header. */
  readonly problems: readonly DumpProblem[];
  /** Lines of the text; 0 where there was none. */
  readonly lineCount: number;
  /** Module paths of whoever reads it, where that is known: whose code is theirs. */
  readonly userModules?: readonly string[];
}

/**
 * The order is what `DumpFrameTable.kinds` counts. No dump says `label`: it is what pprof's tagroot and tagleaf make of
 * a label, its value as the name and its key as the file.
 */
export const FRAME_KINDS = ['call', 'inlined', 'nonGo', 'elided', 'unavailable', 'label'] as const;
export type FrameKind = (typeof FRAME_KINDS)[number];

export interface DumpFrameTable {
  readonly count: number;
  /** String index of the name as written, without arguments: `main.(*Pool[...]).Run`; 0 for `elided`, `unavailable`. */
  readonly names: Uint32Array;
  /** String index of the path as written; 0 when there is none. */
  readonly files: Uint32Array;
  /** One-based; 0 when unknown. Of an `elided` row: how many frames were left out, 0 when the text does not say. */
  readonly lineNumbers: Uint32Array;
  /** Index into `FRAME_KINDS`. */
  readonly kinds: Uint8Array;
}

export interface DumpStackTable {
  readonly count: number;
  /** Stack i is `frames[starts[i] … starts[i + 1])`, innermost frame first. Length count + 1. */
  readonly starts: Uint32Array;
  /** Rows of `DumpFrameTable`. */
  readonly frames: Uint32Array;
}

/** Bits of `GoroutineTable.flags`. */
export const GOROUTINE_FLAGS = { leaked: 1, scan: 2, durable: 4, lockedToThread: 8, synctest: 16 } as const;

export interface GoroutineTable {
  readonly count: number;
  /** How many goroutines a row stands for: 1 in dumps, the value of the sample in what was made of a profile. */
  readonly counts: Float64Array;
  /** As printed; -1 for `runtime stack:` and where a profile does not name goroutines. */
  readonly ids: Float64Array;
  /** Row of `DumpStackTable`. */
  readonly stacks: Uint32Array;
  /** String index of the status or wait reason without its suffixes: `chan send`, `select (no cases)`, `running`. */
  readonly states: Uint32Array;
  /** Whole minutes as printed: a lower bound. -1 where none is printed, which is not zero. */
  readonly waitMinutes: Float64Array;
  readonly flags: Uint8Array;
  /** Synctest bubble (Go 1.25) or group (1.24); -1 for none. */
  readonly bubbles: Float64Array;
  /** Row of `GoroutineDump.labelSets`. */
  readonly labelSets: Uint32Array;
  /** Row of `DumpFrameTable` of `created by`; -1 for none. */
  readonly creatorFrames: Int32Array;
  /** `in goroutine N` (since Go 1.21); -1 when not said. */
  readonly creatorIds: Float64Array;
  /** Zero-based line of the header; -1 where there is no text. */
  readonly headerLines: Float64Array;
  /** Zero-based byte of the header's line, and the byte after the goroutine's last line, in the text. */
  readonly byteStarts: Float64Array;
  readonly byteEnds: Float64Array;
}

/** In the order of the text. */
export type LabelSet = readonly { readonly key: string; readonly value: string }[];

export interface DumpAncestor {
  readonly goroutineId: number;
  /** Row of `DumpStackTable`. */
  readonly stack: number;
  /** Row of `DumpFrameTable`; -1 for none. */
  readonly creatorFrame: number;
}

export interface DumpSection {
  readonly kind: 'panic' | 'fatalError' | 'signal' | 'race' | 'runtimeStack' | 'exit';
  /** `panic: runtime error: index out of range [5] with length 3`: the first line, at most 500 characters. */
  readonly title: string;
  /** Zero-based lines; the last one is inside. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** Of a race report: each access and each creation, in the order of the text; else empty. */
  readonly parts: readonly RacePart[];
}

/** `Previous write at 0x00c0000ae008 by goroutine 7:`, `Goroutine 7 (running) created at:`. */
export interface RacePart {
  readonly title: string;
  /** -1 for the main goroutine and where none is named. */
  readonly goroutineId: number;
  readonly stack: number;
  readonly line: number;
}

export interface DumpProblem {
  /** What was expected, what was found, quoted and cut. */
  readonly message: string;
  /** Zero-based lines; the last one is inside. */
  readonly firstLine: number;
  readonly lastLine: number;
}
