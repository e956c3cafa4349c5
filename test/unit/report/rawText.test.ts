import { describe, expect, it } from 'vitest';
import { combineWithBase } from '../../../src/analysis/merge/combineWithBase';
import { commentsText } from '../../../src/report/commentsText';
import { rawText } from '../../../src/report/rawText';
import { printedByPprof, printedProfile, profileOf, reportOn, wholeText } from '../../support/printedReport';

describe('-raw', () => {
  it('prints everything that a profile says', () => {
    expect(wholeText(rawText(reportOn(printedProfile(), 'raw')))).toBe(printedByPprof('raw'));
  });

  it('keeps the outermost line of a location with noinlines', () => {
    const report = reportOn(printedProfile(), 'raw', { noInlines: true });
    expect(wholeText(rawText(report))).toBe(printedByPprof('raw.noinlines'));
  });

  it('prints the label of a diff base', () => {
    const outcome = combineWithBase(printedProfile(), printedProfile(), 'diffBase', { normalize: false });
    if (!outcome.ok) throw new Error('the profile fits itself');
    const report = reportOn(outcome.profile, 'raw', { focus: 'work' });
    expect(wholeText(rawText(report))).toBe(printedByPprof('raw.diff_base'));
  });

  it('yields pieces, also within a long stack', () => {
    const profile = profileOf({
      sample_type: [{ type: 0, unit: 0 }],
      sample: [{ location_id: new Array<number>(100_000).fill(1), value: ['-2147483648'] }],
      location: [{ id: 1 }],
      string_table: [''],
    });
    const text = rawText(reportOn(profile, 'raw'));
    if (!text.ok) throw new Error(text.message);
    const lengths: number[] = [];
    let whole = '';
    for (const piece of text.pieces) {
      lengths.push(piece.length);
      whole += typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8');
    }
    expect(Math.max(...lengths)).toBeLessThan(100_000);
    expect(whole).toContain(` -2147483648: ${'1 '.repeat(100_000)}\n`);
  });
});

describe('-comments', () => {
  it('prints each comment on a line', () => {
    expect(wholeText(commentsText(reportOn(printedProfile(), 'comments')))).toBe(printedByPprof('comments'));
  });
});
