/** A regular expression with RE2's syntax and meaning. */
export interface Pattern {
  /** As written. */
  readonly source: string;
  /** Whether it matches anywhere in the text. */
  matches(text: string): boolean;
}
