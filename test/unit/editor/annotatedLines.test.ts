import { describe, expect, it } from 'vitest';
import { annotateLines, staleFunctions, type AnnotatedText } from '../../../src/editor/annotatedLines';
import { readGoDeclarations } from '../../../src/editor/goDeclarations';
import type { LineTable } from '../../../src/protocol/serverRequests';
import { quantity } from './quantities';

const SOURCE = ['package main', '', 'func leak() {', '\tch <- 1', '}', '', 'func main() {', '\tleak()', '}'];

const table: LineTable = {
  sampleType: 'goroutine',
  functions: [
    {
      name: 'main.leak',
      startLineNumber: 3,
      firstLineNumber: 4,
      lastLineNumber: 4,
      flat: quantity('0'),
      cum: quantity('10', '100%'),
    },
  ],
  lines: [{ lineNumber: 4, flat: quantity('0'), cum: quantity('10', '100%'), heat: 7, functions: [0] }],
};

function textOf(
  lines: readonly string[],
  currentOf: AnnotatedText['currentOf'] = (line) => line,
): AnnotatedText {
  return { lineCount: lines.length, declarations: readGoDeclarations(lines.join('\n')), currentOf };
}

describe('annotateLines', () => {
  it('puts numbers behind the recorded line', () => {
    expect(annotateLines(table, textOf(SOURCE), 'full')).toEqual([
      { kind: 'heat', line: 3, heat: 7, text: 'flat 0 · cum 10 (100%)' },
    ]);
  });

  it('says that they are of a part, before what is known of the whole', () => {
    const text = { ...textOf(SOURCE), notes: new Map([[4, 'chan send']]) };
    const texts = (['full', 'compact'] as const).map(
      (style) => annotateLines({ ...table, filtered: true }, text, style)[0]?.text,
    );
    expect(texts).toEqual(['flat 0 · cum 10 (100%) · filtered · chan send', '10 (100%) · filtered']);
  });

  it('puts them where the line has moved', () => {
    const moved = textOf(['// new', ...SOURCE], (line) => line + 1);
    expect(annotateLines(table, moved, 'compact')).toEqual([
      { kind: 'heat', line: 4, heat: 7, text: '10 (100%)' },
    ]);
  });

  it('says that a line is stale which no longer lies in its function', () => {
    const other = [
      'package main',
      '',
      'func main() {',
      '\tprintln()',
      '}',
      '',
      'func leak() {',
      '\tch <- 1',
      '}',
    ];
    expect(annotateLines(table, textOf(other), 'full')).toEqual([
      { kind: 'stale', line: 3, text: 'stale: was flat 0 · cum 10 in main.leak' },
    ]);
  });

  it('takes the lines of other languages as they are', () => {
    const assembly = { ...textOf(SOURCE), declarations: undefined };
    expect(annotateLines(table, assembly, 'full')).toMatchObject([{ kind: 'heat', line: 3 }]);
  });

  it('has nothing for a line whose text was deleted', () => {
    expect(
      annotateLines(
        table,
        textOf(SOURCE, () => undefined),
        'full',
      ),
    ).toEqual([]);
  });

  it('says on the last line how many lie beyond the end', () => {
    const short = textOf(['package main', '']);
    expect(annotateLines(table, short, 'full')).toEqual([
      { kind: 'stale', line: 1, text: 'stale: the profile has 1 line beyond the end of this file' },
    ]);
  });

  it('leaves out what the profile has no line for', () => {
    const unknown = { ...table, lines: table.lines.map((line) => ({ ...line, lineNumber: 0 })) };
    expect(annotateLines(unknown, textOf(SOURCE), 'full')).toEqual([]);
  });

  it('puts one annotation where two lines became one', () => {
    const two = {
      ...table,
      lines: [...table.lines, ...table.lines.map((line) => ({ ...line, lineNumber: 5 }))],
    };
    const joined = textOf(SOURCE, (line) => Math.min(line, 3));
    expect(annotateLines(two, joined, 'full')).toHaveLength(1);
  });
});

describe('staleFunctions', () => {
  const other = [
    'package main',
    '',
    'func main() {',
    '\tprintln()',
    '}',
    '',
    'func leak() {',
    '\tch <- 1',
    '}',
  ];
  const [line] = table.lines;
  const withLine = (lineNumber: number): LineTable => ({
    ...table,
    lines: line === undefined ? [] : [line, { ...line, lineNumber }],
  });

  it('are none while the lines lie in their function', () => {
    expect([...staleFunctions(table, textOf(SOURCE))]).toEqual([]);
  });

  it('are those whose lines are all in another function, deleted or beyond the end', () => {
    expect([...staleFunctions(table, textOf(other))]).toEqual([0]);
    const deleted = textOf(SOURCE, () => undefined);
    expect([...staleFunctions(table, deleted)]).toEqual([0]);
    expect([...staleFunctions(withLine(99), textOf(other))]).toEqual([0]);
  });

  it('are not those with one line that is still in them', () => {
    expect([...staleFunctions(withLine(8), textOf(SOURCE))]).toEqual([]);
    expect([...staleFunctions(withLine(99), textOf(SOURCE))]).toEqual([]);
  });

  it('are not those of which no line is known', () => {
    expect([...staleFunctions({ ...table, lines: [] }, textOf(other))]).toEqual([]);
    expect([...staleFunctions(withLine(0), textOf(SOURCE))]).toEqual([]);
  });
});
