/** Where profiles come from, in the terms of `net/http/pprof`. Nothing here knows VS Code or how a profile is read. */

/** A live program's pprof index. */
export interface Target {
  /**
   * The index with its slash at the end: `http://localhost:6060/debug/pprof/`. May carry a query that every request
   * needs, and `user:password@`: never show it, show `label`.
   */
  readonly indexUrl: string;
  /** As people name it: `localhost:6060`, `host:8080/x/debug/pprof`. Never holds a password. */
  readonly label: string;
  /** `https+insecure://` of pprof: certificates are not checked. */
  readonly insecure: boolean;
}

export interface FetchRequest {
  readonly target: Target;
  /** Name as the index lists it: `goroutine`, `heap`, `profile` (CPU), `example.com/leakdemo.conns`. */
  readonly profile: string;
  /** For CPU the length, for others a delta. Absent: the server's own default (CPU: 30 s), no delta. */
  readonly seconds?: number;
  /** Further query parameters of a full profile URL that the person gave, `gc=1`. */
  readonly query?: Readonly<Record<string, string>>;
}

export interface FetchLimits {
  /** Bytes of the body, both as received and with its `Content-Encoding` undone. */
  readonly maxBytes: number;
  /**
   * Seconds for the connection, then for the response's headers beyond the sampling (never less than 1.5 times the
   * sampling in all), then for each silence within the body. pprof: 60. Fractions are allowed.
   */
  readonly timeoutSeconds: number;
}

export type FetchProgress =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'sampling'; readonly elapsedSeconds: number; readonly seconds: number }
  | { readonly kind: 'receiving'; readonly bytes: number };

export type FetchFailureKind =
  | 'badTarget'
  | 'unreachable'
  | 'timeout'
  | 'cancelled'
  | 'cutOff'
  | 'tooLarge'
  | 'unknownProfile'
  | 'cpuBusy'
  | 'writeTimeout'
  | 'secondsNotSupported'
  | 'loginPage'
  | 'notAProfile'
  | 'redirected'
  | 'status'
  | 'disk';

/** `message` is whole sentences: what was expected, what was found, what to do next. */
export interface FetchFailure {
  readonly ok: false;
  readonly kind: FetchFailureKind;
  readonly message: string;
}

export interface FetchedFile {
  readonly ok: true;
  /** Where the body was written. */
  readonly path: string;
  /** As written, with the `Content-Encoding` undone. */
  readonly bytes: number;
  /** After redirects. Without credentials, and of the query only `seconds`, `debug` and `gc`. */
  readonly url: string;
}

export interface IndexEntry {
  readonly name: string;
  /** As the index says; absent when it does not. */
  readonly count?: number;
  /** The index's own description, or `''`. */
  readonly description: string;
}
