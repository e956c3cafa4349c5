import { describe, expect, it } from 'vitest';
import type { LineEdit } from '../../../src/editor/lineShift';
import { UnsavedEdits } from '../../../src/editor/unsavedEdits';

const edit = (startLine: number): LineEdit => ({
  startLine,
  startCharacter: 0,
  endLine: startLine,
  endCharacter: 0,
  insertedLines: 1,
  leavesBlank: false,
});

/** The first lines of the edits that are known. */
const lines = (edits: UnsavedEdits): number[] => edits.all.map(({ startLine }) => startLine);

describe('UnsavedEdits', () => {
  it('holds the first edit although the document is dirty only after it', () => {
    const edits = new UnsavedEdits();
    edits.noteChange([edit(1)], false);
    edits.noteDirty(true);
    edits.noteChange([edit(2)], true);
    expect(lines(edits)).toEqual([1, 2]);
  });

  it('leaves out what changed on disk', () => {
    const edits = new UnsavedEdits();
    edits.noteChange([edit(1)], false);
    edits.noteChange([edit(2)], false);
    edits.noteDirty(true);
    expect(lines(edits)).toEqual([2]);
    const direct = new UnsavedEdits();
    direct.noteChange([edit(1)], false);
    direct.noteChange([edit(2)], true);
    expect(lines(direct)).toEqual([2]);
  });

  it('is empty again once the document is clean', () => {
    const edits = new UnsavedEdits();
    edits.noteChange([edit(1)], true);
    edits.noteDirty(false);
    expect(lines(edits)).toEqual([]);
    edits.noteChange([edit(3)], true);
    expect(lines(edits)).toEqual([3]);
  });
});
