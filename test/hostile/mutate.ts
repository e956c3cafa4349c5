/** Ways in which bytes go wrong: some blind, some that know what a varint, a length and a line are. */
import type { Random } from './randomFrom';

export function mutated(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let damaged = Uint8Array.from(bytes);
  for (let change = 1 + random.below(4); change > 0; change--) {
    const mutation = MUTATIONS[random.below(MUTATIONS.length)] as Mutation;
    damaged = mutation(damaged, other, random);
  }
  return damaged;
}

type Mutation = (
  bytes: Uint8Array<ArrayBuffer>,
  other: Uint8Array,
  random: Random,
) => Uint8Array<ArrayBuffer>;

const MUTATIONS: readonly Mutation[] = [
  setBytes,
  turnBit,
  remove,
  repeat,
  swap,
  insertNumber,
  splice,
  cut,
  endVarintLater,
  changeDigit,
  repeatMany,
];

function setBytes(bytes: Uint8Array<ArrayBuffer>, _: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  for (let i = random.below(6); i >= 0; i--) bytes[random.below(bytes.length)] = random.below(256);
  return bytes;
}

function turnBit(bytes: Uint8Array<ArrayBuffer>, _: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const at = random.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
  return bytes;
}

function remove(bytes: Uint8Array<ArrayBuffer>, _: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const [from, to] = range(bytes, random);
  return joined(bytes.subarray(0, from), bytes.subarray(to));
}

function repeat(bytes: Uint8Array<ArrayBuffer>, _: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const [from, to] = range(bytes, random);
  return joined(bytes.subarray(0, to), bytes.subarray(from));
}

function swap(bytes: Uint8Array<ArrayBuffer>, _: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const [from, to] = range(bytes, random);
  return joined(bytes.subarray(0, from), bytes.subarray(to), bytes.subarray(from, to));
}

/** Numbers at the edges of what fits. */
function insertNumber(
  bytes: Uint8Array<ArrayBuffer>,
  _: Uint8Array,
  random: Random,
): Uint8Array<ArrayBuffer> {
  const at = random.below(bytes.length + 1);
  const number = EDGES[random.below(EDGES.length)] as readonly number[];
  return joined(bytes.subarray(0, at), Uint8Array.from(number), bytes.subarray(at + random.below(3)));
}

const EDGES: readonly (readonly number[])[] = [
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x01],
  [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80],
  [0xff, 0xff, 0xff, 0xff, 0x0f],
  [0xff, 0xff, 0xff, 0xff, 0x07],
  [0x80, 0x80, 0x80, 0x80, 0x10],
  [0x12, 0x00],
  [0x0a, 0xff, 0x7f],
  [...Buffer.from('9223372036854775808')],
  [...Buffer.from('0xffffffffffffffff')],
  [...Buffer.from('-1: ')],
];

function splice(bytes: Uint8Array<ArrayBuffer>, other: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const [from, to] = range(other, random);
  const at = random.below(bytes.length + 1);
  return joined(bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at));
}

function cut(bytes: Uint8Array<ArrayBuffer>, _: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  return bytes.slice(0, random.below(bytes.length + 1));
}

/** A byte whose top bit is set goes on with the next one. */
function endVarintLater(
  bytes: Uint8Array<ArrayBuffer>,
  _: Uint8Array,
  random: Random,
): Uint8Array<ArrayBuffer> {
  const at = random.below(bytes.length);
  for (let i = at; i < Math.min(bytes.length, at + 1 + random.below(10)); i++)
    bytes[i] = (bytes[i] ?? 0) | 0x80;
  return bytes;
}

function changeDigit(bytes: Uint8Array<ArrayBuffer>, _: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  const from = random.below(bytes.length);
  const at = bytes.findIndex((byte, index) => index >= from && byte >= 0x30 && byte <= 0x39);
  if (at !== -1) bytes[at] = 0x2d + random.below(14);
  return bytes;
}

/** Up to 64 kB of the same, for what grows with the square of its input. */
function repeatMany(bytes: Uint8Array<ArrayBuffer>, _: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  if (random.below(40) > 0) return bytes;
  const [from, to] = range(bytes, random);
  const piece = bytes.subarray(from, to);
  const times = Math.min(500, Math.floor(65536 / (piece.length + 1)));
  return joined(bytes.subarray(0, from), ...Array.from({ length: times }, () => piece), bytes.subarray(from));
}

/** Mostly short. */
function range(bytes: Uint8Array, random: Random): readonly [number, number] {
  const from = random.below(bytes.length + 1);
  const length = random.below(random.below(4) === 0 ? 400 : 12);
  return [from, Math.min(bytes.length, from + length)];
}

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
