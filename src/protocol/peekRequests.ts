/** Requests about one function between those that call it and those that it calls. */
import type { PlaceId, Quantity, ViewSpec } from './view';

export interface PeekRequest extends PeekWanted {
  readonly view: ViewSpec;
}

export interface PeekWanted {
  /** As Top names it; `''` for the one that passes most. */
  readonly functionName: string;
  /** Zero-based row. */
  readonly offset: number;
  readonly limit: number;
}

/** In pprof's order: the callers, the function itself, what it calls. */
export type PeekRow =
  | {
      readonly kind: 'caller' | 'callee';
      readonly name: string;
      /** What passes from the one to the other; the percentage is of the function's cum. */
      readonly value: Quantity;
      readonly inlined: boolean;
      readonly place: PlaceId;
    }
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly flat: Quantity;
      readonly cum: Quantity;
      readonly place: PlaceId;
    };

export interface PeekPage {
  /** The function that is shown; `''` when there is none of that name. */
  readonly functionName: string;
  readonly rows: readonly PeekRow[];
  readonly rowCount: number;
  readonly callerCount: number;
  readonly calleeCount: number;
  /** What pprof prints on standard error and above the table. */
  readonly legend: readonly string[];
  /** Why there are no rows, and what to do; `''` when there are some. */
  readonly problem: string;
}

export interface PeekRequests {
  'pprofLens/peek': { request: PeekRequest; value: PeekPage };
}

export interface PeekAsk extends PeekWanted {
  readonly kind: 'peek';
}

export interface PeekAnswer {
  readonly kind: 'peek';
  readonly page: PeekPage;
}
