/**
 * Reads the text of count profiles: goroutine, threadcreate, goroutineleak and custom ones with `?debug=1`.
 * Unlike pprof, which keeps only addresses, it reads the symbols and labels that Go writes beside them.
 *
 *     goroutine profile: total 151
 *     100 @ 0x43b2f6 0x40708c 0x671a6c 0x46b341
 *     # labels: {"tenant":"acme"}
 *     #	0x671a6b	example.com/leak.leakSend+0x2b	demo/leak/leak.go:32
 *
 * Written by printCountProfile in Go's runtime/pprof/pprof.go (1.11 to 1.27).
 */
import type { Profile } from '../../model/profile';
import { TextProfileBuilder } from './textProfileBuilder';
import { readFrameComment } from './frameComment';
import { parseGoQuotedPairs } from './goQuoted';

export type CountTextOutcome =
  | { readonly ok: true; readonly profile: Profile; readonly problems: readonly string[] }
  | { readonly ok: false; readonly reason: string };

const HEADER = /^(\S{1,1024}) profile: total (\d{1,19})$/;
const LABELS_START = '# labels: {';

/** The line that such a text begins with, or undefined: leading comment lines are skipped, as pprof does. */
export function countTextHeader(
  text: string,
): { name: string; total: bigint; bodyStart: number } | undefined {
  let start = 0;
  for (let skipped = 0; skipped < 1000; skipped++) {
    const end = lineEnd(text, start);
    const line = text.slice(start, end).replace(/\r$/, '');
    const match = HEADER.exec(line.length > 4096 ? '' : line);
    if (match) return { name: match[1] ?? '', total: BigInt(match[2] ?? '0'), bodyStart: end + 1 };
    if (end >= text.length || !isComment(line)) return undefined;
    start = end + 1;
  }
  return undefined;
}

export function readCountText(text: string): CountTextOutcome {
  const header = countTextHeader(text);
  if (!header) return { ok: false, reason: 'its first line is not `NAME profile: total N`' };
  const builder = new TextProfileBuilder([{ type: header.name, unit: 'count' }]);
  const problems: string[] = [];
  let counted = 0n;
  let record:
    { count: bigint; addresses: bigint[]; labels: readonly (readonly [string, string])[] } | undefined;
  const finishRecord = (): void => {
    if (record) builder.addSample(record.addresses, [record.count], record.labels);
    record = undefined;
  };
  for (const { line, number } of linesFrom(text, header.bodyStart)) {
    if (line.startsWith('#')) {
      readComment(line, builder, (labels) => {
        if (record) record.labels = labels;
      });
    } else if (line.trim() === '') continue;
    else if (line.startsWith('---')) break;
    else {
      finishRecord();
      const next = readRecord(line);
      if (!next) {
        problems.push(
          `Line ${number} is no record (expected \`N @ 0x… 0x…\`, found ${JSON.stringify(cut(line))}).`,
        );
        if (problems.length > 20) break;
        continue;
      }
      counted += next.count;
      record = { ...next, labels: [] };
    }
  }
  finishRecord();
  if (counted !== header.total) {
    problems.push(
      `The first line says ${header.total.toString()}, but the records add up to ${counted.toString()}; the text may be cut short.`,
    );
  }
  return { ok: true, profile: builder.build(), problems };
}

/**
 * `100 @ 0x43b2f6 0x40708c`, and `6 @`, which Go writes for threads without a stack. A hostile line may have millions of
 * addresses, so no regular expression spans it. Undefined when the line is something else.
 */
function readRecord(line: string): { count: bigint; addresses: bigint[] } | undefined {
  const start = /^(\d{1,19}) @(?= |$)/.exec(line.slice(0, 32));
  if (!start) return undefined;
  const count = BigInt(start[1] ?? '0');
  if (count > MAX_INT64) return undefined;
  const addresses: bigint[] = [];
  for (const word of line.slice(start[0].length).split(' ')) {
    if (word === '') continue;
    if (!/^0x[0-9a-f]{1,16}$/.test(word)) return undefined;
    // One less than each return address, modulo 2^64, as pprof does.
    addresses.push(BigInt.asUintN(64, BigInt(word) - 1n));
  }
  return { count, addresses };
}

const MAX_INT64 = 2n ** 63n - 1n;

function readComment(
  line: string,
  builder: TextProfileBuilder,
  setLabels: (labels: readonly (readonly [string, string])[]) => void,
): void {
  const trimmed = line.trimEnd();
  if (trimmed.startsWith(LABELS_START) && trimmed.endsWith('}')) {
    setLabels(parseGoQuotedPairs(trimmed.slice(LABELS_START.length, -1)));
    return;
  }
  const frame = readFrameComment(trimmed);
  if (frame) builder.nameAddress(frame.address, frame.functionName, frame.fileName, frame.lineNumber);
}

function isComment(line: string): boolean {
  const trimmed = line.trim();
  return trimmed === '' || trimmed.startsWith('#');
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end;
}

/** Lines with their one-based number, without `\n` and `\r`. */
function* linesFrom(text: string, start: number): Generator<{ line: string; number: number }> {
  let number = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < start; at = text.indexOf('\n', at + 1)) number++;
  while (start < text.length) {
    const end = lineEnd(text, start);
    const stop = text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    yield { line: text.slice(start, Math.max(start, stop)), number: number++ };
    start = end + 1;
  }
}

function cut(line: string): string {
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
