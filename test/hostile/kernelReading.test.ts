/** Damaged and freakish profiles are read, or refused with the same words, with kernels as without. */
import { describe, expect, it } from 'vitest';
import { Usefulness } from '../../src/formats/proto/bytesInKernel';
import { freakProfile, varint } from '../support/freakProfile';
import { firstDifference, readBy } from '../support/kernelReading';
import { encodeMessage } from '../support/profileSchema';
import { INFLATED } from './hostileFiles';
import { mutated } from './mutate';
import { randomFrom } from './randomFrom';

/** Everything about both, or `undefined`. */
function difference(bytes: Uint8Array): string | undefined {
  return firstDifference(readBy('kernel', bytes), readBy('plain', bytes));
}

const SMALL = INFLATED.filter(({ bytes }) => bytes.length > 150 && bytes.length < 500).filter(
  (_, index) => index % 8 === 0,
);

const FREAKS = { samples: 60, locations: 80, types: 2, odd: 15, depth: 300, ids: 'numbered' } as const;

describe('small profiles', () => {
  it('cut anywhere', () => {
    const files = [...SMALL.map(({ bytes }) => bytes), manySamples(40)];
    const found = files.flatMap((bytes) =>
      Array.from({ length: bytes.length + 1 }, (_, length) => difference(bytes.subarray(0, length))),
    );
    expect(found.filter((at) => at !== undefined)).toEqual([]);
    expect(found.length).toBeGreaterThan(1500);
  });

  it.each([1, 16, 128, 255])('with any one byte turned by %i', (mask) => {
    const found: string[] = [];
    for (const { name, bytes } of [...SMALL, { name: 'many samples', bytes: manySamples(40) }]) {
      const damaged = Uint8Array.from(bytes);
      for (let at = 0; at < damaged.length; at++) {
        damaged[at] = (bytes[at] as number) ^ mask;
        const differs = difference(damaged);
        if (differs !== undefined) found.push(`${name} at ${at}: ${differs}`);
        damaged[at] = bytes[at] as number;
      }
    }
    expect(found).toEqual([]);
  });
});

describe('20,000 seeded mutations of a freakish profile', () => {
  it.each([0, 1, 2, 3])('part %i', (part) => {
    const intact = freakProfile(FREAKS, randomFrom(part));
    const found: string[] = [];
    let readable = 0;
    for (let round = part; round < 20_000; round += 4) {
      const bytes = mutated(intact, intact, randomFrom(round));
      const outcome = readBy('kernel', bytes);
      if (outcome !== 'stop' && outcome.ok) readable++;
      const differs = firstDifference(outcome, readBy('plain', bytes));
      if (differs !== undefined) found.push(`round ${round}: ${differs}`);
    }
    expect(found).toEqual([]);
    expect(readable).toBeGreaterThan(100);
  });
});

