import { describe, expect, it } from 'vitest';
import { applyTagFrames } from '../../../../src/analysis/filters/tagFrames';
import { parseTagRange } from '../../../../src/analysis/filters/tagRange';
import { labelUnitWarnings, labelUnitsOf } from '../../../../src/analysis/labelUnits';
import { subtractBase } from '../../../../src/analysis/subtractBase';
import { smallProfile } from '../../../support/smallProfile';
import { filtered, left, messageProfile, shownLabels, shownSamples } from './shownSamples';

const profile = messageProfile({
  locations: [
    ['', 'main.f'],
    ['', 'main.main'],
  ],
  samples: [
    {
      stack: [0, 1],
      value: 1,
      labels: [
        { key: 'tenant', text: 'acme' },
        { key: 'size', number: 2048, unit: 'bytes' },
      ],
    },
    {
      stack: [0, 1],
      value: 2,
      labels: [
        { key: 'tenant', text: 'zeta' },
        { key: 'tenant', text: '42' },
      ],
    },
    {
      stack: [0],
      value: 3,
      labels: [
        { key: 'size', number: 512, unit: 'bytes' },
        { key: 'path', text: '/a' },
      ],
    },
    { stack: [1], value: 4 },
  ],
});
const RANGE = (option: string, text: string): string =>
  `${option}:Interpreted '${text}' as range, not regexp`;

function valuesLeft(options: Parameters<typeof left>[1]): readonly string[] {
  return left(profile, options).map((line) => line.replace(/^main.* (\d)$/, '$1'));
}

describe('tagfocus and tagignore', () => {
  it.each([
    [{ tagFocus: 'acme' }, ['1']],
    [{ tagFocus: '^tenant:' }, ['1', '2']],
    [{ tagFocus: 'tenant=^a' }, ['1']],
    // Without a key all have to match, with a key one is enough.
    [{ tagFocus: 'zeta,42' }, ['2']],
    [{ tagFocus: 'zeta,acme' }, ['TagFocus expression matched no samples']],
    [{ tagFocus: 'tenant=zeta,acme' }, ['1', '2']],
    [{ tagFocus: 'path=/a' }, ['3']],
    [{ tagIgnore: 'acme' }, ['2', '3', '4']],
    [{ tagIgnore: 'nothing' }, ['1', '2', '3', '4', 'TagIgnore expression matched no samples']],
    [{ tagFocus: 'tenant', tagIgnore: 'zeta' }, ['1']],
    // A number is a range, and never looks at text.
    [{ tagFocus: '42' }, [RANGE('tagfocus', '42'), 'TagFocus expression matched no samples']],
    [{ tagFocus: '^42$' }, ['TagFocus expression matched no samples']],
    [{ tagFocus: 'tenant=^42$' }, ['2']],
    [{ tagFocus: '1kb:4kb' }, ['1', RANGE('tagfocus', '1kb:4kb')]],
    [{ tagIgnore: 'size=:512b' }, ['1', '2', '4', RANGE('tagignore', ':512b')]],
    [{ tagFocus: 'tenant=1:' }, [RANGE('tagfocus', '1:'), 'TagFocus expression matched no samples']],
    [{ tagFocus: 'a=b=c' }, ['TagFocus expression matched no samples']],
  ])('%o', (options, expected) => {
    expect([...valuesLeft(options)].sort()).toEqual([...expected].sort());
  });
});

describe('ranges', () => {
  it.each([
    ['32kb', 32768n, 'bytes', true],
    ['32kb', 32769n, 'bytes', false],
    [':64kb', 65536n, 'b', true],
    ['4mb:', 4194303n, 'bytes', false],
    ['12kb:64mb', 12n, 'kb', true],
    ['1kb:2', 2048n, 'bytes', true],
    ['5', 5n, 'widgets', true],
    ['5', 5n, 'bytes', false],
    ['5bytes', 5n, 'seconds', false],
    ['-5:5', -5n, 'count', true],
    ['+5', 5n, '', true],
    ['1s:', 1500n, 'ms', true],
  ])('%s holds for %s %s: %s', (text, value, unit, expected) => {
    const range = parseTagRange(text);
    expect(range.kind === 'range' && range.holds(value, unit)).toBe(expected);
  });

  it.each(['', 'abc', 'a5', '5a6', '5:6:7', ' 5', '1kb:5s', '5,6', ':5:'])('%j is none', (text) => {
    expect(parseTagRange(text).kind).toBe('notRange');
  });

  it('fail where pprof panics', () => {
    expect(parseTagRange('9223372036854775808')).toEqual({
      kind: 'failed',
      message:
        'failed to parse int 9223372036854775808: strconv.ParseInt: parsing "9223372036854775808": value out of range',
    });
    expect(parseTagRange(`1:${'9'.repeat(1_000_000)}`).kind).toBe('failed');
    expect(parseTagRange(`${'0'.repeat(50)}7`).kind).toBe('range');
  });
});

