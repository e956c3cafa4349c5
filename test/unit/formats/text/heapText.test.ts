import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { sumOf, valueAt } from '../../../../src/model/valueColumn';
import type { Profile } from '../../../../src/model/profile';
import { goExp } from '../../../../src/formats/text/goFloats';
import { unsampled } from '../../../../src/formats/text/unsample';
import { FIXTURES, fixtureProfile } from '../../../support/fixtures';
import { pprofSays, profileOf, readBytes } from '../../../support/textProfiles';

const fixture = (name: string): Buffer => readFileSync(path.join(FIXTURES, 'profiles', name));

/** Count and bytes of each sample, allocated and in use, sorted; without those that say nothing. */
function values(profile: Profile): string[] {
  const rows = Array.from({ length: profile.samples.count }, (_, row) =>
    profile.samples.values.map((column) => valueAt(column, row).toString()).join(' '),
  );
  return rows.filter((row) => /[1-9]/.test(row)).sort();
}

describe('the text of a heap profile', () => {
  it('stands for the same as the binary profile of the same moment', () => {
    for (const kind of ['heap.before', 'heap.after', 'heap', 'allocs']) {
      for (const version of ['1.19', '1.22', '1.26', '1.27']) {
        const text = values(profileOf(fixture(`${kind}.go${version}.debug1.txt`)));
        const binary = values(fixtureProfile('profiles', `${kind}.go${version}.pb.gz`));
        // Recording one form allocates, so the other differs in a few records.
        const known = new Set(binary);
        const same = text.filter((row) => known.has(row)).length;
        expect(same, `${kind} ${version}`).toBeGreaterThan(text.length * 0.6);
      }
    }
  });

  it('adds up to what its first line says, for every text that Go wrote', () => {
    for (const version of ['1.19', '1.22', '1.26', '1.27']) {
      for (const kind of ['heap.before', 'heap.after', 'heap', 'allocs']) {
        const outcome = readBytes(fixture(`${kind}.go${version}.debug1.txt`));
        expect(outcome.ok && outcome.problems).toEqual([]);
      }
    }
    const cut = readBytes('heap profile: 3: 96 [4: 128] @ heap/1048576\n1: 32 [2: 64] @ 0x10\n');
    expect(cut.ok && cut.problems[0]).toMatch(
      /says 3: 96 \[4: 128\], but the records add up to 1: 32 \[2: 64\]/,
    );
  });

  it('keeps what was recorded beside what it stands for', () => {
    const { text, samples } = profileOf(fixture('heap.go1.26.debug1.txt'));
    const recorded = text?.sampled?.values.map((column) => Number(sumOf(column)));
    expect(recorded).toEqual([45, 31060080, 27, 18919536]);
    expect(text?.sampled?.rate).toBe(524288n);
    expect(samples.values.map(sumOf)[3]).toBeGreaterThan(18919536n);
  });

  it('keeps the figures of the memory statistics', () => {
    const stats = profileOf(fixture('heap.go1.26.debug1.txt')).text?.memStats;
    expect(stats?.size).toBe(27);
    expect(stats?.get('Alloc')).toEqual({ kind: 'number', value: 31718696n });
    expect(stats?.get('MSpan')).toEqual({ kind: 'inUseAndSystem', inUse: 196960n, system: 212160n });
    const pauses = stats?.get('PauseNs');
    expect(pauses?.kind === 'numbers' && [pauses.values.length, pauses.values[0]]).toEqual([256, 47370n]);
    expect(stats?.get('GCCPUFraction')).toEqual({ kind: 'text', text: '0.004034450107139383' });
    expect(stats?.get('DebugGC')).toEqual({ kind: 'text', text: 'false' });
    expect(profileOf('heap profile: 0: 0 [0: 0] @ heap/2\n').text?.memStats).toBeUndefined();
  });

  it('counts allocations apart only once something has been freed', () => {
    const types = (header: string): string =>
      profileOf(`heap profile: ${header}\n1: 8 [1: 8] @ 0x1\n`)
        .sampleTypes.map(({ type }) => type)
        .join(' ');
    expect(types('1: 8 [1: 8] @ heap/2')).toBe('objects space');
    expect(types('1: 8 [0: 0] @ heap/2')).toBe('objects space');
    expect(types('1: 8 [2: 8] @ heap/2')).toBe('alloc_objects alloc_space inuse_objects inuse_space');
    expect(types('1: 8 [2: 16] @ growthz')).toBe('objects space');
  });

  it('says what pprof says where a record is wrong, and reads the others', () => {
    const text = (record: string): string =>
      `heap profile: 1: 8 [2: 8] @ heap/2\n${record}\n1: 8 [2: 8] @ 0x1\n`;
    const said: Record<string, string> = {
      nonsense: 'unexpected number of sample values: got 0, want 6',
      '0: 7 [1: 1] @ 0x1': 'inuse count was 0 but inuse bytes was 7',
      '1: 1 [0: 7] @ 0x1': 'allocation count was 0 but allocation bytes was 7',
      '1: 1 [2: 2] @ 0x12345678901234567':
        'malformed sample: 1: 1 [2: 2] @ 0x12345678901234567: failed to parse as hex 64-bit number: 0x12345678901234567',
      '1: 99999999999999999999 [2: 2] @ 0x1':
        'malformed sample: 1: 99999999999999999999 [2: 2] @ 0x1: strconv.ParseInt: parsing "99999999999999999999": value out of range',
    };
    for (const [record, error] of Object.entries(said)) {
      expect(pprofSays(text(record))).toBe(`parsing profile: ${error}`);
      const outcome = readBytes(text(record));
      expect(outcome.ok && outcome.profile.samples.count).toBe(1);
      expect(outcome.ok && outcome.problems[0]).toMatch(/^Line 2 is no record/);
    }
    expect(pprofSays('heap profile: 1: 8 [2: 8] @ heap_x/2\n')).toBe(
      'parsing profile: unrecognized profile format',
    );
  });
});

