/** The text of a view is what the terminal front prints, which is held against `go tool pprof`, byte for byte. */
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { opensSources, TEXT_COMMANDS, type TextCommand } from '../../../src/protocol/textRequests';
import type { ViewFilters, ViewSpec } from '../../../src/protocol/view';
import { DISK_FILES } from '../../../src/server/diskFiles';
import { ProfileStore } from '../../../src/server/profileStore';
import { reportPieces } from '../../../src/server/reportPieces';
import { FIXTURES, RECORDINGS } from '../../support/fixtures';
import { ourAnswer } from '../../support/ourAnswer';

const FILES: readonly string[] = [
  path.join(RECORDINGS, 'leak_demo', '1-1000', 'goroutine.pb.gz'),
  path.join(RECORDINGS, 'leak_demo', '2-5000', 'goroutine.pb.gz'),
  path.join(FIXTURES, 'profiles', 'cpu.go1.26.pb.gz'),
  path.join(FIXTURES, 'profiles', 'heap.go1.26.pb.gz'),
  path.join(FIXTURES, 'edgeCases', 'labels.pb.gz'),
  path.join(FIXTURES, 'edgeCases', 'numstr.pb.gz'),
  path.join(FIXTURES, 'edgeCases', 'nosamples.pb.gz'),
  path.join(FIXTURES, 'edgeCases', 'big.pb.gz'),
];

/** The filters of a view, and the flags that mean the same. */
const FILTERS: readonly (readonly [flags: string, ViewFilters])[] = [
  ['', {}],
  ['-focus=main -ignore=gopark', { focus: 'main', ignore: 'gopark' }],
  ['-hide=runtime -relative_percentages', { hide: 'runtime', relativePercentages: true }],
  ['-tagfocus=tenant -taghide=bytes', { tagFocus: 'tenant', tagHide: 'bytes' }],
  ['-tagroot=tenant,bytes -trim=false', { tagRoot: 'tenant,bytes', noTrim: true }],
  ['-lines -show=main|runtime', { granularity: 'lines', show: 'main|runtime' }],
  ['-files -noinlines -mean', { granularity: 'files', noInlines: true, mean: true }],
];

/** A listing's sources are found by the host here; see test/server/reports.test.ts. */
const COMMANDS = TEXT_COMMANDS.filter((command) => !opensSources(command) && command !== 'disasm');

const store = new ProfileStore(DISK_FILES);
const sampleTypes = new Map<number, number>();

beforeAll(async () => {
  for (const [profile, file] of FILES.entries()) {
    const opened = await store.open(profile, file);
    if (!opened.ok) throw new Error(opened.problem.message);
    sampleTypes.set(profile, opened.value.defaultSampleType);
  }
});

describe.each(FILES.map((file, profile) => [path.basename(file), profile] as const))('%s', (_, profile) => {
  it.each(FILTERS)('with the flags "%s" prints every report as the terminal does', async (flags, filters) => {
    const spec = { profile, sampleType: sampleTypes.get(profile) ?? 0, filters };
    for (const command of COMMANDS) {
      const argument = command === 'peek' ? 'main|runtime' : '';
      const flag = command === 'peek' ? `-peek=${argument}` : `-${command}`;
      const given = flags === '' ? [] : flags.split(' ');
      await expectSame(spec, command, argument, [flag, ...given, FILES[profile] ?? '']);
    }
  });
});

describe('a difference', () => {
  it.each([
    ['base', '-base'],
    ['diffBase', '-diff_base'],
  ] as const)('by %s prints every report as the terminal does', async (mode, option) => {
    const spec: ViewSpec = { profile: 1, sampleType: 0, base: { profile: 0, mode } };
    for (const command of ['top', 'tree', 'traces', 'tags', 'dot'] as const) {
      await expectSame(spec, command, '', [`-${command}`, `${option}=${FILES[0] ?? ''}`, FILES[1] ?? '']);
    }
  });
});

describe('what cannot be printed', () => {
  it.each([
    ['peek', '', 'Write one'],
    ['peek', '(', 'parsing argument regexp (: '],
    ['disasm', '', 'needs the program that was profiled and a disassembler'],
    ['weblist', '', 'Write one'],
    ['list', 'matches nothing', 'no matches found for regexp: matches nothing'],
  ] as const)('%s %s says why', (command, argument, why) => {
    const produced = reportPieces(viewOf({ profile: 2, sampleType: 0 }), { command, argument });
    expect(produced).toMatchObject({ kind: 'problem' });
    expect(JSON.stringify(produced)).toContain(why);
  });
});

async function expectSame(
  spec: ViewSpec,
  command: TextCommand,
  argument: string,
  args: readonly string[],
): Promise<void> {
  const produced = reportPieces(viewOf(spec), { command, argument });
  const printed = await ourAnswer(args);
  const what = args.join(' ');
  if (produced.kind !== 'pieces') {
    expect(printed.messages, what).toContain(produced.kind === 'problem' ? produced.message : '');
    return;
  }
  const bytes = Buffer.concat(Array.from(produced.pieces, (piece) => Buffer.from(piece)));
  expect(bytes.equals(printed.output) ? what : bytes.toString(), what).toBe(
    bytes.equals(printed.output) ? what : printed.output.toString(),
  );
}

describe('callgrind of a million samples', () => {
  it('is refused, since it would take the server for minutes', () => {
    const few = viewOf({ profile: 2, sampleType: 0 });
    const { samples } = few.profile;
    const large = Object.create(few, {
      profile: { value: { ...few.profile, samples: { ...samples, count: 1_000_000 } } },
    }) as typeof few;
    expect(reportPieces(large, { command: 'callgrind', argument: '' })).toMatchObject({ kind: 'problem' });
    expect(reportPieces(few, { command: 'callgrind', argument: '' })).toMatchObject({ kind: 'pieces' });
  });
});

function viewOf(spec: ViewSpec) {
  const view = store.view(spec);
  if (!view.ok) throw new Error(view.problem.message);
  return view.value;
}
