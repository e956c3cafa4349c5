import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { labelsOfSample } from '../../../../src/analysis/sampleLabels';
import { sumOf } from '../../../../src/model/valueColumn';
import { framesOf, fileNameOf, functionNameOf } from '../../../../src/analysis/frames';
import type { Profile } from '../../../../src/model/profile';
import { FIXTURES, fixtureProfile } from '../../../support/fixtures';
import { pprofSays, profileOf, readBytes } from '../../../support/textProfiles';

const FOLDER = path.join(FIXTURES, 'profiles');

/** `name file:line` of each frame of a sample that has a symbol, leaf first. */
function symbolsOf(profile: Profile, row: number): string[] {
  const { stackStarts, stacks } = profile.samples;
  const { starts, lineNumbers } = framesOf(profile);
  return Array.from(stacks.subarray(stackStarts[row], stackStarts[row + 1])).flatMap((location) => {
    const frames = [];
    for (let frame = starts[location] ?? 0; frame < (starts[location + 1] ?? 0); frame++) {
      const name = functionNameOf(profile, frame);
      if (name !== '') frames.push(`${name} ${fileNameOf(profile, frame)}:${lineNumbers[frame] ?? 0}`);
    }
    return frames;
  });
}

describe('the text of a count profile', () => {
  it('is read with its symbols and labels', () => {
    const profile = profileOf(
      [
        'goroutine profile: total 104',
        '100 @ 0x43b2f6 0x671a6c 0x671a5d 0x46b341',
        '#\t0x671a6b\texample.com/leak.leakSend+0x2b\t\t/home/a b/leak.go:32',
        '#\t0x671a5c\texample.com/leak.(*S[...]).Handle.func1+0x1c\tC:/x/leak.go:39',
        '',
        '4 @ 0x43b2f6 0x671de6',
        '# labels: {"path":"/v1/a \\"q\\"", "tenant":"acme"}',
        '#\t0x671de5\tmain.forever+0x85\tmain.go:61',
        '',
      ].join('\n'),
    );
    expect(sumOf(profile.samples.values[0] ?? new Float64Array())).toBe(104n);
    expect(symbolsOf(profile, 0)).toEqual([
      'example.com/leak.leakSend /home/a b/leak.go:32',
      'example.com/leak.(*S[...]).Handle.func1 C:/x/leak.go:39',
    ]);
    expect(labelsOfSample(profile, 1)).toEqual([
      { kind: 'text', key: 'path', values: ['/v1/a "q"'] },
      { kind: 'text', key: 'tenant', values: ['acme'] },
    ]);
  });

  it('is read when its tabs became blanks, as in a pasted text', () => {
    const profile = profileOf(
      'goroutine profile: total 1\n1 @ 0x947570\n# 0x94756f main.f+0xf2f /home/q/decode.go:54\n',
    );
    expect(symbolsOf(profile, 0)).toEqual(['main.f /home/q/decode.go:54']);
  });

  it('may have records without a stack, as Go’s threadcreate has', () => {
    const profile = profileOf('threadcreate profile: total 6\n6 @\n#\t0x0\n');
    expect([profile.samples.count, profile.samples.stacks.length]).toEqual([1, 0]);
    expect(pprofSays('threadcreate profile: total 6\n6 @\n')).toBe(
      'parsing profile: malformed profile format',
    );
  });

  it('adds up to its total and to the binary profile, for every count text that Go wrote', () => {
    const files = readdirSync(FOLDER).filter((file) =>
      /^(goroutine|threadcreate|custom).*\.debug1\.txt$/.test(file),
    );
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const text = readFileSync(path.join(FOLDER, file), 'utf8');
      const outcome = readBytes(text);
      expect(outcome.ok && outcome.problems, file).toEqual([]);
      const total = BigInt(/total (\d+)/.exec(text)?.[1] ?? -1);
      expect(sumOf(profileOf(text).samples.values[0] ?? new Float64Array()), file).toBe(total);
    }
  });

  it('names the same lines as the binary profile of the same moment', () => {
    for (const version of ['1.19', '1.22', '1.26', '1.27']) {
      const text = profileOf(readFileSync(path.join(FOLDER, `goroutine.go${version}.debug1.txt`), 'utf8'));
      const binary = fixtureProfile('profiles', `goroutine.go${version}.pb.gz`);
      const own = (profile: Profile): Set<string> =>
        new Set(
          Array.from({ length: profile.samples.count }, (_, row) => symbolsOf(profile, row))
            .flat()
            .filter((symbol) => symbol.includes('/fixture/blocked.go'))
            // Go 1.19 spells type arguments out in one form and not in the other.
            .map((symbol) => symbol.slice(symbol.indexOf(' ') + 1)),
        );
      expect(own(text).size).toBeGreaterThan(3);
      expect([...own(text)].filter((symbol) => !own(binary).has(symbol))).toEqual([]);
    }
  });

  it('keeps what it can and says what it cannot read', () => {
    const outcome = readBytes('goroutine profile: total 3\n2 @ 0x10\nnonsense\n1 @ 0x20\n');
    expect(outcome.ok && outcome.problems).toEqual([
      'Line 3 is no record (expected `N @ 0x… 0x…`, found "nonsense").',
    ]);
    expect(outcome.ok && outcome.profile.samples.count).toBe(2);
    const short = readBytes('goroutine profile: total 9\n2 @ 0x10\n');
    expect(short.ok && short.problems[0]).toMatch(/says 9, but the records add up to 2/);
  });

  it('has its counts read as Go reads numbers, a leading 0 making an octal one', () => {
    const values = (line: string): unknown =>
      profileOf(`x profile: total 9\n${line}\n`).samples.values[0]?.[0];
    expect(values('010 @ 0x1')).toBe(8);
    expect(values('9223372036854775807 @ 0x1')).toBe(2n ** 63n - 1n);
    for (const line of [
      '08 @ 0x1',
      '9223372036854775808 @ 0x1',
      '1 @ 0x10000000000000000',
      '1 @ 0xAB',
      '1 @ 0x1 ',
    ]) {
      expect(pprofSays(`x profile: total 9\n${line}\n`), line).toBe(
        'parsing profile: malformed profile format',
      );
    }
  });

  it('has addresses one less than written, modulo 2^64, and a made-up mapping for all but 0', () => {
    const { locations, mappings } = profileOf('x profile: total 1\n1 @ 0x0 0x1 0xffffffff00000000\n');
    expect([...locations.addresses]).toEqual([2n ** 64n - 1n, 0n, 0xfffffffeffffffffn]);
    expect([...locations.mappings]).toEqual([0, -1, 0]);
    expect(mappings.map(({ id, start, limit }) => [id, start, limit])).toEqual([[1n, 0n, 2n ** 64n - 1n]]);
  });

  it('may have lines longer than pprof reads, and ends of lines as Windows has them', () => {
    const long = `x profile: total 1\r\n1 @${' 0x10'.repeat(20_000)}\r\n`;
    expect(profileOf(long).samples.stacks.length).toBe(20_000);
    expect(pprofSays(long)).toBe('parsing profile: bufio.Scanner: token too long');
    expect(pprofSays('x profile: total 1\r\n1 @ 0x10\r\n')).toBeUndefined();
  });

  it('may have labels with every escape that Go writes', () => {
    const text =
      'x profile: total 1\n1 @ 0x1\n# labels: {"a\\u00e9":"\\x41\\t\\U0001f600\\\\", "empty":"", "b": "c"}\n';
    expect(labelsOfSample(profileOf(text), 0)).toEqual([
      { kind: 'text', key: 'aé', values: ['A\t😀\\'] },
      { kind: 'text', key: 'b', values: ['c'] },
    ]);
  });
});