describe('tagshow and taghide', () => {
  it('remove labels by their keys', () => {
    const labels = (options: Parameters<typeof filtered>[1]): readonly string[] => {
      const outcome = filtered(profile, options);
      return outcome.ok ? [...shownLabels(outcome.profile), ...outcome.warnings] : [outcome.message];
    };
    expect(labels({ tagShow: 'ten' })).toEqual(['tenant=acme', 'tenant=zeta tenant=42', '', '']);
    expect(labels({ tagHide: 'ten' })).toEqual(['size=2048bytes', '', 'path=/a size=512bytes', '']);
    expect(labels({ tagShow: 'none' })).toEqual(['', '', '', '', 'TagShow expression matched no samples']);
    expect(labels({ tagHide: 'none' }).at(-1)).toBe('TagHide expression matched no samples');
  });

  it('see the label of a diff base', () => {
    const one = smallProfile({ samples: [{ stack: 'f main', values: [5] }] });
    const base = smallProfile({ samples: [{ stack: 'f main', values: [3] }] });
    const difference = subtractBase(one, base, 'diffBase');
    if (!difference.ok) throw new Error(difference.message);
    expect(left(difference.profile, { tagFocus: 'pprof::base=true' })).toEqual(['f main -3']);
    expect(left(difference.profile, { tagFocus: '^pprof::base:true$' })).toEqual(['f main -3']);
    expect(left(difference.profile, { tagIgnore: 'base' })).toEqual(['f main 5']);
    const kept = filtered(difference.profile, { tagShow: 'pprof' });
    expect(kept.ok && kept.profile.samples.diffBase).toBeDefined();
    const removed = filtered(difference.profile, { tagHide: 'base' });
    expect(removed.ok && removed.profile.samples.diffBase).toBeUndefined();
  });
});

describe('tagroot and tagleaf', () => {
  const framed = (options: { tagRoot?: string; tagLeaf?: string; unit?: string }): readonly string[] => {
    const outcome = applyTagFrames(profile, { tagRoot: '', tagLeaf: '', unit: 'minimum', ...options });
    return [...shownSamples(outcome.profile), ...outcome.warnings];
  };

  it('put frames at both ends, of which those without value have no name', () => {
    expect(framed({ tagRoot: 'tenant', tagLeaf: 'size,path' })).toEqual([
      '? 2kB main.f main.main acme 1',
      '? ? main.f main.main zeta,42 2',
      '/a 512B main.f ? 3',
      '? ? main.main ? 4',
    ]);
  });

  it('print numbers in the unit that is asked for', () => {
    expect(framed({ tagRoot: 'size', unit: 'kb' })[2]).toBe('main.f 0.50kB 3');
  });

  it('warn of keys that no sample has', () => {
    expect(framed({ tagRoot: 'none', tagLeaf: 'neither' }).slice(4)).toEqual([
      'TagRoot expression matched no samples',
      'TagLeaf expression matched no samples',
    ]);
    expect(framed({ tagRoot: ',' }).slice(4)).toEqual(['TagRoot expression matched no samples']);
  });

  it('are seen by filters, and number what they add on from the largest id', () => {
    const { profile: rooted } = applyTagFrames(profile, { tagRoot: 'tenant', tagLeaf: '', unit: '' });
    expect(left(rooted, { focus: '^acme$' })).toEqual(['main.f main.main acme 1']);
    expect(left(rooted, { focus: '^tenant$' })).toHaveLength(4);
    expect([...rooted.locations.ids]).toEqual([1n, 2n, 3n, 4n, 5n]);
    expect([...rooted.functions.ids]).toEqual([1n, 2n, 3n, 4n, 5n]);
  });

  it('leave a profile alone that is not asked for any', () => {
    expect(applyTagFrames(profile, { tagRoot: '', tagLeaf: '', unit: '' })).toEqual({
      profile,
      warnings: [],
    });
  });
});

describe('units of numeric labels', () => {
  it('are the first that are met, with a warning of the others', () => {
    const labels = [
      { key: 'num', number: 1, unit: 'seconds' },
      { key: 'num', number: 2, unit: 'milliseconds' },
      { key: 'num', number: 3, unit: 'hours' },
      { key: 'request', number: 4 },
      { key: 'other', number: 5 },
    ];
    const mixed = messageProfile({ locations: [['', 'f']], samples: [{ stack: [0], labels }] });
    expect([...labelUnitsOf(mixed)]).toEqual([
      ['num', 'seconds'],
      ['request', 'bytes'],
      ['other', 'other'],
    ]);
    expect(labelUnitWarnings(mixed)).toEqual([
      'For tag num used unit seconds, also encountered unit(s) hours, milliseconds',
    ]);
  });
});
