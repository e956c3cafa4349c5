/** Builds small goroutine dumps in columns from stacks written as text; every frame and stack has one row. */
import type { GoroutineDump } from '../../src/model/goroutineDump';
import { FRAME_KINDS } from '../../src/model/goroutineDump';
import { StringCollector } from '../../src/model/stringTable';

export interface SmallGoroutine {
  readonly id?: number;
  readonly state?: string;
  readonly minutes?: number;
  /** Innermost first, blank between frames: `main.f@f.go:3 main.main@main.go:5`; `...7` for seven frames left out. */
  readonly stack?: string;
  /** `main.main@main.go:5`. */
  readonly creator?: string;
  readonly creatorId?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly flags?: number;
  readonly count?: number;
}

export function dumpOf(goroutines: readonly SmallGoroutine[]): GoroutineDump {
  const rows = new RowsOfDump();
  const stacks = goroutines.map(({ stack = 'main.main@main.go:1' }) => rows.stack(stack));
  const creators = goroutines.map(({ creator }) => (creator === undefined ? -1 : rows.frame(creator)));
  const states = goroutines.map(({ state = 'chan send' }) => rows.strings.indexOf(state));
  const labelSets = goroutines.map(({ labels = {} }) => rows.labelSet(labels));
  const column = (value: (goroutine: SmallGoroutine, row: number) => number): Float64Array =>
    Float64Array.from(goroutines, value);
  return {
    ...rows.tables(),
    goroutines: {
      count: goroutines.length,
      counts: column(({ count = 1 }) => count),
      ids: column(({ id }, row) => id ?? row + 1),
      stacks: Uint32Array.from(stacks),
      states: Uint32Array.from(states),
      waitMinutes: column(({ minutes = -1 }) => minutes),
      flags: Uint8Array.from(goroutines, ({ flags = 0 }) => flags),
      bubbles: column(() => -1),
      labelSets: Uint32Array.from(labelSets),
      creatorFrames: Int32Array.from(creators),
      creatorIds: column(({ creatorId = -1 }) => creatorId),
      headerLines: column((_, row) => row),
      byteStarts: column((_, row) => row * 10),
      byteEnds: column((_, row) => row * 10 + 10),
    },
    ancestors: new Map(),
    sections: [],
    problems: [],
    lineCount: goroutines.length,
  };
}

class RowsOfDump {
  readonly strings = new StringCollector();
  private readonly frames: number[][] = [];
  private readonly frameRows = new Map<string, number>();
  private readonly stackFrames: number[] = [];
  private readonly starts = [0];
  private readonly stackRows = new Map<string, number>();
  private readonly labelSets: { key: string; value: string }[][] = [[]];

  frame(text: string): number {
    const known = this.frameRows.get(text);
    if (known !== undefined) return known;
    this.frameRows.set(text, this.frames.length);
    const elided = /^\.\.\.(\d*)$/.exec(text);
    const [, name = '', file = '', line = '0'] = /^([^@]*)(?:@(.*):(\d+))?$/.exec(text) ?? [];
    return (
      this.frames.push(
        elided
          ? [0, 0, Number(elided[1]), FRAME_KINDS.indexOf('elided')]
          : [this.strings.indexOf(name), this.strings.indexOf(file), Number(line), 0],
      ) - 1
    );
  }

  stack(text: string): number {
    const known = this.stackRows.get(text);
    if (known !== undefined) return known;
    this.stackRows.set(text, this.stackRows.size);
    for (const frame of text.split(' ').filter(Boolean)) this.stackFrames.push(this.frame(frame));
    return this.starts.push(this.stackFrames.length) - 2;
  }

  labelSet(labels: Readonly<Record<string, string>>): number {
    const set = Object.entries(labels).map(([key, value]) => ({ key, value }));
    if (set.length === 0) return 0;
    const text = JSON.stringify(set);
    const known = this.labelSets.findIndex((other) => JSON.stringify(other) === text);
    return known >= 0 ? known : this.labelSets.push(set) - 1;
  }

  tables(): Pick<GoroutineDump, 'strings' | 'frames' | 'stacks' | 'labelSets'> {
    const { frames, stackFrames, starts } = this;
    const column = (index: number): number[] => frames.map((frame) => frame[index] ?? 0);
    return {
      strings: this.strings.toTable(),
      frames: {
        count: frames.length,
        names: Uint32Array.from(column(0)),
        files: Uint32Array.from(column(1)),
        lineNumbers: Uint32Array.from(column(2)),
        kinds: Uint8Array.from(column(3)),
      },
      stacks: {
        count: starts.length - 1,
        starts: Uint32Array.from(starts),
        frames: Uint32Array.from(stackFrames),
      },
      labelSets: this.labelSets,
    };
  }
}
