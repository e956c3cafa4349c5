/** The profiles that `-proto` and `-topproto` write. Source: printProto and printTopProto in pprof's report.go. */
import type { Graph } from '../analysis/graph/graph';
import { aggregateProfile } from '../analysis/filters/aggregateProfile';
import type { FunctionTable, LocationTable, Profile, SampleTable } from '../model/profile';
import { StringCollector } from '../model/stringTable';
import type { ValueColumn } from '../model/valueColumn';
import { narrowed, valueAt } from '../model/valueColumn';
import { truncatedInt64 } from '../analysis/merge/scaledColumn';
import { divided } from './graphReport';
import { scale } from '../analysis/measurement';
import type { GraphReport, Report } from './report';

/** The filtered profile; what opens it shows the sample type that was shown here. */
export function protoProfile(report: Report): Profile {
  const profile = aggregateProfile(report.profile, report.options);
  const { divideBy } = report.options;
  return {
    ...profile,
    samples: {
      ...profile.samples,
      values: profile.samples.values.map((column) => dividedColumn(column, divideBy)),
    },
    defaultSampleType: profile.sampleTypes[report.sampleTypeIndex]?.type ?? '',
  };
}

function dividedColumn(column: ValueColumn, divideBy: number): ValueColumn {
  if (!(1 / divideBy > 0) || divideBy === 1) return column;
  return narrowed(
    BigInt64Array.from({ length: column.length }, (_, row) => divided(valueAt(column, row), divideBy)),
  );
}

/** The report's nodes as samples of one frame each, with cum and flat as whole numbers of the report's unit. */
export function topProtoProfile(report: Report, { graph, unit }: GraphReport): Profile {
  const { profile, sampleUnit } = report;
  const scaled = (value: bigint): bigint => truncatedInt64(scale(value, sampleUnit, unit).value);
  const strings = new StringCollector();
  const functions = topFunctions(graph, strings);
  const column = (valueOf: (node: number) => bigint): ValueColumn =>
    narrowed(BigInt64Array.from(graph.order, (node) => scaled(valueOf(node))));
  return {
    sampleTypes: [
      { type: 'cum', unit },
      { type: 'flat', unit },
    ],
    defaultSampleType: '',
    periodType: profile.periodType,
    period: profile.period,
    timeNanos: profile.timeNanos,
    durationNanos: profile.durationNanos,
    comments: [],
    docUrl: '',
    dropFrames: '',
    keepFrames: '',
    samples: topSamples([column((node) => graph.cumValue(node)), column((node) => graph.flatValue(node))]),
    locations: topLocations(graph, functions.ofNode),
    functions: functions.table,
    mappings: [],
    strings: strings.toTable(),
  };
}

function topSamples(values: readonly ValueColumn[]): SampleTable {
  const count = values[0]?.length ?? 0;
  return {
    count,
    stackStarts: Uint32Array.from({ length: count + 1 }, (_, row) => row),
    stacks: Uint32Array.from({ length: count }, (_, row) => row),
    values,
    labelStarts: new Uint32Array(count + 1),
    labels: {
      keys: new Uint32Array(0),
      texts: new Uint32Array(0),
      numbers: new BigInt64Array(0),
      units: new Uint32Array(0),
    },
  };
}

function topLocations(graph: Graph, functionOfNode: Uint32Array): LocationTable {
  const { order } = graph;
  const { length: count } = order;
  return {
    count,
    ids: BigUint64Array.from(order, (_, row) => BigInt(row + 1)),
    addresses: BigUint64Array.from(order, (node) => graph.info(node).address),
    mappings: new Int32Array(count).fill(-1),
    lineStarts: Uint32Array.from({ length: count + 1 }, (_, row) => row),
    lineFunctions: functionOfNode,
    lineNumbers: Float64Array.from(order, (node) => graph.info(node).line),
    lineColumns: Float64Array.from(order, (node) => graph.info(node).column),
    folded: new Uint8Array(count),
  };
}

/** Nodes of the same name, file and start line are one function, whatever their line. */
function topFunctions(
  graph: Graph,
  strings: StringCollector,
): { readonly table: FunctionTable; readonly ofNode: Uint32Array } {
  const rows = new Map<string, number>();
  const names: number[] = [];
  const fileNames: number[] = [];
  const startLines: number[] = [];
  const ofNode = graph.order.map((node) => {
    const { name, file, startLine } = graph.info(node);
    const key = JSON.stringify([name, file, startLine]);
    const known = rows.get(key);
    if (known !== undefined) return known;
    rows.set(key, names.length);
    names.push(strings.indexOf(name));
    fileNames.push(strings.indexOf(file));
    startLines.push(startLine);
    return names.length - 1;
  });
  const table: FunctionTable = {
    count: names.length,
    ids: BigUint64Array.from(names, (_, row) => BigInt(row + 1)),
    names: Uint32Array.from(names),
    systemNames: new Uint32Array(names.length),
    fileNames: Uint32Array.from(fileNames),
    startLines: Float64Array.from(startLines),
  };
  return { table, ofNode };
}
