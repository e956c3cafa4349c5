import type { AddressSamples } from './addressSamples';
import type { AddressAtLine, WantedFile } from './wantedLines';

/** Lines of a file that are shown as one function. */
export interface FunctionRange {
  readonly name: string;
  /** One-based. */
  begin: number;
  /** One-based, not included. */
  end: number;
  flat: bigint;
  cum: bigint;
}

/**
 * Joins the lines with values of a function where they are near each other, and adds some lines before and after, so
 * that no line is shown twice. Rule: functions in pprof's internal/report/source.go, 2026-11.
 */
export function functionRanges(
  file: WantedFile,
  samples: AddressSamples,
  shownName: (name: string) => string,
): FunctionRange[] {
  const ranges: FunctionRange[] = [];
  const lines = [...file.lines].sort(([a], [b]) => a - b);
  for (const [number, line] of lines) {
    const name = shownName(line.functionName);
    const sum = sumOfLine(line.addresses, samples);
    const last = ranges.at(-1);
    if (last && number - last.end < MERGED_GAP && last.name === name) {
      last.end = number + 1;
      last.flat = BigInt.asIntN(64, last.flat + sum.flat);
      last.cum = BigInt.asIntN(64, last.cum + sum.cum);
    } else ranges.push({ name, begin: number, end: number + 1, ...sum });
  }
  expand(ranges);
  return ranges;
}

export function* lineNumbersOf({ begin, end }: FunctionRange): Generator<number> {
  // A number that stands for one beyond 2^53 has no neighbours.
  if (!Number.isSafeInteger(begin)) yield begin;
  else for (let line = begin; line < Math.min(end, 2 ** 53); line++) yield line;
}

export function sumOfLine(
  addresses: readonly AddressAtLine[],
  samples: AddressSamples,
): { flat: bigint; cum: bigint } {
  let [flat, cum] = [0n, 0n];
  for (const { address } of addresses) {
    flat += samples.flat(address);
    cum += samples.cum(address);
  }
  return { flat: BigInt.asIntN(64, flat), cum: BigInt.asIntN(64, cum) };
}

const MERGED_GAP = 20;
const MARGIN = 5;

function expand(ranges: readonly FunctionRange[]): void {
  for (const [index, range] of ranges.entries()) {
    const before = ranges[index - 1];
    if (before) {
      const halfGap = Math.min(Math.trunc((range.begin - before.end) / 2), MARGIN);
      before.end += halfGap;
      range.begin -= halfGap;
    } else if (range.begin > MARGIN) range.begin -= MARGIN;
    // Line 0 stands for lines that are unknown.
    else if (range.begin > 1) range.begin = 1;
  }
  const last = ranges.at(-1);
  if (last) last.end += MARGIN;
}
