/** One line of Goroutines: the head of a group, a frame below it, or a note. */
import type { GoroutineFrame, GoroutineGroupRow } from '../../src/protocol/goroutineRequests';
import { shownText, visibleText } from '../displayText';
import { element, setText } from '../element';
import { nameText } from '../nameText';
import { valueCell } from '../quantityCell';
import { strings } from '../strings';
import type { DataRowView } from '../table/rowTable';
import type { GoroutineLine, ParentLine } from './goroutineLine';

type GroupLine = Extract<GoroutineLine, { kind: 'group' }>;

export function goroutineRowView(): DataRowView<GoroutineLine> {
  const count = valueCell('group-count');
  const stack = stackCell();
  const texts = TEXT_COLUMNS.map((column) => {
    const cell = element('div', { className: `cell ${column.className}`, role: 'gridcell' });
    return { cell, column };
  });
  const [before, change, ...after] = texts;
  const row = element('div', {
    className: 'row goroutine-row',
    role: 'row',
    children: [before, { cell: count.element }, change, { cell: stack.element }, ...after].flatMap((part) =>
      part === undefined ? [] : [part.cell],
    ),
  });
  return {
    element: row,
    show(line) {
      const group = line?.kind === 'group' || line?.kind === 'parent' ? line : undefined;
      row.style.setProperty(
        '--depth',
        line?.kind === 'parent' ? String(Math.min(line.node.depth, MAX_DEPTH)) : '0',
      );
      row.classList.toggle('is-group', line?.kind === 'group');
      row.classList.toggle('is-parent', line?.kind === 'parent');
      row.classList.toggle('is-frame', line?.kind === 'frame');
      row.classList.toggle('is-note', line?.kind === 'note');
      row.classList.toggle('is-user', line?.kind === 'frame' && line.part === 'userFrame');
      row.classList.toggle('is-foreign', line?.kind === 'frame' && line.frame.origin !== 'user');
      count.show(group && countOf(group));
      stack.show(line);
      for (const { cell, column } of texts) {
        const text = group === undefined ? '' : shownText(textOfColumn(column, group));
        setText(cell, text, text);
        cell.hidden = line !== undefined && group === undefined;
      }
      row.title = line?.kind === 'frame' && line.frame.frame === -1 ? strings.noPlace : '';
    },
  };
}

interface TextColumn {
  readonly className: string;
  textOf(line: GroupLine): string;
  /** Absent: nothing in the tree. */
  textOfParent?(line: ParentLine): string;
}

function textOfColumn(column: TextColumn, line: GroupLine | ParentLine): string {
  return line.kind === 'group' ? column.textOf(line) : (column.textOfParent?.(line) ?? '');
}

/** Deeper ones stand below each other. */
const MAX_DEPTH = 24;

/** The columns of text, in the order in which they stand; the count stands after the first, the stack after the second. */
export const TEXT_COLUMNS: readonly TextColumn[] = [
  { className: 'number count-before', textOf: ({ compared }) => compared?.countBefore ?? '' },
  { className: 'number count-change', textOf: ({ compared }) => compared?.change ?? '' },
  {
    className: 'group-operation',
    textOf: ({ group }) => group.operation,
    textOfParent: ({ node }) => node.operation,
  },
  { className: 'group-wait', textOf: ({ group }) => group.wait, textOfParent: ({ node }) => node.wait },
  { className: 'group-creator', textOf: creatorText },
  { className: 'group-ids', textOf: ({ group }) => group.exampleIds.join(', ') },
];

/** A group as one line with tabs between the columns, a frame as Traces copies it. */
export function goroutineLineText(line: GoroutineLine): string {
  switch (line.kind) {
    case 'note':
      return visibleText(line.text);
    case 'frame':
      return frameTexts(line).map(visibleText).join(' ');
    case 'parent': {
      const { depth, title, operation, wait, place } = line.node;
      const texts = [title, place?.name ?? '', place?.at ?? '', operation, wait].filter(
        (text) => text !== '',
      );
      return `${'  '.repeat(Math.min(depth, MAX_DEPTH))}${texts.map(visibleText).join(' ')}`;
    }
    case 'group': {
      const { group, compared } = line;
      const counts = compared ? [compared.countBefore, compared.countAfter, compared.change] : [group.count];
      const texts = [group.title, group.leaked, group.operation, group.wait, creatorText(line)];
      return [...counts, ...texts, group.exampleIds.join(', ')].map(visibleText).join('\t');
    }
  }
}

