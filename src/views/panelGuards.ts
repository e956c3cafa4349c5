/** What the page may say. Everything is built anew from checked parts: the page is not believed to be ours. */
import type { FromPage, PanelAsk } from '../protocol/panelMessages';
import type { TopColumn } from '../protocol/serverRequests';
import type { BaseMode } from '../protocol/view';

const MAX_FILTER = 1000;
/** More rows than a screen shows, and few enough to send at once. */
const MAX_ROWS = 2000;

/** Undefined for anything that is not a message of the page. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (!isObject(message)) return undefined;
  switch (message['type']) {
    case 'ready':
    case 'fetchProfile':
    case 'openProfile':
      return { type: message['type'] };
    case 'ask': {
      const { id, revision } = message;
      const ask = readAsk(message['ask']);
      return isCount(id) && isCount(revision) && ask !== undefined
        ? { type: 'ask', id, revision, ask }
        : undefined;
    }
    case 'openPlace': {
      const { revision, place, takeFocus } = message;
      return isCount(revision) && isCount(place) && typeof takeFocus === 'boolean'
        ? { type: 'openPlace', revision, place, takeFocus }
        : undefined;
    }
    case 'setSampleType': {
      const { sampleType } = message;
      return isCount(sampleType) ? { type: 'setSampleType', sampleType } : undefined;
    }
    case 'setBase': {
      const { profile, mode } = message;
      return (profile === null || isCount(profile)) && isBaseMode(mode)
        ? { type: 'setBase', profile, mode }
        : undefined;
    }
    default:
      return undefined;
  }
}

function readAsk(ask: unknown): PanelAsk | undefined {
  if (!isObject(ask)) return undefined;
  const { kind, filter, offset, limit, sort, descending } = ask;
  if (typeof filter !== 'string' || !isCount(offset) || !isCount(limit)) return undefined;
  const rows = { filter: filter.slice(0, MAX_FILTER), offset, limit: Math.min(limit, MAX_ROWS) };
  if (kind === 'traces') return { kind, ...rows };
  if (kind !== 'top' || !isTopColumn(sort) || typeof descending !== 'boolean') return undefined;
  return { kind, sort, descending, ...rows };
}

function isTopColumn(value: unknown): value is TopColumn {
  return value === 'flat' || value === 'cum' || value === 'name';
}

function isBaseMode(value: unknown): value is BaseMode {
  return value === 'base' || value === 'diffBase';
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
