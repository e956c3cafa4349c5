/** The lines of a dump with the places of their parts, for an editor; `dumpLines.ts` finds them. */

/** Zero-based columns in UTF-16 units; the end is outside. */
export interface TokenRange {
  readonly start: number;
  readonly end: number;
}

/** Every line of the text has exactly one, in order. `line` is zero-based in the text that was given. */
export type DumpLine =
  | HeaderLine
  | FunctionLine
  | LocationLine
  | CreatedByLine
  | AncestorLine
  | ElidedLine
  | UnavailableLine
  | SectionLine
  | RacePartLine
  | OtherLine;

/** `goroutine 18 gp=0xc0 m=nil [select, 12 minutes, locked to thread] {role: reader}:` */
export interface HeaderLine {
  readonly kind: 'header';
  readonly line: number;
  /** From `goroutine` to the colon. */
  readonly whole: TokenRange;
  /** The digits. */
  readonly id: TokenRange;
  /** -1 where it is too large to be exact. */
  readonly goroutineId: number;
  /** The wait reason without its suffixes. */
  readonly state: TokenRange;
  /** `(leaked)`, `(scan)`, `locked to thread`, `synctest bubble 4`: as written, in the order of the text. */
  readonly marks: readonly TokenRange[];
  /** `12 minutes` */
  readonly minutes: TokenRange | undefined;
  /** With their quotes, where they have some. */
  readonly labels: readonly { readonly key: TokenRange; readonly value: TokenRange }[];
}

/** Where a function or location line belongs to. */
export type FrameOwner = 'goroutine' | 'ancestor' | 'race';

/** `main.(*Pool[...]).Run(0xc000012345, 0x0?)`; of the kind `nonGo` the line of a C function. */
export interface FunctionLine {
  readonly kind: 'function';
  readonly line: number;
  readonly owner: FrameOwner;
  readonly frameKind: 'call' | 'inlined' | 'nonGo';
  readonly name: TokenRange;
  /** Between the parentheses; undefined where there are none. */
  readonly args: TokenRange | undefined;
}

/** `	/src/app/pool.go:41 +0x1d4` */
export interface LocationLine {
  readonly kind: 'location';
  readonly line: number;
  readonly owner: FrameOwner;
  /** The function line, or the `created by` line, that this one belongs to. */
  readonly ofLine: number;
  readonly of: 'function' | 'createdBy';
  /** Undefined where there is only `pc=0x…`. */
  readonly file: TokenRange | undefined;
  /** The digits. */
  readonly lineDigits: TokenRange | undefined;
  /** One-based; 0 when unknown. */
  readonly lineNumber: number;
  /** `+0x1d4 fp=0x… sp=0x… pc=0x…` */
  readonly offset: TokenRange | undefined;
}

/** `created by main.start[...] in goroutine 1` */
export interface CreatedByLine {
  readonly kind: 'createdBy';
  readonly line: number;
  readonly owner: FrameOwner;
  readonly name: TokenRange;
  readonly creatorId: TokenRange | undefined;
  /** -1 when not said. */
  readonly creatorGoroutineId: number;
}

/** `[originating from goroutine 1]:` */
export interface AncestorLine {
  readonly kind: 'ancestor';
  readonly line: number;
  readonly id: TokenRange;
  readonly goroutineId: number;
}

/** `...7 frames elided...` */
export interface ElidedLine {
  readonly kind: 'elided';
  readonly line: number;
  readonly whole: TokenRange;
  /** 0 when the text does not say. */
  readonly frameCount: number;
}

/** `	goroutine running on other thread; stack unavailable` */
export interface UnavailableLine {
  readonly kind: 'unavailable';
  readonly line: number;
  readonly whole: TokenRange;
}

/** `panic: …`, `fatal error: …`, `SIGQUIT: quit`, `WARNING: DATA RACE`, `runtime stack:`, `exit status 2` */
export interface SectionLine {
  readonly kind: 'section';
  readonly line: number;
  readonly sectionKind: 'panic' | 'fatalError' | 'signal' | 'race' | 'runtimeStack' | 'exit';
  readonly whole: TokenRange;
}

/** `Previous write at 0x00c0000ae008 by goroutine 7:` */
export interface RacePartLine {
  readonly kind: 'racePart';
  readonly line: number;
  readonly whole: TokenRange;
  /** -1 for the main goroutine and where none is named. */
  readonly goroutineId: number;
}

/** Blank lines, what continues a section, and what is none of these. */
export interface OtherLine {
  readonly kind: 'other';
  readonly line: number;
}
