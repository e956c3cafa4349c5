import { describe, expect, it } from 'vitest';
import type { ReportOptions } from '../../../src/analysis/reportOptions';
import { callgrindText } from '../../../src/report/callgrindText';
import { graphReport } from '../../../src/report/graphReport';
import { printedByPprof, printedProfile, profileOf, reportOn, wholeText } from '../../support/printedReport';

function callgrind(options: Partial<ReportOptions>, profile = printedProfile()): string {
  const report = reportOn(profile, 'callgrind', options);
  return wholeText(callgrindText(report, graphReport(report)));
}

describe('-callgrind', () => {
  it('prints costs by address, and calls under them', () => {
    expect(callgrind({ sampleIndex: '0' })).toBe(printedByPprof('callgrind'));
  });

  it('has whole numbers in the unit of the smallest value', () => {
    expect(callgrind({})).toBe(printedByPprof('callgrind.scaled'));
  });

  it('tells callees of one name apart in a call tree', () => {
    expect(callgrind({ callTree: true })).toBe(printedByPprof('callgrind.call_tree'));
  });

  it('says that values are means, and which unit was asked for where there are none', () => {
    const nothing = profileOf({ sample_type: [{ type: 1, unit: 2 }], string_table: ['', 'cpu', 'ns'] });
    expect(callgrind({ mean: true }, nothing)).toBe('positions: instr line\nevents: mean_cpu(minimum)\n');
  });
});
