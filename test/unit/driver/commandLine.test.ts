import { describe, expect, it } from 'vitest';
import type { CommandLine } from '../../../src/driver/commandLine';
import { readCommandLine } from '../../../src/driver/commandLine';

function read(...args: string[]): CommandLine {
  return readCommandLine(args, (path) => path === 'program');
}

function run(...args: string[]): Extract<CommandLine, { kind: 'run' }> {
  const line = read(...args);
  if (line.kind !== 'run') throw new Error(JSON.stringify(line));
  return line;
}

describe('a command line', () => {
  it('names a report, options and sources', () => {
    const line = run('-top', '-cum', '-nodecount=5', '-focus', 'main', '-lines', 'a.pb.gz', 'b.pb.gz');
    expect(line.call).toEqual({ name: 'top' });
    expect(line.settings).toMatchObject({ sort: 'cum', nodeCount: 5, focus: 'main', granularity: 'lines' });
    expect(line.load.sources).toEqual(['a.pb.gz', 'b.pb.gz']);
  });

  it('has the defaults of pprof', () => {
    const { call, settings, load } = run('a.pb.gz');
    expect(call).toBeUndefined();
    expect(settings).toMatchObject({ unit: 'minimum', nodeFraction: 0.005, trim: true, granularity: '' });
    expect(load).toMatchObject({ seconds: -1, timeoutSeconds: -1, bases: [], allFrames: false });
  });

  it('takes the first of several words as the program if it is one', () => {
    expect(run('program', 'a.pb.gz').load).toMatchObject({ executable: 'program', sources: ['a.pb.gz'] });
    expect(run('program').load).toMatchObject({ executable: '', sources: ['program'] });
    expect(run('a.pb.gz', 'program').load).toMatchObject({ executable: '', sources: ['a.pb.gz', 'program'] });
  });

  it('takes the last of several bases', () => {
    expect(run('-base=a', '-base=b', 'c').load).toMatchObject({ bases: ['b'], baseMode: 'base' });
    expect(run('-diff_base=a', '-normalize', 'c').load).toMatchObject({
      ...{ bases: ['a'], baseMode: 'diffBase', normalize: true },
    });
  });

  it('knows older spellings', () => {
    expect(run('-alloc_space', 'a').settings.sampleIndex).toBe('alloc_space');
    expect(run('-mean_delay', 'a').settings).toMatchObject({ sampleIndex: 'delay', mean: true });
    const both = run('-alloc_space', '-inuse_objects', 'a');
    expect(both.settings.sampleIndex).toBe('inuse_objects');
    expect(both.warnings).toEqual(['Multiple value selections, ignoring -alloc_space']);
    expect(run('-sample_index=x', '-contentions', 'a').warnings).toEqual([
      'Multiple value selections, ignoring -contentions',
    ]);
  });

  it('reads expressions of commands, of which an empty one is none', () => {
    expect(run('-list=main', 'a').call).toEqual({ name: 'list', argument: 'main' });
    expect(run('-list=', 'a').call).toBeUndefined();
    expect(run('-top=false', 'a').call).toBeUndefined();
  });

  it.each([
    [['-top', '-tree', 'a'], 'must set at most one output format'],
    [['-top', '-list=x', 'a'], 'must set at most one output format'],
    [['-cum', '-flat', 'a'], 'conflicting options set: [cum flat]'],
    [['-lines', '-files', 'a'], 'conflicting options set: [files lines]'],
    [['-base=a', '-diff_base=b', 'c'], '-base and -diff_base flags cannot both be specified'],
    [['-normalize', 'a'], 'must have base profile to normalize by'],
    [['-http=:1', '-top', 'a'], '-http is not compatible with an output format on the command line'],
    [['-no_browser', 'a'], '-no_browser only makes sense with -http'],
  ])('is refused: %j', (args, message) => {
    expect(read(...args)).toMatchObject({ kind: 'refused', message });
  });

  it('says where the web interface is', () => {
    const line = read('-http=:8080', 'a');
    expect(line.kind === 'refused' ? line.message : '').toContain('VS Code');
  });

  it('shows the usage', () => {
    expect(read()).toEqual({ kind: 'usage', after: 'no profile source specified' });
    expect(read('-h')).toEqual({ kind: 'usage' });
    expect(read('-x')).toEqual({ kind: 'usage', before: 'flag provided but not defined: -x' });
  });
});
