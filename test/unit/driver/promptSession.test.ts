import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/driver/optionTable';
import { PromptSession } from '../../../src/driver/promptSession';
import { smallProfile } from '../../support/smallProfile';

const PROFILE = smallProfile({
  types: ['objects/count', 'space/bytes'],
  samples: [
    { stack: 'main.f@f.go:3 main.main@main.go:5', values: [2, 2048] },
    { stack: 'main.(*T).g@g.go:9 main.main@main.go:6', values: [1, 4096], labels: { color: 'red' } },
  ],
});

function session(profile = PROFILE): PromptSession {
  const sources = { currentFolder: '/', read: () => ({ ok: false, message: 'no such file' }) as const };
  return new PromptSession(profile, DEFAULT_SETTINGS, sources);
}

/** What a person sees, as `kind: text`. */
function say(prompt: PromptSession, ...lines: string[]): readonly string[] {
  return lines.flatMap((line) =>
    [...prompt.feed(line)].map((piece) => {
      switch (piece.kind) {
        case 'output':
          return `output: ${Buffer.from(piece.piece).toString()}`;
        case 'message':
        case 'error':
          return `${piece.kind}: ${piece.text}`;
        case 'file':
          return `file: ${JSON.stringify(piece.file)}`;
        case 'end':
          return 'end';
      }
    }),
  );
}

function top(prompt: PromptSession): string {
  return say(prompt, 'top').join('');
}

describe('the prompt', () => {
  it('greets with what the profile is', () => {
    expect(session().greeting()).toBe(
      'Type: space\nEntering interactive mode (type "help" for commands, "o" for options)\n',
    );
  });

  it('says when there is nothing of the default type', () => {
    const empty = smallProfile({
      types: ['a/count', 'b/count'],
      samples: [{ stack: 'f@f.go:1', values: [1, 0] }],
    });
    expect(session(empty).greeting()).toContain(
      'No samples were found with the default sample value type.\nTry ',
    );
  });

  it('prints reports without the lines about the profile', () => {
    expect(top(session())).toMatch(/^output: Showing nodes accounting for 6kB, 100% of 6kB total\n/);
  });

  it('keeps options for the lines that follow, and forgets those of a line', () => {
    const prompt = session();
    say(prompt, 'focus = g //: a remark', 'sort=cum');
    expect(top(prompt)).toContain('focus=g\n');
    say(prompt, ':');
    expect(top(prompt)).not.toContain('focus');
    expect(say(prompt, 'top f').join('')).toContain('focus=f\n');
    expect(top(prompt)).not.toContain('focus');
  });

  it.each([
    ['objects', '3, 100% of 3 total'],
    ['total_objects', '3, 100% of 3 total'],
    ['sample_index=0', '3, 100% of 3 total'],
    ['mean_space', '5kB, 250.00% of 2kB total'],
  ])('selects values with %s', (line, header) => {
    const prompt = session();
    expect(say(prompt, line)).toEqual([]);
    expect(top(prompt)).toContain(header);
  });

  it.each([
    ['foo', 'error: unrecognized command: "foo"\n'],
    ['nodecount', 'error: please specify a value, e.g. nodecount=<val>\n'],
    ['nodecount=x', 'error: strconv.Atoi: parsing "x": invalid syntax\n'],
    ['nodefraction=x', 'error: strconv.ParseFloat: parsing "x": invalid syntax\n'],
    ['trim=maybe', 'error: illegal value "maybe" for bool variable\n'],
    ['sort=foo', 'error: invalid "sort" value "foo"\n'],
    ['cum', 'error: unknown config field "cum"\n'],
    ['sample_index=9', 'error: sample_index 9 is outside the range [0..1]\n'],
    ['help foo', 'error: Unknown command: foo\n'],
    ['help constructor', 'error: Unknown command: constructor\n'],
    ['top [', 'error: parsing focus regexp: error parsing regexp: missing closing ]: `[`\n'],
    ['web', 'error: no viewer is started here: write a file with svg, and open it with web\n'],
  ])('answers %s', (line, answer) => {
    expect(say(session(), line)).toEqual([answer]);
  });

  it.each(['', '   ', 'mean', 'cum=true', 'trim=no'])('says nothing to %j', (line) => {
    expect(say(session(), line)).toEqual([]);
  });

  it('writes to files what is asked to be, and what no terminal shows', () => {
    const prompt = session();
    expect(say(prompt, 'top >a.txt', 'proto', 'callgrind')).toEqual([
      'file: {"kind":"named","path":"a.txt"}',
      'file: {"kind":"numbered","ending":".pb.gz"}',
      'file: {"kind":"numbered","ending":".callgraph.out"}',
    ]);
    say(prompt, 'output=b.txt');
    expect(say(prompt, 'raw')).toEqual(['file: {"kind":"named","path":"b.txt"}']);
  });

  it('lists its options as pprof does', () => {
    const prompt = session();
    say(prompt, 'divide_by=1e-7');
    const [listing = ''] = say(prompt, 'o');
    expect(listing).toContain('  compact_labels            = true                 \n');
    expect(listing).toContain('  divide_by                 = 1e-07                \n');
    expect(listing).toContain('  focus                     = ""                   \n');
    expect(listing).toContain('  nodecount                 = -1                   //: default\n');
    expect(listing).toContain('  sample_index              = space                //: [objects | space]\n');
    expect(listing).toContain('  sort                      = flat                 //: [cum | flat]\n');
    expect(listing).not.toContain('source_path');
  });

  it.each(['q', 'quit', 'exit', ' exit now'])('ends with %s', (line) => {
    expect(say(session(), line)).toEqual(['end']);
  });

  it('helps', () => {
    expect(say(session(), 'help').join('')).toMatch(/^message: {3}Commands:\n {4}callgrind/);
    expect(say(session(), 'help top').join('')).toContain(
      'top [n] [focus_regex]* [-ignore_regex]* [-cum] [>f]',
    );
    expect(say(session(), 'help sample_index').join('')).toContain('Names: objects, space');
    expect(say(session(), 'help sort').join('')).toContain('Order of the entries');
  });

  it('stops when nobody asks on', () => {
    const pieces = session().feed('traces');
    pieces.next();
    pieces.return();
    expect(pieces.next().done).toBe(true);
  });
});

describe('completion', () => {
  it.each([
    ['tr', 0, ['traces', 'tree', 'trim', 'trim_path=']],
    ['nodec', 0, ['nodecount=']],
    ['help nodec', 5, ['nodecount']],
    ['sort=', 5, ['cum', 'flat']],
    ['trim = f', 7, ['false']],
    ['sample_index=s', 13, ['space']],
    ['mean_', 0, ['mean_objects', 'mean_space']],
    ['list main.f', 5, ['main.f']],
    ['list T', 5, ['main.\\(\\*T\\).g']],
    ['top5 -main.m', 6, ['main.main']],
    ['focus=(*T', 6, ['main.\\(\\*T\\).g']],
    ['tags c', 6, []],
    ['nothing x', 9, []],
    ['raw ', 4, []],
  ])('of %j', (line, from, candidates) => {
    expect(session().complete(line)).toEqual({ from, candidates });
  });
});
