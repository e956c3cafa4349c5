import { readFileSync } from 'node:fs';
import path from 'node:path';
import zlib, { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readProfile } from '../../src/formats/readProfile';
import type { ReadOutcome } from '../../src/formats/readOutcome';
import { FIXTURES } from '../support/fixtures';
import { smallProfileBytes } from '../support/smallProfile';

const LIMIT = 16 * 1024 * 1024;
const read = (bytes: Uint8Array): ReadOutcome => readProfile(bytes, { maxInflatedBytes: LIMIT, zlib });

/** Mulberry32: a small generator whose sequence a seed names. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const small = smallProfileBytes({
  types: ['alloc_space/bytes', 'inuse_space/bytes'],
  samples: [
    {
      stack: 'main.f@f.go:3<main.g@g.go:9#7 main.main@main.go:5',
      values: [3, 2n ** 60n],
      labels: { tenant: 'acme' },
    },
    { stack: 'main.main@main.go:5', values: [-1, 0] },
  ],
});
const real = gunzipSync(readFileSync(path.join(FIXTURES, 'profiles', 'goroutine.go1.26.pb.gz')));
const text = readFileSync(path.join(FIXTURES, 'profiles', 'goroutine.go1.26.debug1.txt'));

describe('content that is not what it should be', () => {
  it('is refused with a sentence, or read as far as it goes, wherever it is cut', () => {
    for (const intact of [small, real, text]) {
      for (let length = 0; length < intact.length; length += Math.max(1, Math.floor(intact.length / 1500))) {
        const outcome = read(intact.subarray(0, length));
        if (!outcome.ok) expect(outcome.message).toMatch(/xpected/);
      }
    }
  });

  it('never throws when any single bit of a small profile is flipped', () => {
    let refused = 0;
    for (let bit = 0; bit < small.length * 8; bit++) {
      const damaged = Uint8Array.from(small);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      if (!read(damaged).ok) refused++;
    }
    expect(refused).toBeGreaterThan(small.length);
  });

  it('never throws on seeded mutations of a real profile and of text', () => {
    const random = randomFrom(53);
    for (let round = 0; round < 3000; round++) {
      const damaged = Uint8Array.from(round % 2 === 0 ? real : text);
      for (let change = 0; change < 1 + (round % 7); change++) {
        damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
      }
      const outcome = read(damaged);
      if (!outcome.ok) expect(outcome.message.length).toBeGreaterThan(20);
    }
  });

  it('is refused when it inflates beyond the limit, by zlib and by pako', () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    for (const library of [zlib, undefined]) {
      const outcome = readProfile(bomb, { maxInflatedBytes: LIMIT, zlib: library });
      expect(outcome.ok ? 'read' : outcome.message).toMatch(/inflates to more than 16,777,216 bytes/);
    }
  });

  it('says how far gzip data reached when it is cut short or damaged', () => {
    const whole = gzipSync(real);
    const cut = read(whole.subarray(0, whole.length / 2));
    expect(cut.ok ? 'read' : cut.message).toMatch(
      /cut short: its [\d,]+ bytes inflate to [\d,]+ bytes and then end/,
    );
    const damaged = Uint8Array.from(whole);
    damaged.fill(0x55, whole.length - 8);
    const outcome = read(damaged);
    expect(outcome.ok ? 'read' : outcome.message).toMatch(/damaged/);
  });

  it('believes no length that the data does not have', () => {
    // sample: length 2^32 - 1; string: length 2^31; packed run that claims more than its sample.
    for (const bytes of [
      [0x12, 0xff, 0xff, 0xff, 0xff, 0x0f],
      [0x32, 0x80, 0x80, 0x80, 0x80, 0x08],
      [0x12, 0x04, 0x0a, 0x7f, 0x01, 0x01],
    ]) {
      expect(read(Uint8Array.from(bytes)).ok).toBe(false);
    }
  });

  it('is named for what it is', () => {
    const said = Object.entries(LOOK_LIKE).map(([content]) => {
      const outcome = read(new TextEncoder().encode(content));
      return [content, outcome.ok ? 'read' : outcome.message];
    });
    for (const [content = '', message] of said) expect(message).toMatch(LOOK_LIKE[content] ?? /^never$/);
  });
});

const LOOK_LIKE: Readonly<Record<string, RegExp>> = {
  '<!DOCTYPE html><html>login</html>': /found a web page/,
  '{"error": "no"}': /found JSON/,
  'goroutine 1 [running]:\nmain.main()\n\t/a.go:1 +0x1\n': /found a goroutine dump/,
  'go 1.26 trace\0\0\0': /found an execution trace/,
  'heap profile: 1: 2 [3: 4] @ heap_new/1048576\n': /begins as those of heap profiles do/,
  'hello world': /text that begins "hello world"/,
  '\u007fELF\u0002': /found a program/,
};
