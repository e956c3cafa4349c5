export interface DrawnCase {
  readonly args: readonly string[];
  /** To be written before it runs; paths are below the repository. */
  readonly files: readonly { readonly file: string; readonly bytes: Buffer }[];
}
export function drawCase(seed: number, number: number, limits?: { readonly report?: string }): DrawnCase;
