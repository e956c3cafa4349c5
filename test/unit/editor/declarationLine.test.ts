import { describe, expect, it } from 'vitest';
import { declarationLine } from '../../../src/editor/declarationLine';
import { readGoDeclarations } from '../../../src/editor/goDeclarations';
import { quantity } from './quantities';

const fn = {
  name: 'main.leak',
  startLineNumber: 3,
  firstLineNumber: 4,
  lastLineNumber: 4,
  flat: quantity('0'),
  cum: quantity('1'),
};
const text = { lineCount: 9, declarations: undefined, currentOf: (line: number) => line };

describe('declarationLine', () => {
  it('is where the function is declared', () => {
    expect(declarationLine(fn, text)).toBe(2);
  });

  it('is the first line with samples when the profile does not say where it is declared', () => {
    expect(declarationLine({ ...fn, startLineNumber: 0 }, text)).toBe(3);
  });

  it('is nowhere when the file is shorter or the line was deleted', () => {
    expect(declarationLine(fn, { ...text, lineCount: 2 })).toBeUndefined();
    expect(declarationLine(fn, { ...text, currentOf: () => undefined })).toBeUndefined();
    expect(declarationLine({ ...fn, startLineNumber: 0, firstLineNumber: 0 }, text)).toBeUndefined();
  });

  const goText = (...lines: readonly string[]) => ({
    ...text,
    lineCount: lines.length,
    declarations: readGoDeclarations(lines.join('\n')),
  });

  it('is at the declaration of that name when the recorded line is in another function', () => {
    const moved = goText('package main', '', 'func other() {', '}', '', 'func leak() {', '\tch <- 1', '}');
    expect(declarationLine(fn, moved)).toBe(5);
  });

  it('is the declaration rather than the first line with samples when there is no start line', () => {
    const long = goText('package main', 'func leak() {', '\tx()', '\tch <- 1', '}');
    expect(declarationLine({ ...fn, startLineNumber: 0 }, long)).toBe(1);
    const closure = { ...fn, name: 'main.leak.func1', startLineNumber: 0 };
    expect(declarationLine(closure, long)).toBe(3);
  });

  it('is nowhere when no function has that name any more, or two have', () => {
    expect(declarationLine(fn, goText('package main', '', 'func other() {', '}'))).toBeUndefined();
    const twice = goText('package main', '', '', 'func init() {', '}', 'func init() {', '}');
    expect(declarationLine({ ...fn, name: 'main.init.0' }, twice)).toBeUndefined();
  });

  it('is nowhere for a closure whose line is elsewhere', () => {
    const closure = { ...fn, name: 'main.leak.func1' };
    const moved = goText('package main', '', '', '', '', 'func leak() {', '\tgo func() {}()', '}');
    expect(declarationLine(closure, moved)).toBeUndefined();
  });
});
