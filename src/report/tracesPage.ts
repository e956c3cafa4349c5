import { framesOf } from '../analysis/frames';
import { labelKeyCount } from '../analysis/sampleLabels';
import { meanOf } from '../analysis/graph/graphSamples';
import { printableName } from '../analysis/graph/nodeInfo';
import { valueAt } from '../model/valueColumn';
import type { TraceLine, TracesPage, TracesRequest } from '../protocol/serverRequests';
import { frameAt, placeOf } from './frameText';
import { labelLines } from './labelLines';
import type { OpenView } from './openView';
import { keptPage } from './openView';
import { quantity } from './quantity';
import { shortened } from './shortened';
import { matchingSamples } from './traceFilter';

/** A window of the traces, flattened to lines: one for the trace, one per label key, one per frame. */
export function tracesPage(view: OpenView, request: Omit<TracesRequest, 'view'>): TracesPage {
  const all = keptPage(view, 'traces', () => layout(view, samplesWithStack(view)));
  const shown =
    request.filter === ''
      ? all
      : keptPage(view, `traces ${request.filter}`, () =>
          layout(view, matchingSamples(view, all.rows, request.filter)),
        );
  return {
    lines: linesBetween(view, shown, request.offset, request.offset + request.limit),
    lineCount: shown.lineStarts[shown.rows.length] ?? 0,
    traceCount: shown.rows.length,
    allTraceCount: all.rows.length,
  };
}

interface Layout {
  /** Rows of the samples, in the order of the profile. */
  readonly rows: Uint32Array;
  /** First line of each trace; one more for the end. */
  readonly lineStarts: Float64Array;
}

/** Samples without a stack have no trace; those with the value 0 do (pprof: printTraces). */
function samplesWithStack({ profile: { samples } }: OpenView): Uint32Array {
  const rows = new Uint32Array(samples.count);
  let count = 0;
  for (let row = 0; row < samples.count; row++) {
    if (samples.stackStarts[row] !== samples.stackStarts[row + 1]) rows[count++] = row;
  }
  return rows.slice(0, count);
}

function layout({ profile }: OpenView, rows: Uint32Array): Layout {
  const { stackStarts, stacks } = profile.samples;
  const { starts } = framesOf(profile);
  const lineStarts = new Float64Array(rows.length + 1);
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index] as number;
    let lines = 1 + labelKeyCount(profile, row);
    for (let at = stackStarts[row] as number; at < (stackStarts[row + 1] as number); at++) {
      const location = stacks[at] as number;
      lines += (starts[location + 1] as number) - (starts[location] as number);
    }
    lineStarts[index + 1] = (lineStarts[index] as number) + lines;
  }
  return { rows, lineStarts };
}

function linesBetween(view: OpenView, { rows, lineStarts }: Layout, from: number, to: number): TraceLine[] {
  const lines: TraceLine[] = [];
  for (let index = traceAt(lineStarts, from); index < rows.length; index++) {
    const first = lineStarts[index] as number;
    if (first >= to) break;
    const frameCount =
      (lineStarts[index + 1] as number) - first - 1 - labelKeyCount(view.profile, rows[index] as number);
    const head = headLines(view, rows[index] as number, frameCount);
    lines.push(...head.slice(Math.max(0, from - first), Math.max(0, to - first)));
    const firstFrame = first + head.length;
    lines.push(...frameLines(view, rows[index] as number, from - firstFrame, to - firstFrame));
  }
  return lines;
}

/** The last trace that begins at the line or before it. */
function traceAt(lineStarts: Float64Array, line: number): number {
  let low = 0;
  let high = lineStarts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] as number) <= line) low = middle;
    else high = middle;
  }
  return low;
}

/** The trace itself and its labels. */
function headLines(view: OpenView, row: number, frameCount: number): TraceLine[] {
  return [
    { kind: 'trace', ordinal: row + 1, value: quantity(valueOf(view, row), view.style), frameCount },
    ...labelLines(view.profile, row, view.labelUnits).map(({ key, value: text }) => ({
      kind: 'label' as const,
      key: shortened(key),
      value: shortened(text),
    })),
  ];
}

function valueOf({ profile, sampleType, options }: OpenView, row: number): bigint {
  const { values } = profile.samples;
  const value = values[sampleType] ? valueAt(values[sampleType], row) : 0n;
  return options.mean && values[0] ? meanOf(value, valueAt(values[0], row)) : value;
}

/** The frames from one to another of the trace's, leaf first; a hostile stack has millions of which few are shown. */
function frameLines(view: OpenView, row: number, from: number, to: number): TraceLine[] {
  const { profile } = view;
  const { stackStarts, stacks } = profile.samples;
  const { starts, inlined } = framesOf(profile);
  const { ofFrame, info } = view.traceNodes;
  const lines: TraceLine[] = [];
  let passed = 0;
  for (let at = stackStarts[row] as number; at < (stackStarts[row + 1] as number) && passed < to; at++) {
    const location = stacks[at] as number;
    const first = starts[location] as number;
    const end = starts[location + 1] as number;
    for (
      let frame = Math.max(first, first + from - passed);
      frame < Math.min(end, first + to - passed);
      frame++
    ) {
      lines.push({
        kind: 'frame',
        name: shortened(printableName(info(ofFrame[frame] as number))),
        at: frameAt(profile, frame),
        inlined: inlined[frame] === 1,
        place: placeOf(profile, frame),
      });
    }
    passed += end - first;
  }
  return lines;
}
