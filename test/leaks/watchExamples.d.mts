export interface Mark {
  readonly at: string;
  readonly kind: string;
  readonly createdAt: string;
}

export interface ExampleFinding {
  readonly at: string;
  readonly createdAt: readonly string[];
  readonly kind: string;
  readonly sureness: string;
  readonly headline: string;
  readonly count: number;
  /** How many Go itself calls leaked. */
  readonly provenCount: number;
}

export interface ExampleRow {
  readonly name: string;
  readonly marks: readonly Mark[];
  /** Exit status of the command. */
  readonly status: number;
  readonly verdict: string;
  /** Marks that were found, with what was found there. */
  readonly found: readonly (Mark & {
    readonly foundKind: string;
    readonly sureness: string;
    readonly count: number;
    readonly provenCount: number;
    readonly knowsCreator: boolean;
  })[];
  /** Findings where no mark is. */
  readonly strange: readonly ExampleFinding[];
  /** Findings that are only possible. */
  readonly suspected: readonly ExampleFinding[];
}

export interface Scores {
  readonly marked: number;
  readonly found: number;
  readonly rightKind: number;
  readonly strange: number;
  readonly recall: number;
  readonly precision: number;
}

export function watchExamples(options?: {
  readonly report?: (row: ExampleRow) => void;
  /** Names of programs. */
  readonly only?: readonly string[];
  /** Of `go build`. */
  readonly env?: Readonly<Record<string, string>>;
}): Promise<ExampleRow[]>;
export function scores(rows: readonly ExampleRow[]): Scores;
