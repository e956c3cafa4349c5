export interface VsCodeServer {
  readonly url: string;
  readonly pid: number;
  /** HOME of the server and its extensions; a temporary folder. */
  readonly home: string;
  windowUrl(folder: string, files?: readonly string[]): string;
  stop(): Promise<void>;
}
export function startVsCodeServer(options: {
  vsixes: readonly string[];
  settings?: Readonly<Record<string, unknown>>;
  env?: Readonly<Record<string, string>>;
  log?: (text: string) => void;
}): Promise<VsCodeServer>;
