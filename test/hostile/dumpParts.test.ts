import { describe, expect, it } from 'vitest';
import { cutBehind } from '../../src/formats/goroutines/dumpCuts';
import { mergedDump } from '../../src/formats/goroutines/dumpParts';
import { GoroutineDumpReader } from '../../src/formats/goroutines/goroutineDumpReader';
import { readGoroutineDump } from '../../src/formats/goroutines/readGoroutineDump';
import type { GoroutineDump } from '../../src/model/goroutineDump';
import { DUMP_FIXTURES } from '../support/dumpFixtures';
import { randomFrom } from './randomFrom';

const TEXTS = DUMP_FIXTURES.filter(({ bytes }) => bytes.length < 30_000);
const SMALL = TEXTS.filter(({ bytes }) => bytes.length < 3000);
const MUTATIONS = 600;

describe.each(TEXTS)('$name, again and again', ({ bytes }) => {
  const text = repeated(bytes, 3);

  it('is the same, whether known goroutines are read as a whole or line by line', () => {
    expect(plain(inPieces(text, 7))).toBe(plain(readGoroutineDump(text)));
    expect(plain(inPieces(text, 3000))).toBe(plain(readGoroutineDump(text)));
  });

  it('is the same in a log and with Windows line ends, too', () => {
    if (bytes.length > 9000) return;
    for (const form of [withReturns(text), logged(text, 'whole'), logged(text, 'trimmed')])
      expect(plain(inPieces(form, 7))).toBe(plain(readGoroutineDump(form)));
  });

  it('is the same, read in two parts or in as many as there are goroutines', () => {
    const whole = plain(readGoroutineDump(text));
    const cuts = cutsOf(text);
    const some = cuts.filter((_, index) => index % Math.ceil(cuts.length / 8) === 0);
    for (const cut of some) expect(plain(inParts(text, [cut]))).toBe(whole);
    expect(plain(inParts(text, cuts))).toBe(whole);
  });
});

describe('damaged dumps', () => {
  it('are the same in parts and in pieces', () => {
    const random = randomFrom(5).below;
    let cutCount = 0;
    for (let turn = 0; turn < MUTATIONS; turn++) {
      const chosen = Array.from({ length: 3 }, () => SMALL[random(SMALL.length)]?.bytes ?? new Uint8Array());
      const text = mutated(inForm(Buffer.concat([...chosen, ...chosen]), turn % 5), random);
      const whole = plain(readGoroutineDump(text));
      const cuts = cutsOf(text);
      cutCount += cuts.length;
      expect(plain(inPieces(text, 11))).toBe(whole);
      expect(plain(inParts(text, cuts))).toBe(whole);
      const cut = cuts[random(cuts.length)];
      if (cut !== undefined) expect(plain(inParts(text, [cut]))).toBe(whole);
    }
    expect(cutCount).toBeGreaterThan(MUTATIONS);
  });

  it('count the problems of all parts, of which a thousand are listed', () => {
    const block = `goroutine 1 [running]:\n${'main.f()\n'.repeat(700)}\n`;
    const text = new TextEncoder().encode(block.repeat(3));
    const { problems } = inParts(text, cutsOf(text));
    expect(problems).toEqual(readGoroutineDump(text).problems);
    expect(problems).toHaveLength(1001);
  });
});

function inParts(text: Uint8Array, cuts: readonly number[]): GoroutineDump {
  const starts = [0, ...cuts];
  return mergedDump(
    starts.map((start, index) => {
      const reader = new GoroutineDumpReader();
      reader.push(text.subarray(start, starts[index + 1]));
      return reader.finishPart();
    }),
  );
}

function inPieces(text: Uint8Array, length: number): GoroutineDump {
  const reader = new GoroutineDumpReader();
  for (let at = 0; at < text.length; at += length) reader.push(text.subarray(at, at + length));
  return reader.finish();
}

function cutsOf(text: Uint8Array): number[] {
  const cuts: number[] = [];
  for (let at = cutBehind(text, 0); at >= 0; at = cutBehind(text, at)) cuts.push(at);
  return cuts;
}

/** All that it holds, as text: that is compared much faster. */
function plain({ strings, ancestors, ...tables }: GoroutineDump): string {
  const texts = Array.from({ length: strings.count }, (_, index) => strings.text(index));
  return JSON.stringify({ ...tables, texts, ancestors: [...ancestors] }, (_, value: unknown) =>
    ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value,
  );
}

function repeated(bytes: Uint8Array, count: number): Uint8Array {
  return Buffer.concat(Array.from({ length: count }, () => [bytes, Buffer.from('\n')]).flat());
}

function inForm(bytes: Uint8Array, form: number): Uint8Array {
  switch (form) {
    case 0:
      return withReturns(bytes);
    case 1:
      return logged(bytes, 'whole');
    case 2:
      return logged(bytes, 'trimmed');
    default:
      return bytes;
  }
}

function withReturns(bytes: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1');
}

/** With what a log writes in front of each line: the digits, and how many there are, are others each time. */
function logged(bytes: Uint8Array, ends: 'whole' | 'trimmed'): Uint8Array {
  const lines = Buffer.from(bytes).toString('latin1').split('\n');
  const written = lines.map((line, at) => `04:${at % 60}:15.${at * 7}Z app[${at % 13}] F ${line}`);
  const text = (ends === 'trimmed' ? written.map((line) => line.trimEnd()) : written).join('\n');
  return Buffer.from(text, 'latin1');
}

function mutated(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const text = Array.from(bytes);
  for (let turn = 0; turn <= random(40); turn++) {
    const at = random(text.length);
    const kind = random(5);
    if (kind === 0) text.splice(at, random(200));
    else if (kind === 1) text.splice(at, 0, ...text.slice(at, at + random(200)));
    else if (kind === 2) text.splice(at, 0, ...Array.from('goroutine 7 [', (it) => it.charCodeAt(0)));
    else if (kind === 3) text.splice(at, 0, ...Array.from('\n\npanic: ', (it) => it.charCodeAt(0)));
    else text[at] = '\n\t()[]{}:"0 .+\r'.charCodeAt(random(16));
  }
  return Uint8Array.from(text);
}