describe('unsampling', () => {
  it('gives what pprof gives', () => {
    const worked = [
      [60, 7864320, 271, 35553109],
      [14, 4480, 22944, 7342272],
      [1, 416, 1260, 524496],
      [1, 96, 5461, 524336],
      [0, 0, 0, 0],
      [3, 0, 0, 0],
    ];
    for (const [count = 0, size = 0, ...expected] of worked) {
      expect(Object.values(unsampled(count, size, 524288))).toEqual(expected);
      expect(unsampled(count, size, 1)).toEqual(size === 0 ? { count: 0, size: 0 } : { count, size });
    }
    expect(unsampled(2n ** 62n, 1, 524288)).toEqual({ count: -(2 ** 63), size: -(2 ** 63) });
  });

  it('uses e^x as Go computes it on amd64, which differs from JavaScript’s in the last bit', () => {
    const said: readonly (readonly [number, number])[] = EXPONENTIALS;
    for (const [x, expected] of said) expect(goExp(x), String(x)).toBe(expected);
    expect(said.some(([x, expected]) => Math.exp(x) !== expected)).toBe(true);
    expect([goExp(-800), goExp(800), goExp(0), goExp(-Infinity)]).toEqual([0, Infinity, 1, 0]);
  });
});

/** From Go 1.26 on amd64. */
const EXPONENTIALS: readonly (readonly [number, number])[] = [
  [-0.4246374970712657, 0.6540068215522777],
  [-27.86876662986539, 7.884033032190092e-13],
  [-0.45747040127618743, 0.6328825612659915],
  [-14.472219219212676, 5.185552698938221e-7],
  [-0.8943617293304537, 0.40886848413533744],
  [-3.8981847359646626, 0.020278689230254016],
  [-0.12838314565561862, 0.879516331718095],
  [-0.9789293555766876, 0.3757131387688856],
  [-22.551183832610576, 1.607478974359397e-10],
  [-0.43491247389145765, 0.6473213221149022],
];
