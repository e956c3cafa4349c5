export interface Run {
  readonly stdout: Buffer;
  readonly stderr: string;
  /** -1 for a run that did not start or did not end in time. */
  readonly status: number;
}
export function runOnce(
  command: string,
  args: readonly string[],
  limits?: { readonly limitSeconds?: number },
): Promise<Run>;
export function comparable(stdout: Buffer): Buffer;
