/** What the scripted host says of memory; a test puts in what the real server would. */
import type {
  MemoryAnswer,
  MemoryRecordsPage,
  MemorySeriesAnswer,
} from '../../../src/protocol/memoryRequests';
import type { PanelAnswer, PanelAsk } from '../../../src/protocol/panelMessages';

export interface ScriptedMemory {
  readonly memory: MemoryAnswer;
  readonly series: MemorySeriesAnswer;
  /** All records, of which a window is given. */
  readonly records: MemoryRecordsPage;
}

export const NO_MEMORY: ScriptedMemory = {
  memory: { kind: 'noStats', reason: 'This profile has no MemStats.' },
  series: { timesMillis: [], lines: [] },
  records: { rowCount: 0, columns: [], note: '', rows: [] },
};

export function memoryAnswer(
  { memory, series, records }: ScriptedMemory,
  ask: Extract<PanelAsk, { kind: 'memory' | 'memorySeries' | 'memoryRecords' }>,
): PanelAnswer {
  switch (ask.kind) {
    case 'memory':
      return { kind: 'memory', memory };
    case 'memorySeries':
      return { kind: 'memorySeries', series };
    case 'memoryRecords': {
      const rows = records.rows.slice(ask.offset, ask.offset + ask.limit);
      return { kind: 'memoryRecords', page: { ...records, rows } };
    }
  }
}
