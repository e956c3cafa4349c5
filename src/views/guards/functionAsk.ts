/** What the page may ask of one function: its neighbours, and its source. */
import type {
  FindSourceMessage,
  ListAsk,
  OpenSourceLineMessage,
  SourceSearchStep,
} from '../../protocol/listRequests';
import type { PeekAsk } from '../../protocol/peekRequests';
import { isCount, isTextUpTo, readWindow } from './checkedValues';

/** As long as the server cuts names. */
const MAX_NAME = 1000;

const STEPS: readonly SourceSearchStep[] = ['folder', 'settings', 'mappings'];

export function readPeekAsk(ask: Record<string, unknown>): PeekAsk | undefined {
  const { functionName } = ask;
  const rows = readWindow(ask);
  if (rows === undefined || !isTextUpTo(functionName, MAX_NAME)) return undefined;
  return { kind: 'peek', functionName, ...rows };
}

export function readListAsk({ functionName }: Record<string, unknown>): ListAsk | undefined {
  return isTextUpTo(functionName, MAX_NAME) ? { kind: 'list', functionName } : undefined;
}

export function readFindSource(message: Record<string, unknown>): FindSourceMessage | undefined {
  const step = STEPS.find((known) => known === message['step']);
  return step && { type: 'findSource', step };
}

export function readOpenSourceLine(message: Record<string, unknown>): OpenSourceLineMessage | undefined {
  const { revision, place, lineNumber, takeFocus } = message;
  return isCount(revision) && isCount(place) && isCount(lineNumber) && typeof takeFocus === 'boolean'
    ? { type: 'openSourceLine', revision, place, lineNumber, takeFocus }
    : undefined;
}
