/**
 * `go tool pprof -traces` as text, to the byte, piece by piece: it can be larger than memory. Every line of a frame is
 * made once, at the head of one buffer, and copied behind that head wherever the frame occurs.
 */
import type { GraphNodes } from '../analysis/graph/graphNodes';
import { graphSamples, meanOf } from '../analysis/graph/graphSamples';
import { printableName } from '../analysis/graph/nodeInfo';
import { functionNodesOf, keptNodes } from '../analysis/nodes';
import { bytesOfText, putText } from '../model/byteText';
import { valueAt } from '../model/valueColumn';
import { formatValue } from './graphReport';
import { labelLineText, labelLines } from './labelLines';
import { profileLabels } from './profileLabels';
import type { Report, ReportText } from './report';

const SEPARATOR = '-----------+-------------------------------------------------------\n';
/** Before the name, where the value stands in the first line: `%10s   `. */
const INDENT = 13;
const PIECE_BYTES = 1 << 20;

export function tracesText(report: Report): ReportText {
  return { ok: true, pieces: traces(report) };
}

/** Each piece holds until the next one is asked for. */
function* traces(report: Report): Generator<string | Uint8Array> {
  const { profile, options } = report;
  yield `${profileLabels(report, options.unit).join('\n')}\n`;
  const { stackStarts, stacks, labelStarts, count } = profile.samples;
  const nodes = traceNodes(report);
  const lines = new FrameLines(nodes);
  const valueText = valueTexts(report);
  const { starts } = nodes.frames;
  for (let row = 0; row < count; row++) {
    const begin = stackStarts[row] as number;
    const end = stackStarts[row + 1] as number;
    if (begin === end) continue;
    lines.text(SEPARATOR);
    const hasLabels = labelStarts[row] !== labelStarts[row + 1] || profile.samples.diffBase?.[row] === 1;
    if (hasLabels) {
      for (const line of labelLines(profile, row, report.labelUnits)) lines.text(`${labelLineText(line)}\n`);
    }
    lines.text(valueText(row).padStart(10));
    lines.text('   ');
    let isFirst = true;
    for (let at = begin; at < end; at++) {
      const location = stacks[at] as number;
      const frameEnd = starts[location + 1] as number;
      for (let frame = starts[location] as number; frame < frameEnd; frame++) {
        if (isFirst) lines.frame(frame, INDENT);
        else lines.frame(frame, 0);
        isFirst = false;
      }
      if (lines.isFull) yield lines.take();
    }
  }
  lines.text(SEPARATOR);
  yield lines.take();
}

/** What traces names frames by. */
export function traceNodes({ profile, options }: Pick<Report, 'profile' | 'options'>): GraphNodes {
  if (options.granularity === 'functions' && !options.noInlines) return functionNodesOf(profile);
  // Unlike in the other reports, paths are not trimmed (printTraces in report.go).
  return keptNodes(profile, { ...options, binaries: 'merged', trimPath: (path) => path }, 'as they are');
}

/** Prints a sample's value; values repeat, so that their texts are kept. */
function valueTexts(report: Report): (row: number) => string {
  const { profile, sampleTypeIndex, options } = report;
  const { column, divisor } = graphSamples(profile, sampleTypeIndex, options.mean ? 'mean' : 'sum');
  const known = new Map<bigint, string>();
  return (row) => {
    const value = valueAt(column, row);
    const shown = divisor ? meanOf(value, valueAt(divisor, row)) : value;
    let text = known.get(shown);
    if (text === undefined) {
      text = formatValue(report, shown, options.unit);
      if (known.size < 10_000) known.set(shown, text);
    }
    return text;
  };
}

class FrameLines {
  private buffer: Uint8Array;
  private readonly starts: Uint32Array;
  private readonly head: number;
  private at: number;

  constructor({ frames, ofFrame, info }: GraphNodes) {
    const texts = new Map<number, Uint8Array>();
    const lineOf = (frame: number): Uint8Array => {
      const key = (ofFrame[frame] as number) * 2 + (frames.inlined[frame] as number);
      let text = texts.get(key);
      if (text === undefined) {
        const suffix = frames.inlined[frame] === 1 ? ' (inline)' : '';
        const name = printableName(info(ofFrame[frame] as number));
        texts.set(key, (text = bytesOfText(`${' '.repeat(INDENT)}${name}${suffix}\n`)));
      }
      return text;
    };
    this.starts = new Uint32Array(frames.count + 1);
    const lines: Uint8Array[] = [];
    for (let frame = 0; frame < frames.count; frame++) {
      lines.push(lineOf(frame));
      this.starts[frame + 1] = (this.starts[frame] as number) + (lines[frame]?.length ?? 0);
    }
    this.head = this.starts[frames.count] as number;
    this.buffer = new Uint8Array(this.head + 2 * PIECE_BYTES);
    lines.forEach((line, frame) => {
      this.buffer.set(line, this.starts[frame]);
    });
    this.at = this.head;
  }

  get isFull(): boolean {
    return this.at - this.head >= PIECE_BYTES;
  }

  text(text: string): void {
    this.reserve(text.length * 3);
    this.at += putText(text, this.buffer.subarray(this.at));
  }

  /** The line of a frame from its byte `from` on. */
  frame(frame: number, from: number): void {
    const start = (this.starts[frame] as number) + from;
    const end = this.starts[frame + 1] as number;
    if (this.at + end - start > this.buffer.length) this.reserve(end - start);
    this.buffer.copyWithin(this.at, start, end);
    this.at += end - start;
  }

  take(): Uint8Array {
    const piece = this.buffer.subarray(this.head, this.at);
    this.at = this.head;
    return piece;
  }

  private reserve(bytes: number): void {
    if (this.at + bytes <= this.buffer.length) return;
    const larger = new Uint8Array(this.buffer.length + bytes + PIECE_BYTES);
    larger.set(this.buffer.subarray(0, this.at));
    this.buffer = larger;
  }
}
