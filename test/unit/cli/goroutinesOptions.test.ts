import { describe, expect, it } from 'vitest';
import { goroutinesCommandLine } from '../../../src/cli/goroutinesOptions';

describe('the command line of goroutines', () => {
  it('has sources and flags in any order', () => {
    expect(
      goroutinesCommandLine(['a.txt', '-similar', 'operation', '--json', '-base=b.txt', '-', '--', '-x']),
    ).toEqual({
      kind: 'run',
      options: {
        sources: ['a.txt', '-', '-x'],
        by: { kind: 'stack', similarity: 'operation' },
        similarity: 'operation',
        query: { kind: 'all' },
        modules: [],
        base: 'b.txt',
        shape: 'groups',
        form: 'json',
      },
    });
  });

  it.each([
    [['-by', 'state'], { kind: 'waitReason' }],
    [['-by=creator'], { kind: 'creator' }],
    [['-by=label:a=b'], { kind: 'label', key: 'a=b' }],
    [[], { kind: 'stack', similarity: 'lines' }],
  ])('groups by what %o says', (args, by) => {
    expect(goroutinesCommandLine([...args, 'f'])).toMatchObject({ options: { by } });
  });

  it.each([
    [[], 'was expected: a file, an address such as localhost:6060'],
    [
      ['-nonsense', 'f'],
      '-query, -similar, -by, -base, -module, -tree, -json, -help was expected, but -nonsense was found',
    ],
    [['f', '-query'], 'A value was expected after -query'],
    [['f', '-json=no'], '-json was expected without a value'],
    [['f', '-similar', 'very'], 'exact, lines, functions or operation, but "very" was found'],
    [['f', '-by', 'colour'], 'stack, state, creator or label:KEY, but "colour" was found'],
    [['f', '-query', 'state:'], 'at column 7: A text was expected after state:'],
    [['f', 'g', '-tree'], '-tree was expected with one source'],
    [['f', '-tree', '-base', 'b'], '-tree was expected with one source'],
    [['f', '-by', 'state', '-base', 'b'], '-base was expected without -by'],
  ])('says what is wrong with %o', (args, message) => {
    expect(goroutinesCommandLine(args)).toEqual({
      kind: 'refused',
      message: expect.stringContaining(message) as string,
    });
  });

  it('asks for help', () => {
    expect(goroutinesCommandLine(['f', '-h', '-json'])).toEqual({ kind: 'usage' });
  });
});
