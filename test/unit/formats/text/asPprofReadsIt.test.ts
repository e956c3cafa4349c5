import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_REPORT_OPTIONS } from '../../../../src/analysis/reportOptions';
import { asPprofReadsIt } from '../../../../src/formats/text/asPprofReadsIt';
import type { Profile } from '../../../../src/model/profile';
import { buildReport } from '../../../../src/report/buildReport';
import { rawText } from '../../../../src/report/rawText';
import { FIXTURES, fixtureProfile } from '../../../support/fixtures';
import { profileOf, readBytes } from '../../../support/textProfiles';

const FOLDER = path.join(FIXTURES, 'texts');

function raw(profile: Profile): string {
  const outcome = buildReport(profile, { command: 'raw', options: DEFAULT_REPORT_OPTIONS });
  if (!outcome.ok) throw new Error(outcome.message);
  const text = rawText(outcome.report);
  if (!text.ok) throw new Error(text.message);
  const chunks = [...text.pieces].map((piece) =>
    typeof piece === 'string' ? piece : Buffer.from(piece).toString('utf8'),
  );
  return chunks.join('');
}

describe('a text as pprof reads it', () => {
  const goldens = readdirSync(FOLDER).filter((name) => name.endsWith('.raw'));

  it('has examples of every form', () => {
    expect(goldens.length).toBeGreaterThan(12);
  });

  it.each(goldens)('prints %s to the byte', (golden) => {
    const outcome = readBytes(readFileSync(path.join(FOLDER, golden.slice(0, -'.raw'.length))));
    if (!outcome.ok) throw new Error(outcome.message);
    expect([outcome.pprofRefuses, outcome.problems]).toEqual([undefined, []]);
    expect(raw(asPprofReadsIt(outcome.profile))).toBe(readFileSync(path.join(FOLDER, golden), 'utf8'));
  });

  it('has neither names nor labels, but what pprof computes', () => {
    const profile = profileOf(
      'x profile: total 1\n1 @ 0x11\n# labels: {"a":"b"}\n#\t0x10\tmain.f+0x1\t/a.go:3\n',
    );
    expect([profile.functions.count, profile.samples.labels.keys.length]).toEqual([1, 1]);
    const bare = asPprofReadsIt(profile);
    expect([bare.functions.count, bare.samples.labels.keys.length]).toEqual([0, 0]);
    expect([...bare.samples.labelStarts]).toEqual([0, 0]);
    const heap = profileOf(
      'heap profile: 1: 8 [1: 8] @ heap/2\n1: 8 [1: 8] @ 0x11\n#\t0x10\tmain.f+0x1\t/a.go:3\n',
    );
    expect([...asPprofReadsIt(heap).samples.labels.numbers]).toEqual([8n]);
  });

  it('is the same where it is a profile.proto, or Java’s with names of its own', () => {
    const proto = fixtureProfile('profiles', 'heap.go1.26.pb.gz');
    expect(asPprofReadsIt(proto)).toBe(proto);
    const java = profileOf(readFileSync(path.join(FOLDER, 'java.heapz.txt')));
    expect(asPprofReadsIt(java)).toBe(java);
  });
});
