import { beforeEach, describe, expect, it } from 'vitest';
import { LineEditor } from '../../../../src/views/prompt/lineEditor';

let editor: LineEditor;

beforeEach(() => {
  editor = new LineEditor();
});

/** The line with `|` where the cursor is. */
function state(): string {
  return `${editor.text.slice(0, editor.cursor)}|${editor.text.slice(editor.cursor)}`;
}

function begin(withCursor: string): void {
  const at = withCursor.indexOf('|');
  editor.replace(withCursor.replace('|', ''));
  editor.home();
  for (let i = 0; i < at; i++) editor.right();
}

type Press = Exclude<
  keyof LineEditor,
  'text' | 'cursor' | 'beforeCursor' | 'replace' | 'insert' | 'complete'
>;

describe('the line editor', () => {
  it('inserts where the cursor is', () => {
    editor.insert('top');
    editor.left();
    editor.insert('x5');
    expect(state()).toBe('tox5|p');
  });

  it.each<[Press, string, string]>([
    ['left', 'to|p', 't|op'],
    ['left', '|top', '|top'],
    ['right', 'to|p', 'top|'],
    ['right', 'top|', 'top|'],
    ['home', 'to|p', '|top'],
    ['end', 'to|p', 'top|'],
    ['wordLeft', 'list main.handIn|', 'list main.|handIn'],
    ['wordLeft', 'list main.|handIn', 'list |main.handIn'],
    ['wordLeft', '|list', '|list'],
    ['wordRight', '|list main.handIn', 'list| main.handIn'],
    ['wordRight', 'list| main.handIn', 'list main|.handIn'],
    ['wordRight', 'list   |', 'list   |'],
    ['backspace', 'to|p', 't|p'],
    ['backspace', '|top', '|top'],
    ['delete', 'to|p', 'to|'],
    ['delete', 'top|', 'top|'],
    ['killToStart', 'list ha|ndIn', '|ndIn'],
    ['killToEnd', 'list ha|ndIn', 'list ha|'],
    ['killWordBefore', 'list main.(*T).f  |', 'list |'],
    ['killWordBefore', '   |x', '|x'],
    ['killWordAfter', 'list| main.handIn', 'list|.handIn'],
  ])('%s: %s becomes %s', (press, before, after) => {
    begin(before);
    editor[press]();
    expect(state()).toBe(after);
  });

  it('gives back what was killed last, also after a kill of nothing', () => {
    begin('focus=main|');
    editor.killToStart();
    editor.killToEnd();
    editor.yank();
    editor.yank();
    expect(state()).toBe('focus=mainfocus=main|');
  });

  it('moves over and deletes what is seen as one character', () => {
    editor.insert('a👩‍👩‍👧é世');
    editor.left();
    editor.left();
    editor.backspace();
    expect(state()).toBe('a|é世');
    editor.delete();
    expect(state()).toBe('a|世');
  });

  it('completes between a place and the cursor', () => {
    begin('list hand| >out');
    editor.complete(5, 'main.handIn ');
    expect(state()).toBe('list main.handIn | >out');
    editor.complete(99, 'x');
    editor.complete(-1, 'y');
    expect(state()).toBe('y| >out');
  });

  it('keeps a line within bounds', () => {
    editor.insert('x'.repeat(9000));
    editor.insert('y');
    expect(editor.text).toBe('x'.repeat(8192));
    editor.replace('z'.repeat(9000));
    expect(editor.text).toHaveLength(8192);
  });
});
