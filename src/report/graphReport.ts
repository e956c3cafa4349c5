import { int64Magnitude } from '../analysis/magnitude';
import type { Graph } from '../analysis/graph/graph';
import { callTreeShape } from '../analysis/graph/callTree';
import type { GraphNodes } from '../analysis/graph/graphNodes';
import { graphSamples } from '../analysis/graph/graphSamples';
import { printableName } from '../analysis/graph/nodeInfo';
import type { TrimOptions } from '../analysis/graph/trimmedGraph';
import { trimmedGraph } from '../analysis/graph/trimmedGraph';
import { functionNodesOf, keptNodes } from '../analysis/nodes';
import type { ReportOptions } from '../analysis/reportOptions';
import { trimPath } from '../analysis/trimPath';
import { commonUnit, scaledLabel } from '../analysis/measurement';
import type { KeptShape } from './keptShape';
import { keptShape } from './keptShape';
import type { GraphReport, Report } from './report';
import { reportLabels } from './reportLabels';

/** Builds the graph that a report shows. */
export function graphReport(report: Report): GraphReport {
  const { options } = report;
  const nodes = nodesFor(report);
  const { samples, shape } = shapeOf(report, nodes);
  const graph = trimmedGraph(samples, shape, {
    ...options,
    sort: report.command === 'list' ? 'none' : options.sort,
    purpose: isDrawn(report) ? 'drawn' : 'listed',
    edges: edgesFor(report, nodes),
    shapeOfBuild: (build) =>
      isTrimmedAgain(report, build) ? shapeOf(report, nodesFor(report, build)).shape : undefined,
    tags: {
      byteUnit: report.labelUnits.get('bytes') ?? 'bytes',
      format: (value, unit) => scaledLabel(value, unit, options.unit),
    },
  });
  const unit = unitFor(report, graph);
  const format = (value: bigint): string => formatValue(report, value, unit);
  return { graph, unit, format, labels: reportLabels(report, graph, unit) };
}

/** What the report's graph is counted from, and how. */
export function shapeOf(report: Report, nodes = nodesFor(report)): KeptShape {
  const { command, options, profile, sampleTypeIndex, second } = report;
  const value = options.mean ? 'mean' : 'sum';
  const isTree = options.callTree && (isDrawn(report) || command === 'callgrind');
  if (!isTree) return keptShape(profile, sampleTypeIndex, value, nodes, second);
  // It may have as many nodes as the profile has frames, and so is not kept.
  const samples = graphSamples(profile, sampleTypeIndex, value);
  return { samples, shape: callTreeShape(samples, nodes) };
}

/** Prints a value as the report does: divided by `divide_by`, in the given unit. */
export function formatValue({ options, sampleUnit }: Report, value: bigint, unit: string): string {
  return scaledLabel(divided(value, options.divideBy), sampleUnit, unit);
}

/** Go's int64(float64(v) * (1 / divide_by)). */
export function divided(value: bigint, divideBy: number): bigint {
  const ratio = 1 / divideBy;
  if (!(ratio > 0) || ratio === 1) return value;
  const scaled = Math.trunc(Number(value) * ratio);
  return Math.abs(scaled) < 2 ** 63 ? BigInt(scaled) : -(2n ** 63n);
}

function isDrawn({ command }: Report): boolean {
  return command === 'dot' || command === 'svg';
}

/**
 * The nodes that frames are counted into; those of plain functions are kept with the profile. `trims` says how often the
 * paths were trimmed.
 */
export function nodesFor({ command, options, profile }: Report, trims = 1): GraphNodes {
  const binaries = BY_BINARY.includes(command) ? 'kept' : 'merged';
  const { granularity, noInlines } = options;
  if (granularity === 'functions' && !noInlines && binaries === 'merged') return functionNodesOf(profile);
  return keptNodes(
    profile,
    {
      ...options,
      binaries,
      trimPath: (path) => trimmedPath(path, options, trims),
    },
    JSON.stringify([options.trimPath, options.sourcePath, ...(trims > 1 ? [trims] : [])]),
  );
}

function trimmedPath(path: string, { trimPath: prefixes, sourcePath }: ReportOptions, trims: number): string {
  let trimmed = path;
  for (let time = 0; time < trims; time++) trimmed = trimPath(trimmed, prefixes, sourcePath);
  return trimmed;
}

/** newGraph in report.go trims the profile's own paths: `/src/app/cmd/app/main.go`, `cmd/app/main.go`, `main.go`. */
function isTrimmedAgain({ options, profile }: Report, build: number): boolean {
  const { functions, strings } = profile;
  if (options.granularity === 'functions' || (options.trimPath === '' && options.sourcePath === ''))
    return false;
  return [...new Set(functions.fileNames)].some((file) => {
    const path = strings.text(file);
    return trimmedPath(path, options, build) !== trimmedPath(path, options, build - 1);
  });
}

const BY_BINARY: readonly string[] = ['raw', 'list', 'weblist', 'callgrind'];

function edgesFor({ command, pattern }: Report, nodes: GraphNodes): TrimOptions['edges'] {
  switch (command) {
    case 'top':
      return 'inlined';
    case 'topproto':
    case 'list':
    case 'weblist':
      return () => false;
    case 'peek':
      return pattern ? (node) => pattern.matches(printableName(nodes.info(node))) : 'all';
    default:
      return 'all';
  }
}

/** selectOutputUnit in report.go: from the smallest value of any node, flat or else cum, to the total. */
function unitFor(report: Report, graph: Graph): string {
  const { options, sampleUnit, total, command } = report;
  if (options.unit !== 'minimum' || graph.order.length === 0) return options.unit;
  let smallest = 0n;
  for (const node of graph.order) {
    const flat = int64Magnitude(graph.flatValue(node));
    const value = flat === 0n ? int64Magnitude(graph.cumValue(node)) : flat;
    if (value > 0n && (smallest === 0n || value < smallest)) smallest = value;
  }
  const least = divided(smallest === 0n ? total : smallest, options.divideBy);
  const most = divided(total, options.divideBy);
  // callgrind's values are whole numbers, which a larger unit would cut.
  const unit =
    command === 'callgrind' ? commonUnit(least, least, sampleUnit) : commonUnit(least, most, sampleUnit);
  return unit || sampleUnit;
}
