/** What the scripted host says of one function; a test puts in what the real server would. */
import type { ListAnswer, ListAsk, PanelListing } from '../../../src/protocol/listRequests';
import type { PeekAnswer, PeekAsk, PeekPage } from '../../../src/protocol/peekRequests';

export interface ScriptedFunctions {
  /** Whole, by the name that is asked for. */
  readonly peeks: Readonly<Record<string, PeekPage>>;
  readonly listings: Readonly<Record<string, PanelListing>>;
}

export const NO_FUNCTIONS: ScriptedFunctions = { peeks: {}, listings: {} };

const GONE = 'The selected function is not in what is shown. Select another one in Top, or remove filters.';

export function peekAnswer(
  { peeks }: ScriptedFunctions,
  { functionName, offset, limit }: PeekAsk,
): PeekAnswer {
  const page = peeks[functionName];
  if (page !== undefined) {
    return { kind: 'peek', page: { ...page, rows: page.rows.slice(offset, offset + limit) } };
  }
  const none = { functionName: '', rows: [], rowCount: 0, callerCount: 0, calleeCount: 0, legend: [] };
  return { kind: 'peek', page: { ...none, problem: GONE } };
}

export function listAnswer({ listings }: ScriptedFunctions, { functionName }: ListAsk): ListAnswer {
  const none = { functionName: '', total: '', routines: [], sources: [], problems: [GONE] };
  return { kind: 'list', listing: listings[functionName] ?? none };
}
