import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FIXTURES } from '../support/fixtures';
import { readBytes } from '../support/textProfiles';

const FOLDER = path.join(FIXTURES, 'texts');
const small = [
  ...readdirSync(FOLDER)
    .filter((name) => /\.(txt|prof)$/.test(name))
    .map((name) => readFileSync(path.join(FOLDER, name))),
  ...['mutex.go1.22', 'goroutineleak.go1.26', 'threadcreate.go1.26'].map((name) =>
    readFileSync(path.join(FIXTURES, 'profiles', `${name}.debug1.txt`)),
  ),
  Buffer.from(
    'x profile: total 1\n1 @ 0x1\n# labels: {"a":"\\u00e9\\x41", "b":"c"}\n#\t0x0\tf+0x1\ta.go:1\n',
  ),
];

/** Mulberry32: a small generator whose sequence a seed names. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return (((bits ^ (bits >>> 14)) >>> 0) % below) | 0;
  };
}

const LIVELY = Buffer.from('0123456789abcdefx @:[]-#=\n\r\t /$.()"\\{}M\0\u00a0');

describe('a damaged text', () => {
  it('is read as far as it goes, or refused with a sentence, wherever it is cut', () => {
    for (const intact of small) {
      for (let length = 0; length <= intact.length; length++) {
        const outcome = readBytes(intact.subarray(0, length));
        if (!outcome.ok) expect(outcome.message).toMatch(/xpected/);
      }
    }
  });

  it('never throws on seeded mutations', () => {
    const random = randomFrom(3);
    for (let round = 0; round < 12_000; round++) {
      const damaged = Buffer.from(small[round % small.length] ?? []);
      for (let change = 0; change < 1 + (round % 5); change++) {
        const at = random(damaged.length);
        if (random(4) === 0) damaged.copyWithin(at, random(damaged.length), random(damaged.length));
        else damaged[at] = LIVELY[random(LIVELY.length)] ?? 0;
      }
      const { samples, locations } = { ...readable(damaged) };
      if (samples && locations) expect(Math.max(-1, ...samples.stacks)).toBeLessThan(locations.count);
    }
  });

  it('costs no more than its length, whatever its lines are made of', () => {
    const digits = '7'.repeat(60_000);
    const bodies = [
      `heap profile: 1: 8 [1: 8] @ heap/2\n${`${digits}\n`.repeat(50)}`,
      `heap profile: 1: 8 [1: 8] @ heap/2\n${`${'1: '.repeat(20_000)}\n`.repeat(50)}`,
      `heap profile: 1: 8 [1: 8] @ heap/2\nMAPPED_LIBRARIES:\n${`${digits}\n`.repeat(50)}`,
      `heap profile: 1: 8 [1: 8] @ heap/2\nMAPPED_LIBRARIES:\na=${digits}\n${`${'$a'.repeat(30_000)}\n`.repeat(50)}`,
      `heap profile: 1: 8 [1: 8] @ heap/2\nMAPPED_LIBRARIES:\n1-2 ${'r'.repeat(60_000)}${' '.repeat(1000)}\n`,
      `--- mutex:\n${`${'1 @ '.repeat(15_000)}\n`.repeat(50)}`,
      `--- threadz 1 ---\n${`${'--- Thread 7 (name: '.repeat(3_000)}\n`.repeat(50)}`,
      `--- heapz 1 ---\n${`${'a '.repeat(30_000)}\n`.repeat(50)}`,
      `--- heapz 1 ---\nformat = java\n${`1 1 @ 0x1\n0x1 ${'( :'.repeat(20_000)})\n`.repeat(50)}`,
      `x profile: total 1\n1 @ 0x1\n${`# labels: {"${'\\'.repeat(60_000)}\n`.repeat(50)}`,
      `x profile: total 1\n1 @ 0x1\n${`#\t0x0\t${' '.repeat(60_000)}\n`.repeat(50)}`,
      '\n'.repeat(3_000_000),
    ];
    for (const body of bodies) {
      const begin = performance.now();
      readBytes(body);
      expect(performance.now() - begin, body.slice(0, 80)).toBeLessThan(3000);
    }
  });

  it('has as many mappings and addresses as it likes', () => {
    const range = (_: unknown, at: number): string =>
      `${((at * 7919) % 65521).toString(16)}000-${(at + 70_000).toString(16)}000: /lib/${at}.so (@10)`;
    const maps = Array.from({ length: 70_000 }, range).join('\n');
    const stack = Array.from({ length: 60_000 }, (_, at) => `0x${(at * 8192 + 5).toString(16)}`);
    const records = Array.from(
      { length: 10 },
      (_, at) => `1 @ ${stack.slice(at * 6000, at * 6000 + 6000).join(' ')}`,
    );
    const outcome = readBytes(`x profile: total 10\n${records.join('\n')}\n--- Memory map: ---\n${maps}\n`);
    expect(outcome.ok && outcome.problems).toEqual(['Only the first 65,536 mappings were read.']);
    expect(outcome.ok && outcome.profile.locations.count).toBe(60_000);
  });

  it('ends where its words end, and believes no depth that it cannot have', () => {
    const words = (...values: number[]): Uint8Array => new Uint8Array(Uint32Array.from(values).buffer);
    expect(readBytes(words(0, 3, 0, 100, 0, 1, 0xffffffff, 5)).ok).toBe(false);
    const outcome = readBytes(words(0, 3, 0, 100, 0, 1, 2, 5, 9));
    expect(outcome.ok && [outcome.format, outcome.profile.samples.count]).toEqual(['binary cpu', 1]);
  });
});

function readable(
  bytes: Uint8Array,
): Extract<ReturnType<typeof readBytes>, { ok: true }>['profile'] | undefined {
  const outcome = readBytes(bytes);
  return outcome.ok ? outcome.profile : undefined;
}
