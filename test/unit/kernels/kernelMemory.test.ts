/** Hashes of strings, and memory. */
import { describe, expect, it } from 'vitest';
import { Kernel, KernelMemorySpent, withKernel } from '../../../src/kernels/kernel';
import { hashOfBytes, hashesOf, kernelHashes } from '../../../src/model/stringHash';
import { randomFrom } from '../../hostile/randomFrom';

describe('strings', () => {
  it('have the same hashes, whatever their length and wherever they lie', () => {
    const random = randomFrom(1);
    const ends = Array.from({ length: 3000 }, () => random.below(random.below(20) === 0 ? 300 : 12));
    const starts = new Uint32Array(ends.length + 1);
    ends.forEach((length, row) => (starts[row + 1] = (starts[row] as number) + length));
    const bytes = Uint8Array.from({ length: starts[ends.length] as number }, () => random.below(256));
    const one = ends.map((_, row) => hashOfBytes(bytes, starts[row] as number, starts[row + 1] as number));
    expect(kernelHashes({ bytes, starts })).toEqual(Int32Array.from(one));
    expect(hashesOf({ bytes, starts })).toBeUndefined();
  });

  it('of a large table are made once', () => {
    const table = { bytes: new Uint8Array(1 << 18).fill(97), starts: Uint32Array.of(0, 5, 1 << 18) };
    expect(hashesOf(table)).toEqual(
      Int32Array.of(hashOfBytes(table.bytes, 0, 5), hashOfBytes(table.bytes, 5, 1 << 18)),
    );
    expect(hashesOf(table)).toBe(hashesOf(table));
  });

  it('may be none', () => {
    expect(kernelHashes({ bytes: new Uint8Array(0), starts: Uint32Array.of(0, 0) })).toEqual(
      Int32Array.of(hashOfBytes(new Uint8Array(0), 0, 0)),
    );
  });
});

describe('memory of a kernel', () => {
  it('is zero, lies at multiples of 16, and never twice', () => {
    const kernel = new Kernel();
    const places = [0, 1, 15, 16, 70_000, 0, 3].map((bytes) => ({ bytes, at: kernel.allocate(bytes) }));
    let end = 1;
    for (const { bytes, at } of places) {
      expect(at % 16).toBe(0);
      expect(at).toBeGreaterThanOrEqual(end);
      expect(kernel.bytes(at, bytes).every((byte) => byte === 0)).toBe(true);
      kernel.bytes(at, bytes).fill(255);
      end = at + bytes;
    }
  });

  it('ends at 4 GB, and then there is no answer', () => {
    const kernel = new Kernel();
    for (const bytes of [2 ** 32, 2 ** 32 - 1, 2 ** 32 - 63, 2 ** 40, NaN, Infinity]) {
      expect(() => {
        kernel.allocate(bytes);
      }).toThrow(KernelMemorySpent);
    }
    // What was refused takes nothing.
    expect(kernel.allocate(16)).toBe(64);
    expect(withKernel((spent) => spent.allocate(2 ** 33))).toBeUndefined();
    const broken = (): unknown => {
      throw new RangeError('another problem');
    };
    expect(() => withKernel(broken)).toThrow('another problem');
  });

  it('is zero again when it is used again', () => {
    const first = Kernel.take();
    const other = Kernel.take();
    expect(other).not.toBe(first);
    first.bytes(first.allocate(300_000), 300_000).fill(7);
    Kernel.giveBack(first);
    const again = Kernel.take();
    expect(again).toBe(first);
    for (const bytes of [5, 70_000, 0, 200_000, 400_000]) {
      const at = again.allocate(bytes);
      expect(again.bytes(at, bytes).every((byte) => byte === 0)).toBe(true);
      again.bytes(at, bytes).fill(8);
    }
    Kernel.giveBack(again);
    const last = Kernel.take();
    expect(last.bytes(last.allocate(700_000), 700_000).every((byte) => byte === 0)).toBe(true);
  });

  it('that is large is not kept', () => {
    const large = Kernel.take();
    large.allocate(100 << 20);
    Kernel.giveBack(large);
    expect(Kernel.take()).not.toBe(large);
  });
});
