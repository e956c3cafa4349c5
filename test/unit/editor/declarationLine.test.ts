import { describe, expect, it } from 'vitest';
import { declarationLine } from '../../../src/editor/declarationLine';
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
});