/** How long the longest of the numbers is. */
export function countLength(line: GoroutineLine): number {
  if (line.kind === 'parent') return line.node.count.length;
  if (line.kind !== 'group') return 0;
  const { group, compared } = line;
  const { countBefore = '', countAfter = '', change = '' } = compared ?? {};
  return Math.max(...[group.count, countBefore, countAfter, change].map(({ length }) => length));
}

function stackCell(): DataRowView<GoroutineLine> {
  const fold = element('span', { className: 'fold', attributes: { 'aria-hidden': 'true' } });
  const lead = element('span', { className: 'lead' });
  const name = nameText();
  const at = element('span', { className: 'dimmed after' });
  const mark = element('span', { className: 'group-mark' });
  const noPlace = element('span', { className: 'screen-reader-only' });
  const cell = element('div', {
    className: 'cell stack',
    role: 'gridcell',
    children: [fold, lead, name.element, at, mark, noPlace],
  });
  return {
    element: cell,
    show(line) {
      const shown = describe(line);
      fold.hidden = line !== undefined && line.kind !== 'group' && line.kind !== 'parent';
      fold.classList.toggle('is-leaf', line?.kind === 'parent' && line.fold === 'below');
      for (const [part, text] of [
        [lead, shown.lead],
        [at, shown.after],
        [mark, shown.mark],
      ] as const) {
        setText(part, text, text);
        part.hidden = text === '';
      }
      name.show(shown.name);
      name.element.hidden = shown.name === '';
      setText(noPlace, line?.kind === 'frame' && line.frame.frame === -1 ? strings.noPlace : '');
    },
  };
}

interface Shown {
  readonly lead: string;
  readonly name: string;
  /** Dimmed: `pool.go:53`. */
  readonly after: string;
  /** `leaked`, `only in the base`. */
  readonly mark: string;
}

function describe(line: GoroutineLine | undefined): Shown {
  switch (line?.kind) {
    case undefined:
      return { lead: '', name: '', after: strings.loading, mark: '' };
    case 'note':
      return { lead: shownText(line.text), name: '', after: '', mark: '' };
    case 'group': {
      const { group, compared } = line;
      const marks = [group.leaked, compared === undefined ? '' : strings.comparedWhere[compared.where]];
      const mark = marks.filter((text) => text !== '').join(' · ');
      return { lead: '', ...titleParts(group), mark: shownText(mark) };
    }
    case 'parent': {
      const { title, place } = line.node;
      return { lead: shownText(title), name: place?.name ?? '', after: shownText(place?.at ?? ''), mark: '' };
    }
    case 'frame': {
      const { frame, part, count } = line;
      const lead = part === 'creator' ? strings.createdBy : '';
      const after = [frame.at, frame.inlined ? strings.inlined : ''].filter((text) => text !== '').join(' ');
      return { lead, name: frame.name, after: shownText(after), mark: creatorCount(count) };
    }
  }
}

/** A title that is a frame's name and line stands in two parts, so that the line is not what is cut off. */
function titleParts({ title, frames, userFrame }: GoroutineGroupRow): Pick<Shown, 'name' | 'after'> {
  const frame = frames[userFrame] ?? frames[0];
  const isFrame = frame !== undefined && frame.at !== '' && title === `${frame.name} ${frame.at}`;
  return isFrame ? { name: frame.name, after: shownText(frame.at) } : { name: title, after: '' };
}

function frameTexts({ frame, part, count }: Extract<GoroutineLine, { kind: 'frame' }>): string[] {
  const lead = part === 'creator' ? strings.createdBy : '';
  const texts = [lead, frame.name, frame.at, frame.inlined ? strings.inlined : '', creatorCount(count)];
  return texts.filter((text) => text !== '');
}

function creatorCount(count: string): string {
  return count === '' ? '' : `× ${count}`;
}

function creatorText({ group: { creators, creatorCount: all } }: GroupLine): string {
  const [first] = creators;
  if (first === undefined) return '';
  return all > 1 ? `${placeText(first.frame)} +${all - 1}` : placeText(first.frame);
}

function placeText({ name, at }: GoroutineFrame): string {
  return at === '' ? name : at;
}

function countOf(line: GroupLine | ParentLine) {
  if (line.kind === 'parent') {
    const { count, share } = line.node;
    return { text: count, percent: '', share, sign: 1 as const };
  }
  const { group, compared } = line;
  const change = compared?.change ?? '';
  const sign = change.startsWith('-') ? (-1 as const) : (1 as const);
  return { text: compared?.countAfter ?? group.count, percent: '', share: group.share, sign };
}
