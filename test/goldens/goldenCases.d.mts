export interface GoldenCase {
  /** Made from the arguments, so that it carries every flag. */
  readonly name: string;
  /** Paths are below the repository. */
  readonly args: readonly string[];
}
export function goldenCases(): readonly GoldenCase[];
