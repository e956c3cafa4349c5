/** What the page may say. Everything is built anew from checked parts: the page is not believed to be ours. */
import type { GoroutineGrouping, GoroutineSimilarity } from '../protocol/goroutineRequests';
import { GOROUTINE_SIMILARITIES } from '../protocol/goroutineRequests';
import {
  MAX_KEPT_PAGE,
  type FromPage,
  type GoroutineFrameOwner,
  type PanelAsk,
} from '../protocol/panelMessages';
import type { MemoryRecordColumn } from '../protocol/memoryRequests';
import { isTextUpTo } from './guards/checkedValues';
import { readFlameAsk } from './guards/flameAsk';
import { readFindSource, readListAsk, readOpenSourceLine, readPeekAsk } from './guards/functionAsk';
import { readGraphAsk, readSaveGraph } from './guards/graphAsk';
import type { TopColumn } from '../protocol/serverRequests';
import { readExportMessage, readTagsAsk, readTextAsk } from './guards/reportMessages';
import type { BaseMode } from '../protocol/view';
import { readFilterMessage } from './guards/filterMessages';

const MAX_FILTER = 1000;
/** As long as the server cuts names. */
const MAX_NAME = 1000;
/** One more than a query may have: a longer one is then refused by the server, and not cut to another meaning. */
const MAX_QUERY = 5001;
/** More rows than a screen shows, and few enough to send at once. */
const MAX_ROWS = 2000;

/** Undefined for anything that is not a message of the page. */
export function readFromPage(message: unknown): FromPage | undefined {
  if (!isObject(message)) return undefined;
  switch (message['type']) {
    case 'ready':
    case 'fetchProfile':
    case 'openProfile':
    case 'watchTarget':
    case 'copyLeaks':
    case 'fetchMemoryText':
      return { type: message['type'] };
    case 'ask': {
      const { id, revision } = message;
      const ask = readAsk(message['ask']);
      return isCount(id) && isCount(revision) && ask !== undefined
        ? { type: 'ask', id, revision, ask }
        : undefined;
    }
    case 'keepPage':
    case 'select':
      return readPageMessage(message);
    case 'openPlace':
      return readOpenPlace(message);
    case 'openSourceLine':
      return readOpenSourceLine(message);
    case 'findSource':
      return readFindSource(message);
    case 'saveGraph':
      return readSaveGraph(message);
    case 'openGoroutineFrame':
      return readGoroutineFrame(message);
    case 'copyMemory':
      return isCount(message['revision']) ? { type: 'copyMemory', revision: message['revision'] } : undefined;
    case 'exportReport':
    case 'exportPicture':
    case 'copyReport':
      return readExportMessage(message);
    case 'setSampleType': {
      const { sampleType } = message;
      return isCount(sampleType) ? { type: 'setSampleType', sampleType } : undefined;
    }
    case 'setBase': {
      const { profile, mode, normalize } = message;
      if (!(profile === null || isCount(profile)) || !isBaseMode(mode)) return undefined;
      return { type: 'setBase', profile, mode, ...(normalize === true ? { normalize } : {}) };
    }
    case 'openBase': {
      const { mode, normalize } = message;
      if (!isBaseMode(mode)) return undefined;
      return { type: 'openBase', mode, ...(normalize === true ? { normalize } : {}) };
    }
    case 'stopWatching':
    case 'acceptLeak':
    case 'openLeakLine':
      return readLeakMessage(message);
    default:
      return readFilterMessage(message);
  }
}

/** What the page says of itself. */
function readPageMessage({ type, text, functionName }: Record<string, unknown>): FromPage | undefined {
  if (type === 'keepPage') return isTextUpTo(text, MAX_KEPT_PAGE) ? { type, text } : undefined;
  return isTextUpTo(functionName, MAX_NAME) ? { type: 'select', functionName } : undefined;
}

function readOpenPlace({ revision, place, takeFocus }: Record<string, unknown>): FromPage | undefined {
  return isCount(revision) && isCount(place) && typeof takeFocus === 'boolean'
    ? { type: 'openPlace', revision, place, takeFocus }
    : undefined;
}

function readLeakMessage(message: Record<string, unknown>): FromPage | undefined {
  switch (message['type']) {
    case 'stopWatching': {
      const { watch } = message;
      return isCount(watch) ? { type: 'stopWatching', watch } : undefined;
    }
    case 'acceptLeak': {
      const { watch, finding } = message;
      return isCount(watch) && isCount(finding) ? { type: 'acceptLeak', watch, finding } : undefined;
    }
    case 'openLeakLine': {
      const { watch, finding, part, index } = message;
      return isCount(watch) && isCount(finding) && isLeakPart(part) && isCount(index)
        ? { type: 'openLeakLine', watch, finding, part, index }
        : undefined;
    }
    default:
      return undefined;
  }
}

