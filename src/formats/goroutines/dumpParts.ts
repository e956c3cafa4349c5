/** The parts of a text that were read apart, each from a goroutine's header on, put together as if read in one go. */
import type {
  DumpAncestor,
  DumpFrameTable,
  DumpSection,
  DumpStackTable,
  GoroutineDump,
  GoroutineTable,
  LabelSet,
} from '../../model/goroutineDump';
import { stringTableOfBytes, type Utf8Strings } from '../../model/stringTable';
import { Utf8Collector } from '../../model/utf8Collector';
import { FrameCollector } from './frameCollector';
import { LabelSetList } from './labelSetList';
import { type FoundProblems, ProblemList } from './problemList';
import { MAX_SECTIONS } from './sectionList';

/** As in `GoroutineDump`; plain data, so that a worker can send it. */
export interface DumpPart {
  readonly strings: Utf8Strings;
  readonly frames: DumpFrameTable;
  readonly stacks: DumpStackTable;
  readonly goroutines: GoroutineTable;
  readonly labelSets: readonly LabelSet[];
  readonly ancestors: ReadonlyMap<number, readonly DumpAncestor[]>;
  readonly sections: readonly DumpSection[];
  readonly problems: FoundProblems;
  readonly lineCount: number;
  readonly byteCount: number;
}

export function mergedDump(parts: readonly DumpPart[]): GoroutineDump {
  const problems = new ProblemList();
  let line = 0;
  for (const part of parts) {
    problems.addFound(part.problems, line);
    line += part.lineCount;
  }
  const [first] = parts;
  const tables = first !== undefined && parts.length === 1 ? tablesOf(first) : mergedTables(parts);
  return { ...tables, problems: problems.finish(), lineCount: line };
}

type Tables = Omit<GoroutineDump, 'problems' | 'lineCount'>;

function tablesOf({ strings, frames, stacks, goroutines, labelSets, ancestors, sections }: DumpPart): Tables {
  const table = stringTableOfBytes(strings.bytes, strings.starts);
  return { strings: table, frames, stacks, goroutines, labelSets, ancestors, sections };
}

/** What was first in the text comes first in each table, as when it is read in one go. */
function mergedTables(parts: readonly DumpPart[]): Tables {
  const strings = new Utf8Collector();
  const frames = new FrameCollector(strings);
  const labelSets = new LabelSetList();
  const goroutines = new JoinedGoroutines(parts.reduce((sum, part) => sum + part.goroutines.count, 0));
  const ancestors = new Map<number, readonly DumpAncestor[]>();
  const sections: DumpSection[] = [];
  let line = 0;
  for (const part of parts) {
    const rows = rowsOf(part, strings, frames, labelSets);
    for (const [row, own] of part.ancestors) ancestors.set(goroutines.count + row, own.map(rows.ancestor));
    for (const section of part.sections) sections.push(rows.section(section, line));
    goroutines.add(part.goroutines, rows, line);
    line += part.lineCount;
    goroutines.byte += part.byteCount;
  }
  return {
    strings: strings.toTable(),
    ...frames.tables(),
    goroutines: goroutines.table,
    labelSets: labelSets.sets,
    ancestors,
    sections: sections.slice(0, MAX_SECTIONS),
  };
}

/** Where the rows of a part's tables are in those of the whole. */
interface PartRows {
  readonly strings: Uint32Array;
  readonly frames: Uint32Array;
  readonly stacks: Uint32Array;
  readonly labelSets: Uint32Array;
  readonly ancestor: (own: DumpAncestor) => DumpAncestor;
  readonly section: (own: DumpSection, line: number) => DumpSection;
}

function rowsOf(
  part: DumpPart,
  strings: Utf8Collector,
  frames: FrameCollector,
  labelSets: LabelSetList,
): PartRows {
  const { bytes, starts } = part.strings;
  const stringRows = new Uint32Array(starts.length - 1);
  for (let row = 0; row < stringRows.length; row++)
    stringRows[row] = strings.indexOf(bytes, starts[row] as number, starts[row + 1] as number);
  const frameRows = new Uint32Array(part.frames.count);
  for (let row = 0; row < frameRows.length; row++)
    frameRows[row] = frames.rowOf({
      name: stringRows[part.frames.names[row] as number] as number,
      file: stringRows[part.frames.files[row] as number] as number,
      line: part.frames.lineNumbers[row] as number,
      kind: part.frames.kinds[row] as number,
    });
  const stackRows = new Uint32Array(part.stacks.count);
  for (let row = 0; row < stackRows.length; row++) {
    const end = part.stacks.starts[row + 1] as number;
    for (let at = part.stacks.starts[row] as number; at < end; at++)
      frames.append(frameRows[part.stacks.frames[at] as number] as number);
    stackRows[row] = frames.finishStack();
  }
  const frameRow = (row: number): number => (row < 0 ? -1 : (frameRows[row] as number));
  const stackRow = (row: number): number => stackRows[row] as number;
  return {
    strings: stringRows,
    frames: frameRows,
    stacks: stackRows,
    labelSets: Uint32Array.from(part.labelSets, (set) => labelSets.rowOf(set)),
    ancestor: (own) => ({ ...own, stack: stackRow(own.stack), creatorFrame: frameRow(own.creatorFrame) }),
    section: (own, line) => ({
      ...own,
      firstLine: own.firstLine + line,
      lastLine: own.lastLine + line,
      parts: own.parts.map((it) => ({ ...it, stack: stackRow(it.stack), line: it.line + line })),
    }),
  };
}

class JoinedGoroutines {
  count = 0;
  /** Where the next part begins. */
  byte = 0;
  readonly table: GoroutineTable;

  constructor(count: number) {
    this.table = {
      count,
      counts: new Float64Array(count).fill(1),
      ids: new Float64Array(count),
      stacks: new Uint32Array(count),
      states: new Uint32Array(count),
      waitMinutes: new Float64Array(count),
      flags: new Uint8Array(count),
      bubbles: new Float64Array(count),
      labelSets: new Uint32Array(count),
      creatorFrames: new Int32Array(count),
      creatorIds: new Float64Array(count),
      headerLines: new Float64Array(count),
      byteStarts: new Float64Array(count),
      byteEnds: new Float64Array(count),
    };
  }

  add(part: GoroutineTable, rows: PartRows, line: number): void {
    const { table, count: first, byte } = this;
    table.ids.set(part.ids, first);
    table.waitMinutes.set(part.waitMinutes, first);
    table.flags.set(part.flags, first);
    table.bubbles.set(part.bubbles, first);
    table.creatorIds.set(part.creatorIds, first);
    for (let own = 0, row = first; own < part.count; own++, row++) {
      table.stacks[row] = rows.stacks[part.stacks[own] as number] as number;
      table.states[row] = rows.strings[part.states[own] as number] as number;
      table.labelSets[row] = rows.labelSets[part.labelSets[own] as number] as number;
      const creator = part.creatorFrames[own] as number;
      table.creatorFrames[row] = creator < 0 ? -1 : (rows.frames[creator] as number);
      table.headerLines[row] = (part.headerLines[own] as number) + line;
      table.byteStarts[row] = (part.byteStarts[own] as number) + byte;
      table.byteEnds[row] = (part.byteEnds[own] as number) + byte;
    }
    this.count += part.count;
  }
}
