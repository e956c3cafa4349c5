export interface LeakDemoOptions {
  /** Goroutines that are stuck when the demo says that it listens. Default 100. */
  readonly n?: number;
  /** Further ones a second. Default 0. */
  readonly rate?: number;
  /** `host:port`. Default `127.0.0.1:0`: a free port. */
  readonly addr?: string;
  /** Folder with go.mod and leak_demo.go, built where it stands: its path is what profiles record. Default: the example itself. */
  readonly sourceDir?: string;
  /** Further flags of `go build`, for example `['-trimpath']`. */
  readonly buildFlags?: readonly string[];
  /** Another toolchain, for example `go1.22.12`, which Go fetches through its module proxy. */
  readonly goVersion?: string;
  /** Added to the program's environment, for example `{ GODEBUG: 'tracebackancestors=5' }`. */
  readonly env?: Readonly<Record<string, string>>;
}

export interface LeakDemo {
  /** `playback` where no Go is on the PATH: then only `addr`'s port and whether `rate` is 0 are heeded. */
  readonly kind: 'go' | 'playback';
  /** `http://127.0.0.1:PORT/debug/pprof/` */
  readonly url: string;
  /** The built program, until `stop()` removes it; undefined for a playback. */
  readonly binary: string | undefined;
  readonly sourceDir: string;
  /** Go: leaks `more` goroutines. Playback: goes on to the next recorded moment. Answers how many are stuck then in all. */
  leak(more: number): Promise<number>;
  /** Ends the program and removes what was built. */
  stop(): Promise<void>;
}

/** Rejects when Go is there and the build or the start fails; without Go it plays the recording back. */
export function startLeakDemo(options?: LeakDemoOptions): Promise<LeakDemo>;

/** Copies go.mod and the Go sources to `folder`, which is made if need be. */
export function copyLeakDemo(folder: string): void;
