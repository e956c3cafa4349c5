/** Text that stands after a line of a visible editor without being part of it. */
export interface Annotation {
  /** One-based. */
  readonly lineNumber: number;
  readonly text: string;
  /** As the browser computed it, `rgb(…)`. */
  readonly color: string;
}

/** For `page.evaluate`: runs in VS Code's page. */
export function readAnnotations(): Annotation[];
