/** The lines that a group of goroutines is shown as: its head, and below it what it unfolds to. */
import type {
  ComparedGroupRow,
  GoroutineFrame,
  GoroutineGroupRow,
  GoroutineTreeNode,
} from '../../src/protocol/goroutineRequests';
import type { GoroutineFrameOwner } from '../../src/protocol/panelMessages';
import { strings } from '../strings';

export interface ShownGroup {
  readonly group: GoroutineGroupRow;
  /** Present when two dumps are compared. */
  readonly compared?: Omit<ComparedGroupRow, 'group'>;
}

interface GroupLine extends ShownGroup {
  readonly kind: 'group';
  /** Zero-based place among the groups. */
  readonly index: number;
  readonly fold: 'folded' | 'unfolded';
}

/** A goroutine below the one that started it, or several that are alike. */
export interface ParentLine {
  readonly kind: 'parent';
  readonly node: GoroutineTreeNode;
  /** Zero-based place in the whole tree. */
  readonly index: number;
  readonly fold: 'folded' | 'unfolded' | 'below';
}

interface LineBelow {
  readonly groupKey: string;
  /** Zero-based place below the head. */
  readonly position: number;
}

export type GoroutineLine =
  | GroupLine
  | ParentLine
  /** What the head says in columns that a narrow panel leaves out, or that frames and creators were left out. */
  | (LineBelow & { readonly kind: 'note'; readonly text: string })
  | (LineBelow & {
      readonly kind: 'frame';
      readonly frame: GoroutineFrame;
      readonly of: GoroutineFrameOwner;
      readonly part: 'frame' | 'userFrame' | 'creator';
      /** How many goroutines a creator started; `''` for frames. */
      readonly count: string;
    });

/** As many as `linesBelow` gives. */
export function countBelow({ group }: ShownGroup): number {
  return notesAbove(group).length + group.frames.length + group.creators.length + leftOut(group).length;
}

export function linesBelow({ group, compared }: ShownGroup): GoroutineLine[] {
  const of: GoroutineFrameOwner = compared?.where === 'onlyBase' ? 'base' : 'shown';
  const note = (text: string) => ({ kind: 'note', text }) as const;
  const lines = [
    ...notesAbove(group).map(note),
    ...group.frames.map((frame, index) => {
      const part = index === group.userFrame ? ('userFrame' as const) : ('frame' as const);
      return { kind: 'frame', frame, of, part, count: '' } as const;
    }),
    ...group.creators.map(
      ({ frame, count }) => ({ kind: 'frame', frame, of, part: 'creator', count }) as const,
    ),
    ...leftOut(group).map(note),
  ];
  return lines.map((line, position) => ({ ...line, groupKey: group.key, position }));
}

/** The same for the same line in another query's rows. */
export function goroutineLineKey(line: GoroutineLine): string {
  switch (line.kind) {
    case 'group':
      return `${line.group.key} head`;
    case 'parent':
      return `parent ${line.index}`;
    default:
      return `${line.groupKey} ${line.position}`;
  }
}

function notesAbove({ operation, wait, exampleIds }: GoroutineGroupRow): string[] {
  const ids = exampleIds.length === 0 ? '' : strings.exampleGoroutines(exampleIds);
  const text = [operation, wait, ids].filter((part) => part !== '').join(' · ');
  return text === '' ? [] : [text];
}

function leftOut({ frames, frameCount, creators, creatorCount }: GoroutineGroupRow): string[] {
  const moreFrames = frameCount - frames.length;
  const moreCreators = creatorCount - creators.length;
  return [
    ...(moreFrames > 0 ? [strings.moreFrames(moreFrames)] : []),
    ...(moreCreators > 0 ? [strings.moreCreators(moreCreators)] : []),
  ];
}
