import { afterEach, describe, expect, it, vi } from 'vitest';
import { GoroutineDumpReader } from '../../../../src/formats/goroutines/goroutineDumpReader';
import { KnownGoroutines } from '../../../../src/formats/goroutines/knownGoroutines';
import type { GoroutineDump } from '../../../../src/model/goroutineDump';

/** The arguments, offsets and states of the second are others than those of the first. */
const DEBUG = [
  `goroutine 7 [chan send]:
main.(*Pool).Run(0xc000012345, 0x0?, {0xc0, 0x1})
	/src/app/pool.go:41 +0x1d4
main.serve(...)
	/src/app/serve.go:9
created by main.start in goroutine 1
	/src/app/start.go:3 +0x5f
`,
  `goroutine 123456 [chan send, 12 minutes, locked to thread]:
main.(*Pool).Run(0xc0, 0xffffffff?, {})
	/src/app/pool.go:41 +0x1d4
main.serve(...)
	/src/app/serve.go:9
created by main.start in goroutine 40
	/src/app/start.go:3 +0x60
`,
];
const SYSTEM = [
  `goroutine 7 gp=0xc0000061c0 m=nil [semacquire]:
runtime.gopark(0x4496c8?, 0x490013?)
	/go/src/runtime/proc.go:424 +0xce fp=0xc000070e18 sp=0xc000070df8 pc=0x46eb2e
runtime.goexit({})
	/go/src/runtime/asm_amd64.s:1700 +0x1 fp=0xc000036fe8 sp=0xc000036fe0 pc=0x4767e1
`,
  `goroutine 8 gp=0xc000102a80 m=0 mp=0x5eed60 [running]:
runtime.gopark(0x0?, 0x49?)
	/go/src/runtime/proc.go:424 +0xce fp=0xc00007ae18 sp=0xc00007adf8 pc=0x46eb2f
runtime.goexit({})
	/go/src/runtime/asm_amd64.s:1700 +0x1 fp=0xc00003cfe8 sp=0xc00003cfe0 pc=0x4767e1
`,
];
const TIMES = 50;

/** A program's lines as they stand in a log, the time another one in each. */
function logged(text: string, blankLines: 'whole' | 'trimmed'): string {
  return text
    .split('\n')
    .map((line, at) => `2026-11-25T04:${at % 60}:15.${at}Z app[${at * 7}] stderr F ${line}`)
    .map((line) => (blankLines === 'trimmed' ? line.trimEnd() : line))
    .join('\n');
}

const FORMS: readonly (readonly [string, string])[] = [
  ['goroutine?debug=2', repeated(DEBUG)],
  ['one with Windows line ends', repeated(DEBUG).replaceAll('\n', '\r\n')],
  ['a log', logged(repeated(DEBUG), 'whole')],
  ['a log whose lines end without blanks', logged(repeated(DEBUG), 'trimmed')],
  ['a log with Windows line ends', logged(repeated(DEBUG), 'whole').replaceAll('\n', '\r\n')],
  ['GOTRACEBACK=system', repeated(SYSTEM)],
  ['a log of GOTRACEBACK=system', logged(repeated(SYSTEM), 'whole')],
];

describe('known goroutines', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(FORMS)('are read as a whole from %s', (_, text) => {
    const read = vi.spyOn(KnownGoroutines.prototype, 'read');
    const dump = dumpOf(text);
    const lineCount = read.mock.results.reduce(
      (sum, { value }) => sum + ((value as ReturnType<KnownGoroutines['read']>)?.lineCount ?? 0),
      0,
    );
    expect(lineCount / dump.lineCount).toBeGreaterThan(0.9);
    expect(dump.goroutines.count).toBe(2 * TIMES);
    expect(dump.problems).toEqual([]);
  });

  it.each(FORMS)('are the same line by line, of %s', (_, text) => {
    const whole = plain(dumpOf(text));
    vi.spyOn(KnownGoroutines.prototype, 'read').mockReturnValue(undefined);
    expect(plain(dumpOf(text))).toEqual(whole);
  });
});

function repeated(goroutines: readonly string[]): string {
  return `${Array.from({ length: TIMES }, () => goroutines.join('\n')).join('\n')}\n`;
}

function dumpOf(text: string): GoroutineDump {
  const reader = new GoroutineDumpReader();
  reader.push(new TextEncoder().encode(text));
  return reader.finish();
}

function plain({ strings, ...tables }: GoroutineDump): unknown {
  return { ...tables, texts: Array.from({ length: strings.count }, (_, index) => strings.text(index)) };
}
