import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/driver/optionTable';
import type { PromptLine } from '../../../src/driver/promptLine';
import { readPromptLine } from '../../../src/driver/promptLine';

function read(line: string): PromptLine {
  return readPromptLine(line.split(' '), DEFAULT_SETTINGS);
}

describe('a line of the prompt', () => {
  it.each([
    ['top', { name: 'top' }, { nodeCount: 10, focus: '', ignore: '', sort: 'flat', output: '' }],
    ['top5', { name: 'top' }, { nodeCount: 5 }],
    ['top5 7', { name: 'top' }, { nodeCount: 7 }],
    [
      'top 5 foo -bar b.z -cum >f',
      { name: 'top' },
      { nodeCount: 5, focus: 'foo|b.z', ignore: 'bar', sort: 'cum', output: 'f' },
    ],
    ['text --cum > f', { name: 'text' }, { sort: 'cum', output: 'f' }],
    ['tree', { name: 'tree' }, { nodeCount: -1 }],
    ['tags a -b', { name: 'tags' }, { tagFocus: 'a', tagIgnore: 'b', focus: '', ignore: '' }],
    ['list main.f foo', { name: 'list', argument: 'main.f' }, { focus: 'foo' }],
    ['top -', { name: 'top' }, { ignore: '' }],
    ['top -3', { name: 'top' }, { nodeCount: -3 }],
    ['top 99999999999', { name: 'top' }, { focus: '99999999999', nodeCount: 10 }],
  ])('%s', (line, call, settings) => {
    const outcome = read(line);
    expect(outcome).toMatchObject({ ok: true, call, settings });
  });

  it.each([
    ['foo', 'unrecognized command: "foo"'],
    ['foo12', 'unrecognized command: "foo"'],
    ['12', 'unrecognized command: "12"'],
    ['focus x', 'did you mean: focus=x'],
    ['nodecount5', 'did you mean: nodecount=5'],
    ['cum x', 'did you mean: cum=x'],
    ['sort', 'unrecognized command: "sort"'],
    ['toString', 'unrecognized command: "toString"'],
    ['list', 'command list requires an argument'],
    ['top >', 'unexpected end of line after >'],
    ['top | head', 'no other program is started here: save with >file instead'],
  ])('%s is refused', (line, message) => {
    expect(read(line)).toEqual({ ok: false, message });
  });
});
