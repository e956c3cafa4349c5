/** Damaged dumps: nothing throws, intact goroutines are never lost, and the work grows with the text and no faster. */
import { describe, expect, it } from 'vitest';
import { dumpAsProfile } from '../../src/formats/goroutines/dumpAsProfile';
import { dumpLines } from '../../src/formats/goroutines/dumpLines';
import { readGoroutineDump } from '../../src/formats/goroutines/readGoroutineDump';
import type { GoroutineDump } from '../../src/model/goroutineDump';
import { DUMP_FIXTURES } from '../support/dumpFixtures';
import { randomFrom } from './randomFrom';

const SMALL = DUMP_FIXTURES.filter(({ bytes }) => bytes.length < 9000);
const MUTATIONS = 20_000;

describe('damaged dumps', () => {
  it('are read at every prefix', () => {
    let count = 0;
    for (const { bytes } of SMALL) {
      for (let end = 0; end <= bytes.length; end += bytes.length > 3000 ? 7 : 1) {
        const dump = readGoroutineDump(bytes.subarray(0, end));
        expectWhole(dump);
        count++;
      }
    }
    expect(count).toBeGreaterThan(10_000);
  });

  it('are read with any byte flipped', () => {
    const random = randomFrom(7).below;
    for (const { bytes } of SMALL) {
      for (let turn = 0; turn < 200; turn++) {
        const damaged = bytes.slice();
        const at = random(bytes.length);
        damaged[at] = (damaged[at] ?? 0) ^ (1 << random(8));
        expectWhole(readGoroutineDump(damaged));
      }
    }
  });

  it('are read after seeded mutations, for an editor and as profiles too', () => {
    const random = randomFrom(42).below;
    for (let turn = 0; turn < MUTATIONS; turn++) {
      const { bytes } = SMALL[random(SMALL.length)] ?? { bytes: new Uint8Array() };
      const mutated = mutate(bytes, random);
      const dump = readGoroutineDump(mutated);
      expectWhole(dump);
      if (turn % 20 === 0) {
        const lines = new TextDecoder().decode(mutated).split('\n');
        expect(dumpLines(lines)).toHaveLength(lines.length);
        expect(dumpAsProfile(dump).samples.count).toBeLessThanOrEqual(dump.goroutines.count);
      }
    }
  });

  it('keep every intact goroutine when blocks are permuted and one in five is damaged', () => {
    const random = randomFrom(3).below;
    for (const { name, bytes } of DUMP_FIXTURES) {
      const blocks = intactBlocks(bytes);
      for (let turn = 0; turn < 20; turn++) {
        const order = [...blocks].sort(() => random(3) - 1);
        const damaged = order.map((block) => (random(5) === 0 ? damagedBlock(block, random) : block));
        const kept = damaged.filter((block, index) => block === order[index]);
        const read = readGoroutineDump(new TextEncoder().encode(damaged.join('\n\n')));
        const found = new Map<string, number>();
        for (const text of summaries(read)) found.set(text, (found.get(text) ?? 0) + 1);
        for (const block of kept) {
          const [alone = ''] = summaries(readGoroutineDump(new TextEncoder().encode(block)));
          expect(found.get(alone) ?? 0, `${name}: ${block.slice(0, 60)}`).toBeGreaterThan(0);
        }
      }
    }
  });

  it('are read whatever their lines are made of', () => {
    const long = 'a('.repeat(200_000);
    const texts = [
      long,
      `goroutine 1 [${'x'.repeat(300_000)}]:\n`,
      `goroutine 1 [running]:\n${long}\n\t/f.go:1\n`,
      `goroutine 1 [running] {${'k: v, '.repeat(50_000)}k: v}:\nmain.f()\n\t/f.go:1 +0x1\n`,
      `goroutine ${'9'.repeat(400)} [running]:\nmain.f()\n\t/f.go:1 +0x1\n`,
      `goroutine 1 [running]:\nmain.f()\n\t/f.go:${'9'.repeat(400)} +0x1\n`,
      `goroutine 1 [running]:\n${'created by '.repeat(20_000)}\n`,
      '\r'.repeat(500_000),
      'goroutine 1 [running]:\n'.repeat(20_000),
      `${'panic: '.repeat(50_000)}\n`,
      `goroutine 1 [a labels:{"${'\\'.repeat(100_000)}"}]:\n`,
    ];
    for (const text of texts) {
      expectWhole(readGoroutineDump(new TextEncoder().encode(text)));
      const lines = text.split('\n');
      expect(dumpLines(lines)).toHaveLength(lines.length);
    }
  });
  it('take no longer with bytes that no text has', () => {
    const millisOf = (state: string): number => {
      const one = `goroutine 1 [${state}]:\nmain.${state}(0x1)\n\t/${state}.go:1 +0x1\n\n`;
      const bytes = Buffer.from(one.repeat(60_000), 'latin1');
      const begin = performance.now();
      expect(readGoroutineDump(bytes).goroutines.count).toBe(60_000);
      return performance.now() - begin;
    };
    const plain = millisOf('sleeping');
    for (const byte of ['\0', '\x7f', '\xff'])
      expect(millisOf(byte.repeat(8)), JSON.stringify(byte)).toBeLessThan(20 * plain + 1500);
  });
});

