import { describe, expect, it } from 'vitest';
import { tagsText } from '../../../src/report/tagsText';
import { printedByPprof, printedProfile, profileOf, reportOn, wholeText } from '../../support/printedReport';

describe('-tags', () => {
  it('sums samples by label, numbers in the unit of their key', () => {
    const report = reportOn(printedProfile(), 'tags', { sampleIndex: '0' });
    expect(wholeText(tagsText(report))).toBe(printedByPprof('tags'));
  });

  it('obeys unit and divide_by', () => {
    const report = reportOn(printedProfile(), 'tags', { unit: 'ms', divideBy: 2 });
    expect(wholeText(tagsText(report))).toBe(printedByPprof('tags.unit'));
  });

  it('merges numbers that print the same, and a text with a number', () => {
    const strings = ['', 'cpu', 'count', 'bytes', '1kB'];
    const label = (number: string): object => ({ key: 3, num: number });
    const profile = profileOf({
      sample_type: [{ type: 1, unit: 2 }],
      sample: [
        { value: ['9223372036854775807'], label: [label('1024'), label('1025'), { key: 3, str: 4 }] },
        { value: ['-5'], label: [label('-7')] },
      ],
      string_table: strings,
    });
    // The sums are 3·(2^63-1) and its total; both wrap at 64 bits, and print as doubles, as in pprof.
    const lines = [
      ' bytes: Total 9223372036854775808 of -9223372036854775808',
      '        9223372036854775808: 1kB',
      '                         -5: -7B',
    ];
    expect(wholeText(tagsText(reportOn(profile, 'tags')))).toBe(`${lines.join('\n')}\n\n`);
  });

  it('prints nothing without labels', () => {
    const profile = profileOf({
      sample_type: [{ type: 0, unit: 0 }],
      sample: [{ value: ['1'] }],
      string_table: [''],
    });
    expect(wholeText(tagsText(reportOn(profile, 'tags')))).toBe('');
  });
});