function readGoroutineFrame({
  revision,
  frame,
  of,
  takeFocus,
}: Record<string, unknown>): FromPage | undefined {
  return isCount(revision) && isCount(frame) && isFrameOwner(of) && typeof takeFocus === 'boolean'
    ? { type: 'openGoroutineFrame', revision, frame, of, takeFocus }
    : undefined;
}

function readAsk(ask: unknown): PanelAsk | undefined {
  if (!isObject(ask)) return undefined;
  if (GOROUTINE_ASKS.has(ask['kind'])) return readGoroutinesAsk(ask);
  if (ask['kind'] === 'memory' || ask['kind'] === 'memorySeries') return { kind: ask['kind'] };
  if (ask['kind'] === 'tags') return readTagsAsk(ask);
  if (ask['kind'] === 'text') return readTextAsk(ask);
  if (ask['kind'] === 'memoryRecords') return readRecordsAsk(ask);
  if (ask['kind'] === 'flame') return readFlameAsk(ask);
  if (ask['kind'] === 'peek') return readPeekAsk(ask);
  if (ask['kind'] === 'list') return readListAsk(ask);
  if (ask['kind'] === 'graph') return readGraphAsk(ask);
  const { kind, filter, offset, limit, sort, descending } = ask;
  if (typeof filter !== 'string' || !isCount(offset) || !isCount(limit)) return undefined;
  const rows = { filter: filter.slice(0, MAX_FILTER), offset, limit: Math.min(limit, MAX_ROWS) };
  if (kind === 'traces') return { kind, ...rows };
  if (kind !== 'top' || !isTopColumn(sort) || typeof descending !== 'boolean') return undefined;
  return { kind, sort, descending, ...rows };
}

const GOROUTINE_ASKS: ReadonlySet<unknown> = new Set(['goroutines', 'goroutineTree', 'comparedGoroutines']);

function readGoroutinesAsk(ask: Record<string, unknown>): PanelAsk | undefined {
  const { kind, query, offset, limit } = ask;
  if (!isCount(offset) || !isCount(limit)) return undefined;
  const rows = { offset, limit: Math.min(limit, MAX_ROWS) };
  if (kind === 'comparedGoroutines') {
    const similarity = readSimilarity(ask['similarity']);
    return similarity && { kind, similarity, ...rows };
  }
  if (typeof query !== 'string') return undefined;
  if (kind === 'goroutineTree') return { kind, query: query.slice(0, MAX_QUERY), ...rows };
  const by = readGrouping(ask['by']);
  if (by === undefined) return undefined;
  return { kind: 'goroutines', by, query: query.slice(0, MAX_QUERY), ...rows };
}

function readRecordsAsk({ sort, by, offset, limit }: Record<string, unknown>): PanelAsk | undefined {
  const column = RECORD_COLUMNS.find((known) => known === sort);
  if (column === undefined || (by !== 'sampled' && by !== 'estimated')) return undefined;
  if (!isCount(offset) || !isCount(limit)) return undefined;
  return { kind: 'memoryRecords', sort: column, by, offset, limit: Math.min(limit, MAX_ROWS) };
}

const RECORD_COLUMNS: readonly MemoryRecordColumn[] = [
  'inUseBytes',
  'inUseObjects',
  'allocatedBytes',
  'allocatedObjects',
];

function readGrouping(by: unknown): GoroutineGrouping | undefined {
  if (!isObject(by)) return undefined;
  const { kind, key } = by;
  switch (kind) {
    case 'stack': {
      const similarity = readSimilarity(by['similarity']);
      return similarity && { kind, similarity };
    }
    case 'waitReason':
    case 'creator':
      return { kind };
    case 'label':
      return typeof key === 'string' ? { kind, key: key.slice(0, MAX_FILTER) } : undefined;
    default:
      return undefined;
  }
}

function readSimilarity(value: unknown): GoroutineSimilarity | undefined {
  return GOROUTINE_SIMILARITIES.find((similarity) => similarity === value);
}

function isFrameOwner(value: unknown): value is GoroutineFrameOwner {
  return value === 'shown' || value === 'base';
}

function isTopColumn(value: unknown): value is TopColumn {
  return value === 'flat' || value === 'cum' || value === 'name';
}

function isLeakPart(value: unknown): value is 'place' | 'creator' | 'frame' {
  return value === 'place' || value === 'creator' || value === 'frame';
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
