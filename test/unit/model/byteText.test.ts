import { describe, expect, it } from 'vitest';
import { compareNames } from '../../../src/analysis/graph/compareNames';
import { bytesOfText, isWellFormed, putText, textOfBytes, wellFormed } from '../../../src/model/byteText';
import { Utf8Collector } from '../../../src/model/utf8Collector';
import { codePointCount, padded } from '../../../src/report/padded';
import type { Random } from '../../hostile/randomFrom';
import { randomFrom } from '../../hostile/randomFrom';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

/** What is not UTF-8, and how many characters Go's `utf8.RuneCount` says it is. */
const STRAYS: readonly (readonly [string, Uint8Array, number])[] = [
  ['a byte of none', bytes(0x61, 0xff, 0x62), 3],
  ['a rest without a beginning', bytes(0x80, 0xbf), 2],
  ['a character that is cut', bytes(0xe2, 0x82), 2],
  ['a longer form', bytes(0xc0, 0xaf), 2],
  ['a longer form of three', bytes(0xe0, 0x9f, 0xbf), 3],
  ['half of a pair', bytes(0xed, 0xb3, 0xbf), 3],
  ['more than there is', bytes(0xf4, 0x90, 0x80, 0x80), 4],
  ['a beginning before another', bytes(0xc3, 0xc3, 0xa4), 2],
  ['a cut one before text', bytes(0xf0, 0x9f, 0x98, 0x2e), 4],
];

/** Short strings of bytes that are often nearly UTF-8. */
function drawBytes({ below }: Random): Uint8Array {
  const parts = [
    [0x61],
    [0xc3, 0xa4],
    [0xe2, 0x82, 0xac],
    [0xf0, 0x9f, 0x98, 0x80],
    [0xf0, 0x9f, 0x98, 0x81],
    [0xf0, 0x9f, 0x98],
    [0xf0, 0x90, 0x80, 0x80],
    [0xee, 0x80, 0x80],
    [0xef, 0xbf, 0xbd],
    [0xff],
    [0x80],
    [0xc3],
    [0xe2, 0x82],
    [0xed, 0xa0, 0x80],
    [0xdc],
  ];
  return Uint8Array.from(Array.from({ length: below(6) }, () => parts[below(parts.length)] ?? []).flat());
}

describe('text of bytes', () => {
  it.each(STRAYS)('keeps %s', (_, stray, characters) => {
    const text = textOfBytes(stray);
    expect([...bytesOfText(text)]).toEqual([...stray]);
    expect(codePointCount(text)).toBe(characters);
    expect(isWellFormed(text)).toBe(false);
    expect(isWellFormed(wellFormed(text))).toBe(true);
    expect(codePointCount(wellFormed(text))).toBe(characters);
  });

  it.each(['', 'main.main', 'größe', '€', '😀', '\u{1f4ff}', '\ufeffx', '\ufffd', '\uffff'])(
    'is %j as it is',
    (text) => {
      const utf8 = new TextEncoder().encode(text);
      expect(textOfBytes(utf8)).toBe(text);
      expect(bytesOfText(text)).toEqual(utf8);
      expect(wellFormed(text)).toBe(text);
    },
  );

  it('gives any bytes back, also into a place for them', () => {
    const random = randomFrom(7);
    for (let i = 0; i < 2000; i++) {
      const drawn = drawBytes(random);
      const text = textOfBytes(drawn);
      const target = new Uint8Array(text.length * 3 + 1);
      expect([...bytesOfText(text)]).toEqual([...drawn]);
      expect([...target.subarray(0, putText(text, target))]).toEqual([...drawn]);
    }
  });

  it('is what the decoder says where that has no U+FFFD', () => {
    const random = randomFrom(8);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
    for (let i = 0; i < 2000; i++) {
      const drawn = drawBytes(random);
      const text = textOfBytes(drawn);
      if (isWellFormed(text)) expect(decoder.decode(drawn)).toBe(text);
      else expect(() => decoder.decode(drawn)).toThrow();
    }
  });

  it('sorts by its bytes', () => {
    const random = randomFrom(9);
    for (let i = 0; i < 5000; i++) {
      const [a, b] = [drawBytes(random), drawBytes(random)];
      expect(Math.sign(compareNames(textOfBytes(a), textOfBytes(b)))).toBe(Buffer.compare(a, b));
    }
  });

  it('is padded by characters, of which each such byte is one', () => {
    expect(padded('a\udcff', 4)).toBe('  a\udcff');
    expect(padded('😀', 4)).toBe('   😀');
  });

  it('of half a pair that a cut has left is U+FFFD', () => {
    expect([...bytesOfText('\ud83d')]).toEqual([0xef, 0xbf, 0xbd]);
    expect([...bytesOfText('\udc00\udcff')]).toEqual([0xef, 0xbf, 0xbd, 0xff]);
  });

  it('is one string for each in a collector', () => {
    const strings = new Utf8Collector();
    const [a, b, c] = ['\udcff', '\udcfe', '\ufffd'].map((text) => strings.indexOfText(text));
    expect(new Set([a, b, c]).size).toBe(3);
    expect(strings.indexOf(bytes(0xff), 0, 1)).toBe(a);
    expect(strings.toTable().text(a ?? -1)).toBe('\udcff');
  });

  it('of megabytes takes no more than a moment', () => {
    const large = new Uint8Array(2_000_000).fill(0xff);
    const began = performance.now();
    expect(Buffer.compare(bytesOfText(textOfBytes(large)), large)).toBe(0);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