describe('freaks', () => {
  const one = { sample_type: [{ type: 1, unit: 1 }], string_table: ['', 'x'] };
  const numbered = (count: number) => Array.from({ length: count }, (_, row) => ({ id: row + 1 }));
  const lines = (count: number) => Array.from({ length: count }, () => ({ function_id: 1, line: 3 }));
  const shortly = { location_id: [1], value: [1] };
  const many = <T>(count: number, value: T): T[] => new Array<T>(count).fill(value);

  it.each<[string, Record<string, unknown>, string]>([
    ['no sample', { location: numbered(3) }, 'ok'],
    [
      'a stack of a million locations',
      { sample: [shortly, { location_id: many(1_000_000, 2), value: [1] }, shortly], location: numbered(3) },
      'ok',
    ],
    ['many empty stacks', { sample: many(50_000, { value: [1] }) }, 'ok'],
    [
      '4096 lines of a location',
      { location: many(3, 1).map((_, row) => ({ id: row + 1, line: lines(4096) })), function: [{ id: 1 }] },
      'ok',
    ],
    [
      '10,000 lines of the second location',
      { location: [{ id: 1 }, { id: 2, line: lines(10_000) }], function: [{ id: 1 }] },
      'too many lines in a location',
    ],
    [
      'a location twice',
      { sample: many(9, shortly), location: [{ id: 1 }, { id: 1 }] },
      'multiple locations with same id: 1',
    ],
    [
      'a location that is not there, in the last of many samples',
      { sample: [...many(9000, shortly), { location_id: [9], value: [1] }], location: numbered(3) },
      'sample has nil location',
    ],
    ['the id 0 in a stack', { sample: many(9, { location_id: [0], value: [1] }), location: numbered(1) }, ''],
    [
      'another number of values in the second sample',
      { sample: [shortly, { value: [1, 2] }, ...many(9, shortly)], location: numbered(1) },
      'mismatch: sample has 2 values vs. 1 types',
    ],
    ['a string of a megabyte', { string_table: ['', 'x', 'y'.repeat(1 << 20), 'z', ''] }, 'ok'],
    ['many long strings', { string_table: ['', ...many(300, 'y'.repeat(100_000))] }, 'ok'],
  ])('%s', (_, content, expected) => {
    const bytes = encodeMessage({ ...one, ...content });
    expect(difference(bytes)).toBeUndefined();
    const outcome = readBy('kernel', bytes);
    if (outcome === 'stop') throw new Error('it stops');
    expect(outcome.ok ? 'ok' : outcome.pprofMessage).toContain(expected);
  });

  it('samples that are longer than a piece of the kernel, among short ones', () => {
    const random = randomFrom(4);
    const freaks = { ...FREAKS, samples: 400, depth: 300_000, odd: 0 } as const;
    const bytes = freakProfile(freaks, random);
    expect(bytes.length).toBeGreaterThan(1 << 20);
    expect(difference(bytes)).toBeUndefined();
  });

  it.each([0, 50, 500])('%i odd messages of a thousand, in a large one', (odd) => {
    const freaks = { ...FREAKS, samples: 60_000, locations: 9000, odd, depth: 12 } as const;
    expect(difference(freakProfile(freaks, randomFrom(odd)))).toBeUndefined();
  });
});

describe('a kernel', () => {
  it('is given up where nearly each message is out of the ordinary, and kept where few are', () => {
    const [poor, good] = [new Usefulness(), new Usefulness()];
    for (let call = 0; call < 63; call++) poor.add(1);
    expect(poor.isUseful).toBe(true);
    poor.add(1);
    expect(poor.isUseful).toBe(false);
    for (let call = 0; call < 1000; call++) good.add(call % 2 === 0 ? 0 : 100);
    expect(good.isUseful).toBe(true);
  });
});

/** As Go writes them, so that kernels read nearly all. */
function manySamples(count: number): Uint8Array {
  const sample = Buffer.concat([
    ...[Uint8Array.of(0x0a, 4, 1), varint(2), varint(300), Uint8Array.of(0x12, 3), varint(7), varint(9000)],
    ...[Uint8Array.of(0x1a, 4, 0x08, 1, 0x10, 1), Uint8Array.of(0x1a, 4, 0x08, 1, 0x18, 5)],
  ]);
  const message = (tag: number, content: Uint8Array) =>
    Buffer.concat([varint(tag), varint(content.length), content]);
  const location = (id: number) =>
    Buffer.concat([varint(8), varint(id), Uint8Array.of(0x22, 4, 8, 1, 16, 5)]);
  return Buffer.concat([
    ...[1, 2].map(() => message(0x0a, Uint8Array.of(8, 1))),
    ...Array.from({ length: count }, () => message(0x12, sample)),
    ...[1, 2, 300].map((id) => message(0x22, location(id))),
    ...[1, 2].map((id) => message(0x2a, Uint8Array.of(8, id, 16, 1))),
    ...['', 'x', 'y'].map((text) => message(0x32, Buffer.from(text))),
  ]);
}
