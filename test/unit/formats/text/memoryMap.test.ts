import { describe, expect, it } from 'vitest';
import { profileOf } from '../../../support/textProfiles';

/** `START-LIMIT@OFFSET FILE BUILDID` per mapping, and the mapping's id per address. */
function located(addresses: readonly string[], ...lines: string[]): { maps: string[]; ids: number[] } {
  // Return addresses are one more than what is looked up.
  const stack = addresses.map((address) => `0x${(BigInt(address) + 1n).toString(16)}`).join(' ');
  const { mappings, locations } = profileOf(
    `x profile: total 1\n1 @ ${stack}\n--- Memory map: ---\n${lines.join('\n')}\n`,
  );
  const hex = (value: bigint): string => value.toString(16);
  return {
    maps: mappings.map(({ start, limit, offset, file, buildId }) =>
      `${hex(start)}-${hex(limit)}@${hex(offset)} ${file} ${buildId}`.trim(),
    ),
    ids: [...locations.mappings].map((row) => row + 1),
  };
}

describe('the memory map of a text', () => {
  it('is read in the form of Linux and in the short one, with names given before', () => {
    const { maps } = located(
      [],
      'build=/bin/shop',
      'I0101 maps.cc:12] 00400000-00500000 r-xp 00000000 08:01 917510 $build',
      '00500000-00600000 rw-p 00100000 08:01 917510 /bin/shop',
      '0x7f0000 0x7f8000 /lib/libc.so.6 (@1000) 1f2e3d',
      'something else',
    );
    expect(maps).toEqual(['400000-500000@0 /bin/shop', '7f0000-7f8000@1000 /lib/libc.so.6 1f2e3d']);
  });

  it('has its parts joined, and the program in the first place', () => {
    const { maps } = located(
      [],
      '1000-2000: /lib/a.so',
      '2000-3000: /lib/a.so',
      '3000-4000: [vdso]',
      '5000-6000: /bin/shop',
    );
    expect(maps).toEqual(['5000-6000@0 /bin/shop', '3000-4000@0 [vdso]', '1000-3000@0 /lib/a.so']);
  });

  it('gives each address its first mapping, a mapping’s missing beginning, or one that is made up', () => {
    const { maps, ids } = located(
      ['0x1500', '0x2500', '0x9800', '0xff', '0'],
      '1000-3000: /lib/a.so',
      '2000-4000: /lib/b.so',
      'a000-b000: /lib/c.so (@800)',
    );
    expect(ids).toEqual([1, 1, 3, 4, 0]);
    expect(maps.slice(2)).toEqual(['9800-b000@0 /lib/c.so', '0-ffffffffffffffff@0']);
  });

  it('knows a program that lies where Linux puts programs', () => {
    expect(located([], '401000-500000: /bin/shop (@1000)').maps).toEqual(['400000-500000@0 /bin/shop']);
  });
});
