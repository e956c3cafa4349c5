import { describe, expect, it } from 'vitest';
import type { Profile } from '../../../src/model/profile';
import { graphReport } from '../../../src/report/graphReport';
import { protoProfile, topProtoProfile } from '../../../src/report/protoReport';
import { rawText } from '../../../src/report/rawText';
import { printedByPprof, printedProfile, reportOn, wholeText } from '../../support/printedReport';

/** What `-raw` prints of a profile that was made here; pprof printed the one that it had written. */
function raw(profile: Profile): string {
  return wholeText(rawText(reportOn(profile, 'raw')));
}

describe('-proto', () => {
  it('is the filtered profile, divided, with the shown sample type as its default', () => {
    const report = reportOn(printedProfile(), 'proto', { divideBy: 3, sampleIndex: '0', focus: 'work' });
    expect(raw(protoProfile(report))).toBe(printedByPprof('proto'));
  });
});

describe('-topproto', () => {
  it('has a sample of one frame per node, cum before flat', () => {
    const report = reportOn(printedProfile(), 'topproto', { granularity: 'lines' });
    // Reading it, pprof adds a mapping where there is none.
    const printed = printedByPprof('topproto')
      .replaceAll(' M=1', '')
      .replace(/^1: .*\n/m, '');
    expect(raw(topProtoProfile(report, graphReport(report)))).toBe(printed);
  });
});
