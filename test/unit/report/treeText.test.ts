import { describe, expect, it } from 'vitest';
import { graphReport } from '../../../src/report/graphReport';
import { peekText, treeText } from '../../../src/report/treeText';
import { printedByPprof, printedProfile, reportOn, wholeText } from '../../support/printedReport';

describe('-tree', () => {
  it('shows each function between its callers and callees', () => {
    const report = reportOn(printedProfile(), 'tree', { sampleIndex: '0' });
    expect(wholeText(treeText(report, graphReport(report)))).toBe(printedByPprof('tree'));
  });

  it('ends after its legend when nothing is shown', () => {
    const report = reportOn(printedProfile(), 'tree', { focus: 'nosuch', compactLabels: true });
    const lines = wholeText(treeText(report, graphReport(report))).split('\n');
    expect(lines.slice(-4)).toEqual([
      'Showing nodes accounting for 0, 0% of 2502hrs total',
      '----------------------------------------------------------+-------------',
      '      flat  flat%   sum%        cum   cum%   calls calls% + context \t \t ',
      '',
    ]);
  });
});

describe('-peek', () => {
  it('shows the entries whose printed name matches', () => {
    const report = reportOn(printedProfile(), 'peek', {
      argument: 'inner',
      sampleIndex: '0',
      granularity: 'lines',
    });
    expect(wholeText(peekText(report, graphReport(report)))).toBe(printedByPprof('peek.lines'));
  });

  it('is an error when none does', () => {
    const report = reportOn(printedProfile(), 'peek', { argument: 'nosuch' });
    expect(peekText(report, graphReport(report))).toEqual({
      ok: false,
      message: 'no matches found for regexp: nosuch',
    });
  });
});
