/**
 * What a person asks of goroutines: `state:"chan send" minutes:>0 -function:leak (file:pool.go or label:tenant=acme)`.
 * `queryParser.ts` reads it, `selectRows.ts` answers it.
 */
export type GoroutineQuery =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly GoroutineQuery[] }
  | { readonly kind: 'not'; readonly part: GoroutineQuery }
  | { readonly kind: 'text'; readonly field: TextField; readonly matches: TextMatch }
  | { readonly kind: 'label'; readonly key: string; readonly value?: string }
  | { readonly kind: 'number'; readonly field: NumberField; readonly from: number; readonly to: number }
  | { readonly kind: 'flag'; readonly flag: FlagField }
  | { readonly kind: 'all' };

/** `any` is a word without a key: function, file or state. */
export type TextField = 'state' | 'function' | 'file' | 'creator' | 'any';
/** Both ends of the range are inside. */
export type NumberField = 'minutes' | 'id' | 'parent' | 'bubble';
export type FlagField = 'leaked' | 'locked' | 'durable' | 'scan' | 'synctest';

/** Says of a text whether it is meant; case is ignored. */
export type TextMatch = (text: string) => boolean;

export const TEXT_FIELDS: readonly TextField[] = ['state', 'function', 'file', 'creator'];
export const NUMBER_FIELDS: readonly NumberField[] = ['minutes', 'id', 'parent', 'bubble'];
export const FLAG_FIELDS: readonly FlagField[] = ['leaked', 'locked', 'durable', 'scan', 'synctest'];
export const QUERY_KEYS: readonly string[] = [...TEXT_FIELDS, 'label', ...NUMBER_FIELDS, ...FLAG_FIELDS];

export type QueryOutcome =
  | { readonly ok: true; readonly query: GoroutineQuery }
  /** `at` is the zero-based column of what is wrong. */
  | { readonly ok: false; readonly message: string; readonly at: number };
