export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  /** The command line, with spaces between its arguments. */
  readonly command: string;
}
export function descendantsOf(pid: number): readonly ProcessEntry[];
export function endTree(pid: number): Promise<void>;
export function endTreeNow(pid: number): void;
