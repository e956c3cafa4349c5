/** The labels of samples, key by key and value by value, as `go tool pprof -tags` adds them up. */
import type { Quantity, ViewSpec } from './view';

interface TagsWindow {
  /** Keys and values that contain this, ignoring case; a key that does has all its values. `''` for all. */
  readonly filter: string;
  /** Keys whose values are not wanted, as `TagLine.key` has them. */
  readonly folded: readonly string[];
  /** Zero-based line: keys, and below each its values. */
  readonly offset: number;
  readonly limit: number;
}

export interface TagsRequest extends TagsWindow {
  readonly view: ViewSpec;
}

export type TagLine =
  | {
      readonly kind: 'key';
      readonly key: string;
      /** All samples with the key; one with several values counts for each. */
      readonly value: Quantity;
      /** After the filter. */
      readonly valueCount: number;
      readonly fold: 'folded' | 'unfolded';
      /** The key as `tagshow` and `taghide` name it, and it alone. */
      readonly pattern: string;
      /** The key as `tagroot` and `tagleaf` name it; `''` where they cannot, because it has a comma. */
      readonly plainKey: string;
    }
  | {
      readonly kind: 'value';
      readonly key: string;
      /** Numbers with their unit: `4kB`. */
      readonly text: string;
      readonly value: Quantity;
      /** What `tagfocus` and `tagignore` find it by: `tenant=^acme$`; `''` where no expression can. */
      readonly pattern: string;
    };

export interface TagsPage {
  readonly lines: readonly TagLine[];
  /** After filter and folding. */
  readonly lineCount: number;
  readonly keyCount: number;
  readonly allKeyCount: number;
  /** Values of all keys after the filter. */
  readonly valueCount: number;
  readonly allValueCount: number;
}

export interface TagsRequests {
  'pprofLens/tags': { request: TagsRequest; value: TagsPage };
}

/** What the panel's page asks. */
export interface TagsAsk extends TagsWindow {
  readonly kind: 'tags';
}

export interface TagsAnswer {
  readonly kind: 'tags';
  readonly page: TagsPage;
}
