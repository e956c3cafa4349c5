/** What the page may ask of its flame graph. */
import type { FlameAsk } from '../../protocol/flameRequests';
import { isTextUpTo } from './checkedValues';

const MAX_SEARCH = 1000;
/** As long as the server cuts names. */
const MAX_NAME = 1000;
/** Nobody zooms further than this; a longer path is followed so far. */
const MAX_STEPS = 2000;

export function readFlameAsk(ask: Record<string, unknown>): FlameAsk | undefined {
  const { from, to, minWidth, pivot, search, path } = ask;
  if (!isShare(from) || !isShare(to) || !isShare(minWidth)) return undefined;
  if (!isTextUpTo(pivot, MAX_NAME) || typeof search !== 'string' || !Array.isArray(path)) return undefined;
  const names: unknown[] = path.slice(0, MAX_STEPS);
  if (!names.every((name): name is string => isTextUpTo(name, MAX_NAME))) return undefined;
  return { kind: 'flame', from, to, minWidth, pivot, search: search.slice(0, MAX_SEARCH), path: names };
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}
