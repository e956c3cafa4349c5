/** Rows of a profile of any size, computed when they are asked for. Runs in the page. */
import type { TopColumn, TopPage, TopRow, TraceLine, TracesPage } from '../../../src/protocol/serverRequests';
import type { Quantity } from '../../../src/protocol/view';

export interface GeneratedProfile {
  readonly functionCount: number;
  readonly traceCount: number;
  /** Take the place of the first functions' names. */
  readonly names: readonly string[];
  readonly isDifference: boolean;
}

/** Each trace: its head, a label, and frames. */
export const LINES_PER_TRACE = 10;

const KNOWN_NAMES = [
  'runtime.gopark',
  'runtime.chansend',
  'runtime.chansend1',
  'main.leak.func1',
  'main.(*Server).handleUpload.func2.1',
  'net/http.(*conn).serve',
  'internal/poll.runtime_pollWait',
  'golang.org/x/net/http2.(*serverConn).readFrames',
  'google.golang.org/grpc/internal/transport.(*http2Server).HandleStreams',
  'k8s.io/client-go/tools/cache.(*Reflector).ListAndWatch.func1.1',
  'github.com/prometheus/client_golang/prometheus.(*Registry).Gather.func1',
  'github.com/example/storage/internal/compaction/leveled.(*Planner[go.shape.int]).pickLevelForCompaction',
  'encoding/json.(*Decoder).Decode',
  'time.Sleep',
];

export function functionName(profile: GeneratedProfile, index: number): string {
  return (
    profile.names[index] ??
    KNOWN_NAMES[index] ??
    `github.com/example/service${index % 97}/internal/pkg${index % 1013}.(*Worker).handle${index}`
  );
}

export interface TopOrder {
  readonly sort: TopColumn;
  readonly descending: boolean;
  readonly filter: string;
}

/**
 * Flat falls with the function's index, steeply first and by one then, so that no two are equal; cum goes up and
 * down, so that every order is another one.
 */
export class GeneratedRows {
  readonly #profile: GeneratedProfile;
  #orderKey = '';
  #order: number[] = [];

  constructor(profile: GeneratedProfile) {
    this.#profile = profile;
  }

  top(order: TopOrder, offset: number, limit: number): TopPage {
    const all = this.#ordered(order);
    return {
      rows: all.slice(offset, offset + limit).map((index) => this.#topRow(index)),
      rowCount: all.length,
      allRowCount: this.#profile.functionCount,
      legend: [
        'Type: goroutine',
        'Time: Nov 23, 2026 at 2:03pm (UTC)',
        `Showing nodes accounting for ${this.#profile.functionCount}, 100% of ${this.#profile.functionCount} total`,
      ],
    };
  }

  /** A filter of digits finds the trace of that number; `none` finds nothing; any other one every tenth trace. */
  traces(filter: string, offset: number, limit: number): TracesPage {
    const all = this.#profile.traceCount;
    const ordinalAt = ordinals(filter, all);
    const lineCount = ordinalAt.count * LINES_PER_TRACE;
    const lines: TraceLine[] = [];
    for (let line = offset; line < Math.min(lineCount, offset + limit); line++) {
      lines.push(this.#traceLine(ordinalAt.at(Math.floor(line / LINES_PER_TRACE)), line % LINES_PER_TRACE));
    }
    return { lines, lineCount, traceCount: ordinalAt.count, allTraceCount: all };
  }

  flatOf(index: number): number {
    const { functionCount } = this.#profile;
    return functionCount - index + Math.floor(4 * functionCount * 0.7 ** index);
  }

  #cumOf(index: number): number {
    return this.flatOf(index) + ((index * 7919) % (this.#profile.functionCount * 3));
  }

  #ordered(order: TopOrder): number[] {
    const key = JSON.stringify([order.sort, order.descending, order.filter]);
    if (key === this.#orderKey) return this.#order;
    const wanted = order.filter.toLowerCase();
    const indices: number[] = [];
    for (let i = 0; i < this.#profile.functionCount; i++) {
      if (functionName(this.#profile, i).toLowerCase().includes(wanted)) indices.push(i);
    }
    const compare = {
      flat: (a: number, b: number) => this.flatOf(a) - this.flatOf(b),
      cum: (a: number, b: number) => this.#cumOf(a) - this.#cumOf(b),
      name: (a: number, b: number) =>
        functionName(this.#profile, a) < functionName(this.#profile, b) ? -1 : 1,
    }[order.sort];
    indices.sort((a, b) => (order.descending ? compare(b, a) : compare(a, b)));
    this.#orderKey = key;
    this.#order = indices;
    return indices;
  }

  #topRow(index: number): TopRow {
    return {
      name: functionName(this.#profile, index),
      flat: this.#quantity(this.flatOf(index), index),
      sumPercent: percentText(Math.min(1, (index + 1) / 40)),
      cum: this.#quantity(this.#cumOf(index), index + 1),
      inline: index % 9 === 4 ? '(inline)' : '',
      place: index % 25 === 6 ? -1 : index,
    };
  }

  #traceLine(ordinal: number, position: number): TraceLine {
    if (position === 0) {
      const value = Math.max(1, Math.round((this.#profile.functionCount * 12) / ordinal));
      return {
        kind: 'trace',
        ordinal,
        value: this.#quantity(value, ordinal),
        frameCount: LINES_PER_TRACE - 2,
      };
    }
    if (position === 1) return { kind: 'label', key: 'request', value: `r-${ordinal}` };
    const index = (ordinal + position - 3) % Math.min(this.#profile.functionCount, 40);
    return {
      kind: 'frame',
      name: functionName(this.#profile, index),
      at: position === 4 ? '' : `leak_demo.go:${position * 11 + 9}`,
      inlined: position === 3,
      place: position === 4 ? -1 : ordinal * LINES_PER_TRACE + position,
    };
  }

  #quantity(value: number, salt: number): Quantity {
    const share = value / (this.#profile.functionCount * 15);
    if (!this.#profile.isDifference)
      return { text: String(value), percent: percentText(share), share, sign: 1 };
    const sign = salt % 3 === 0 ? -1 : 1;
    return { text: `${sign < 0 ? '-' : '+'}${value}`, percent: percentText(share * sign), share, sign };
  }
}

function ordinals(filter: string, all: number): { readonly count: number; at(position: number): number } {
  if (filter === '') return { count: all, at: (position) => position + 1 };
  if (/^\d+$/.test(filter)) return { count: Number(filter) <= all ? 1 : 0, at: () => Number(filter) };
  return { count: filter === 'none' ? 0 : Math.floor(all / 10), at: (position) => position * 10 + 1 };
}

function percentText(share: number): string {
  return `${Number((share * 100).toPrecision(3))}%`;
}
