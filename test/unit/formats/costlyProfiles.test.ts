/** Small files that could cost much: each is refused, or answered within the limits of the test's time. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import zlib, { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../../src/formats/readProfile';
import type { ReadOutcome } from '../../../src/formats/readOutcome';
import { FIXTURES, fixtureProfile } from '../../support/fixtures';
import { decodeMessage, encodeMessage } from '../../support/profileSchema';
import { weightsOf } from '../../../src/analysis/weights';

const read = (bytes: Uint8Array): ReadOutcome => readProfile(bytes, { maxInflatedBytes: 2 ** 28, zlib });
const said = (outcome: ReadOutcome): string =>
  outcome.ok ? outcome.problems.join(' ') || 'read' : outcome.message;
const repeated = (bytes: readonly number[], times: number): Uint8Array =>
  Buffer.alloc(bytes.length * times, Uint8Array.from(bytes));

describe('a costly profile', () => {
  it('is refused at its first impossible message, before a million of them are kept', () => {
    expect(said(read(repeated([0x1a, 0x00], 1_000_000)))).toMatch(/a mapping has the id 0/);
    expect(said(read(repeated([0x22, 0x00], 1_000_000)))).toMatch(/a location has the id 0/);
    expect(said(read(repeated([0x2a, 0x00], 1_000_000)))).toMatch(/a function has the id 0/);
    expect(said(read(repeated([0x0a, 0x00], 1_000_000)))).toMatch(/more than 256 sample types/);
  });

  it('is refused when one location has more inlined calls than any program', () => {
    const line = Array.from({ length: 5000 }, () => ({ function_id: '1', line: '1' }));
    const bytes = encodeMessage({
      sample_type: [{ type: '1', unit: '1' }],
      sample: [{ location_id: Array.from({ length: 5000 }, () => '1'), value: ['1'] }],
      location: [{ id: '1', line }],
      function: [{ id: '1', name: '1' }],
      string_table: ['', 'x'],
    });
    expect(said(read(bytes))).toMatch(/a location has 5000 lines, more than 4096/);
  });

  it('is text whose numbers and lines have no end', () => {
    const text = (content: string): string => said(read(new TextEncoder().encode(content)));
    expect(text(`goroutine profile: total ${'9'.repeat(400)}\n`)).toMatch(/says 9{20}…, but/);
    expect(text(`${'9'.repeat(400_000)} profile: total 1\n`)).toMatch(/Expected a pprof profile/);
    expect(text(`goroutine profile: total 1\n${'9'.repeat(100_000)} @ 0x1\n`)).toMatch(/Line 2 is no record/);
    expect(text(`goroutine profile: total 1\n1 @ 0x${'f'.repeat(100_000)}\n`)).toMatch(/Line 2 is no record/);
    expect(text(`goroutine profile: total 1\n1 @${' 0x1'.repeat(500_000)}\n`)).toBe('read');
  });
});

describe('a difference that pprof saved', () => {
  it('keeps the total of its base', () => {
    const message = decodeMessage(gunzipSync(readFileSync(path.join(FIXTURES, 'edgeCases', 'd_old.pb.gz'))));
    const strings = [...(message['string_table'] as string[]), 'pprof::base', 'true'];
    const [first, ...others] = message['sample'] as { value: string[] }[];
    const label = [{ key: String(strings.length - 2), str: String(strings.length - 1) }];
    const outcome = read(
      encodeMessage({ ...message, string_table: strings, sample: [{ ...first, label }, ...others] }),
    );
    if (!outcome.ok) throw new Error(outcome.message);
    expect(weightsOf(outcome.profile, 0).total).toBe(BigInt(first?.value[0] ?? 0));
    expect(weightsOf(fixtureProfile('edgeCases', 'd_old.pb.gz'), 0).total).toBe(150n);
  });
});
