/**
 * Every request is answered with a reply: a value, or a problem that a person can read.
 * A reply never carries an exception's stack.
 */
export type Reply<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** What went wrong, in whole sentences: what was expected, what was found, what to do. */
export interface Problem {
  readonly message: string;
}

export function succeed<T>(value: T): Reply<T> {
  return { ok: true, value };
}

export function fail(message: string): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { message } };
}
