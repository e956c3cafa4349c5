export interface GoBuild {
  readonly sourceDir: string;
  /** `.` or `./memory`. */
  readonly packagePath?: string;
  readonly output: string;
  readonly buildFlags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Rejects with what the compiler said. */
export function buildGo(build: GoBuild): Promise<void>;

/** Answers when the program has said where it listens. */
export function startListening(
  binary: string,
  args: readonly string[],
): Promise<{ readonly url: string; readonly pid: number; stop(): Promise<void> }>;

/** What `go env GOVERSION` says, or undefined where there is no Go on the PATH. */
export function installedGo(): Promise<string | undefined>;
