import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { dumpLines } from '../../../../src/formats/goroutines/dumpLines';
import type { DumpLine } from '../../../../src/formats/goroutines/dumpLine';
import { GoroutineDumpReader } from '../../../../src/formats/goroutines/goroutineDumpReader';
import { looksLikeGoroutineDump } from '../../../../src/formats/goroutines/looksLikeGoroutineDump';
import { readGoroutineDump } from '../../../../src/formats/goroutines/readGoroutineDump';
import { FRAME_KINDS, type GoroutineDump } from '../../../../src/model/goroutineDump';
import { DUMP_FIXTURES } from '../../../support/dumpFixtures';
import { dumpSummary } from '../../../support/dumpSummary';

const GOLDENS = path.join(import.meta.dirname, '../../../fixtures/dumps/goldens');

describe.each(DUMP_FIXTURES)('$name', ({ name, bytes }) => {
  const dump = readGoroutineDump(bytes);

  it('is read as its golden says', async () => {
    await expect(dumpSummary(dump)).toMatchFileSnapshot(
      path.join(GOLDENS, `${name.replaceAll('/', '.')}.golden`),
    );
  });

  it('is read the same in pieces of seven bytes, and with the line ends of Windows', () => {
    const reader = new GoroutineDumpReader();
    for (let at = 0; at < bytes.length; at += 7) reader.push(bytes.subarray(at, at + 7));
    expect(dumpSummary(reader.finish())).toBe(dumpSummary(dump));
    const windows = new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll('\n', '\r\n'));
    expect(withoutBytes(dumpSummary(readGoroutineDump(windows)))).toBe(withoutBytes(dumpSummary(dump)));
  });

  it('is read the same out of a log that puts something in front of each line', () => {
    const logged = new TextDecoder()
      .decode(bytes)
      .trimEnd()
      .split('\n')
      .map((line, index) => `2026-11-25T04:50:${String(index).padStart(3, '0')}Z pod-1 | ${line}`)
      .join('\n');
    const read = readGoroutineDump(new TextEncoder().encode(logged));
    expect(framesOf(read)).toEqual(framesOf(dump));
  });

  it('has the same goroutines and frames for an editor', () => {
    const lines = new TextDecoder().decode(bytes).split('\n');
    expect(framesOfLines(lines, dumpLines(lines))).toEqual(framesOf(dump));
  });

  it('is known as a dump when it has a goroutine or a race', () => {
    const hasSome = dump.goroutines.count > 0 || dump.sections.some(({ kind }) => kind === 'race');
    expect(looksLikeGoroutineDump(bytes)).toBe(hasSome);
  });
});

function withoutBytes(summary: string): string {
  return summary.replaceAll(/ \| bytes \d+-\d+/g, '');
}

/** Every frame of every goroutine, ancestors and creators included, as text. */
function framesOf(dump: GoroutineDump): string[] {
  const { goroutines, frames, stacks, strings, ancestors } = dump;
  const text = (frame: number): string => {
    const kind = FRAME_KINDS[frames.kinds[frame] ?? 0] ?? '';
    const at = `${strings.text(frames.files[frame] ?? 0)}:${frames.lineNumbers[frame]}`;
    return kind === 'elided' || kind === 'unavailable'
      ? kind
      : `${strings.text(frames.names[frame] ?? 0)} ${at}`;
  };
  const stackOf = (stack: number): string[] =>
    Array.from(stacks.frames.subarray(stacks.starts[stack], stacks.starts[stack + 1]), text);
  const found: string[] = [];
  for (let row = 0; row < goroutines.count; row++) {
    found.push(`goroutine ${goroutines.ids[row]}`, ...stackOf(goroutines.stacks[row] ?? 0));
    const creator = goroutines.creatorFrames[row] ?? -1;
    if (creator >= 0) found.push(`created by ${text(creator)}`);
    for (const { goroutineId, stack, creatorFrame } of ancestors.get(row) ?? []) {
      found.push(`ancestor ${goroutineId}`, ...stackOf(stack));
      if (creatorFrame >= 0) found.push(`created by ${text(creatorFrame)}`);
    }
  }
  return found;
}

function framesOfLines(lines: readonly string[], read: readonly DumpLine[]): string[] {
  const found: string[] = [];
  let isInGoroutine = false;
  const part = (line: number, range: { start: number; end: number } | undefined): string =>
    range === undefined ? '' : (lines[line] ?? '').slice(range.start, range.end);
  for (const line of read) {
    if (line.kind === 'header') isInGoroutine = true;
    if (line.kind === 'section' || (line.kind === 'other' && (lines[line.line] ?? '') === ''))
      isInGoroutine = false;
    if (!isInGoroutine) continue;
    const below = read[line.line + 1];
    const place = below?.kind === 'location' ? `${part(below.line, below.file)}:${below.lineNumber}` : ':0';
    if (line.kind === 'header') found.push(`goroutine ${line.goroutineId}`);
    if (line.kind === 'function') found.push(`${part(line.line, line.name)} ${place}`);
    if (line.kind === 'createdBy') found.push(`created by ${part(line.line, line.name)} ${place}`);
    if (line.kind === 'elided' || line.kind === 'unavailable') found.push(line.kind);
    if (line.kind === 'ancestor') found.push(`ancestor ${line.goroutineId}`);
  }
  return found;
}