/** Every column is as long as it says, and every reference is to a row that is there. */
function expectWhole({ goroutines, stacks, frames, labelSets, problems, strings }: GoroutineDump): void {
  const { count } = goroutines;
  const columns = [
    goroutines.ids,
    goroutines.stacks,
    goroutines.states,
    goroutines.byteEnds,
    goroutines.labelSets,
  ];
  expect(columns.every((column) => column.length === count)).toBe(true);
  expect(goroutines.stacks.every((stack) => stack < stacks.count)).toBe(true);
  expect(goroutines.creatorFrames.every((frame) => frame < frames.count)).toBe(true);
  expect(goroutines.labelSets.every((set) => set < labelSets.length)).toBe(true);
  expect(stacks.frames.every((frame) => frame < frames.count)).toBe(true);
  expect(frames.names.every((name) => name < strings.count)).toBe(true);
  expect(problems.length).toBeLessThanOrEqual(1001);
}

/** Goroutines that are alone between blank lines and read without a problem. */
function intactBlocks(bytes: Uint8Array): string[] {
  const blocks = new TextDecoder().decode(bytes).replaceAll('\r', '').split(/\n\n+/);
  return blocks.filter((block) => {
    if (!/^goroutine \d+ /.test(block)) return false;
    const { goroutines, problems, sections } = readGoroutineDump(new TextEncoder().encode(block));
    return goroutines.count === 1 && problems.length === 0 && sections.length === 0;
  });
}

function damagedBlock(block: string, random: (below: number) => number): string {
  const at = random(block.length);
  return random(2) === 0 ? block.slice(0, at) : `${block.slice(0, at)}#${block.slice(at + 1)}`;
}

/** What identifies a goroutine and its stack. */
function summaries({ goroutines, stacks, frames, strings }: GoroutineDump): string[] {
  return Array.from({ length: goroutines.count }, (_, row) => {
    const stack = goroutines.stacks[row] ?? 0;
    const own = Array.from(stacks.frames.subarray(stacks.starts[stack], stacks.starts[stack + 1]), (frame) =>
      [
        strings.text(frames.names[frame] ?? 0),
        strings.text(frames.files[frame] ?? 0),
        frames.lineNumbers[frame],
      ].join(' '),
    );
    return [
      goroutines.ids[row],
      strings.text(goroutines.states[row] ?? 0),
      goroutines.creatorIds[row],
      ...own,
    ].join('|');
  });
}

function mutate(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const mutated = Array.from(bytes);
  for (let turn = 0; turn <= random(4); turn++) {
    const at = random(mutated.length + 1);
    const kind = random(4);
    if (kind === 0) mutated.splice(at, random(200));
    else if (kind === 1) mutated.splice(at, 0, ...mutated.slice(at, at + random(200)));
    else if (kind === 2) mutated.splice(at, 0, ...Array.from({ length: random(8) }, () => random(256)));
    else mutated[at] = '\n\t()[]{}:"0 .+'.charCodeAt(random(15));
  }
  return Uint8Array.from(mutated);
}
