/** One line of Goroutines: the head of a group, a frame below it, or a note. */
import type { GoroutineFrame, GoroutineGroupRow } from '../../src/protocol/goroutineRequests';
import { shownText, visibleText } from '../displayText';
import { element, setText } from '../element';
import { nameText } from '../nameText';
import { valueCell } from '../quantityCell';
import { strings } from '../strings';
import type { DataRowView } from '../table/rowTable';
import type { GoroutineLine } from './goroutineLine';

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
      const group = line?.kind === 'group' ? line : undefined;
      row.classList.toggle('is-group', group !== undefined);
      row.classList.toggle('is-frame', line?.kind === 'frame');
      row.classList.toggle('is-note', line?.kind === 'note');
      row.classList.toggle('is-user', line?.kind === 'frame' && line.part === 'userFrame');
      row.classList.toggle('is-foreign', line?.kind === 'frame' && line.frame.origin !== 'user');
      count.show(group && countOf(group));
      stack.show(line);
      for (const { cell, column } of texts) {
        const text = group === undefined ? '' : shownText(column.textOf(group));
        setText(cell, text, text);
        cell.hidden = line !== undefined && group === undefined;
      }
      row.title = line?.kind === 'frame' && line.frame.frame === -1 ? strings.noPlace : '';
    },
  };
}

/** The columns of text, in the order in which they stand; the count stands after the first, the stack after the second. */
export const TEXT_COLUMNS: readonly { readonly className: string; textOf(line: GroupLine): string }[] = [
  { className: 'number count-before', textOf: ({ compared }) => compared?.countBefore ?? '' },
  { className: 'number count-change', textOf: ({ compared }) => compared?.change ?? '' },
  { className: 'group-operation', textOf: ({ group }) => group.operation },
  { className: 'group-wait', textOf: ({ group }) => group.wait },
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
      fold.hidden = line !== undefined && line.kind !== 'group';
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
    case 'frame': {
      const { frame, part, count } = line;
      const lead = part === 'creator' ? strings.createdBy.trim() : '';
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
  const lead = part === 'creator' ? strings.createdBy.trim() : '';
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

function countOf({ group, compared }: GroupLine) {
  const change = compared?.change ?? '';
  const sign = change.startsWith('-') ? (-1 as const) : (1 as const);
  return { text: compared?.countAfter ?? group.count, percent: '', share: group.share, sign };
}
