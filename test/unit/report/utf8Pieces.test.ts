import { describe, expect, it } from 'vitest';
import { cuttingTable, Utf8Pieces } from '../../../src/report/utf8Pieces';

function textOf(fill: (pieces: Utf8Pieces) => void): string {
  const pieces = new Utf8Pieces();
  fill(pieces);
  return Buffer.from(pieces.take()).toString('utf8');
}

describe('text as UTF-8', () => {
  it.each([
    0,
    -0,
    7,
    -7,
    1_234_567_890,
    -123_456_789,
    -1_234_567_890,
    2 ** 31 - 1,
    -(2 ** 31),
    2 ** 31,
    Number.MAX_SAFE_INTEGER,
    -(2n ** 63n),
  ])('pads %s to ten columns', (value) => {
    expect(
      textOf((pieces) => {
        pieces.column(value);
      }),
    ).toBe(` ${String(value).padStart(10)}`);
  });

  it('has a byte that is no UTF-8 as it is', () => {
    const pieces = new Utf8Pieces();
    pieces.text('a\udcffé\udcc3');
    expect([...pieces.take()]).toEqual([0x61, 0xff, 0xc3, 0xa9, 0xc3]);
    const table = cuttingTable(2, (index) => ['x\udcfe', 'y'][index] ?? '');
    expect([...table.bytes.subarray(0, 3)]).toEqual([0x78, 0xfe, 0x79]);
  });

  it('holds any text', () => {
    const text = `a é 😀 ${'x'.repeat(200_000)} \ufeff`;
    expect(
      textOf((pieces) => {
        pieces.text(text);
      }),
    ).toBe(text);
  });

  it('starts anew after each piece', () => {
    const pieces = new Utf8Pieces();
    pieces.text('one');
    expect(pieces.take()).toHaveLength(3);
    expect(pieces.take()).toHaveLength(0);
  });

  it('copies cuttings by number', () => {
    const table = cuttingTable(1000, (index) => `${index} `);
    expect(
      textOf((pieces) => {
        pieces.cuttings(table, Uint32Array.of(9, 999, 0, 10), 1, 4);
      }),
    ).toBe('999 0 10 ');
  });
});
