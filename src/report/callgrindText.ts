/**
 * `-callgrind`, for KCachegrind. Source: printCallgrind in pprof's internal/report/report.go; the format is described in
 * Valgrind's manual, "Callgrind Format Specification".
 */
import type { Graph } from '../analysis/graph/graph';
import type { NodeInfo } from '../analysis/graph/nodeInfo';
import { truncatedInt64 } from '../analysis/merge/scaledColumn';
import { scale } from '../analysis/measurement';
import { lineNumberText } from '../model/lineNumber';
import type { GraphReport, Report, ReportText } from './report';
import { textPieces } from './textPieces';

export function callgrindText(report: Report, graphReport: GraphReport): ReportText {
  return { ok: true, pieces: textPieces(callgrind(report, graphReport)) };
}

function* callgrind(report: Report, { graph, unit }: GraphReport): Generator<string> {
  const type = report.profile.sampleTypes[report.sampleTypeIndex]?.type ?? '';
  yield `positions: instr line\nevents: ${report.options.mean ? 'mean_' : ''}${type}(${unit})\n`;
  // Callgrind has integers only, and divide_by has no say here.
  const cost = (value: bigint): bigint => truncatedInt64(scale(value, report.sampleUnit, unit).value);
  const [objects, files, names] = [new NameNumbers(), new NameNumbers(), new NameNumbers()];
  const calleeNames = disambiguatedNames(graph);
  const infoOf = onceEach((node) => graph.info(node));
  const calleeFile = files.eachOnce((node) => infoOf(node).file);
  // A callee that is not shown has no name here.
  const calleeName = names.eachOnce((node) => calleeNames.get(node) ?? '');
  let previous: NodeInfo | undefined;
  for (const node of graph.order) {
    const info = infoOf(node);
    if (!previous || !isSameFunction(info, previous)) {
      yield `\nob=${objects.refer(info.objFile)}\nfl=${files.refer(info.file)}\nfn=${names.refer(info.name)}\n`;
    }
    yield `${position(previous, info.address)} ${lineNumberText(info.line)} ${cost(graph.flatValue(node))}\n`;
    for (const { target, weight } of graph.edgesOut(node)) {
      const callee = infoOf(target);
      const [file, name] = [calleeFile(target), calleeName(target)];
      // Positions refer to the node before this one, as pprof writes them, and calls are not counted.
      const place = `${position(previous, callee.address)} ${lineNumberText(callee.line)}`;
      yield `cfl=${file}\ncfn=${name}\ncalls=0 ${place}\n* * ${cost(weight)}\n`;
    }
    previous = info;
  }
}

/** A node is the callee of many others. */
function onceEach(make: (node: number) => NodeInfo): (node: number) => NodeInfo {
  const made: (NodeInfo | undefined)[] = [];
  return (node) => (made[node] ??= make(node));
}

function isSameFunction(a: NodeInfo, b: NodeInfo): boolean {
  return a.objFile === b.objFile && a.file === b.file && a.name === b.name;
}

/** `(1) main.main` where a name is met first, `(1)` from then on. */
class NameNumbers {
  private readonly numbers = new Map<string, number>();

  refer(name: string): string {
    if (name === '') return '';
    const known = this.numbers.get(name);
    if (known !== undefined) return `(${known})`;
    const number = this.numbers.size + 1;
    this.numbers.set(name, number);
    return `(${number}) ${name}`;
  }

  /** `refer` to what nodes are called; from the second time on without looking at the name. */
  eachOnce(nameOf: (node: number) => string): (node: number) => string {
    const known: (string | undefined)[] = [];
    return (node) => {
      const short = known[node];
      if (short !== undefined) return short;
      const name = nameOf(node);
      const reference = this.refer(name);
      known[node] = name === '' ? '' : `(${this.numbers.get(name) ?? 0})`;
      return reference;
    };
  }
}

/** `0x43b2f5`; `*` for the address before; `+16` where that is shorter. */
function position(previous: NodeInfo | undefined, address: bigint): string {
  const absolute = `0x${address.toString(16)}`;
  if (!previous) return absolute;
  if (previous.address === address) return '*';
  const difference = BigInt.asIntN(64, address - previous.address);
  const relative = difference < 0n ? String(difference) : `+${difference}`;
  return relative.length < absolute.length ? relative : absolute;
}

/**
 * Callgrind merges functions that have the same file and name; what pprof keeps apart gets `main.f [1/2]`: the same
 * function under two callers of a call tree, or in two binaries.
 */
function disambiguatedNames(graph: Graph): ReadonlyMap<number, string> {
  const byName = new Map<string, Map<number, number>>();
  const orders = new Map<number, Map<number, number>>();
  for (const node of graph.order) {
    const { file, name } = graph.info(node);
    const key = `${file.length} ${file}${name}`;
    const numbers = byName.get(key) ?? new Map<number, number>();
    byName.set(key, numbers);
    orders.set(node, numbers);
    const functionNumber = graph.functionOf(node);
    if (!numbers.has(functionNumber)) numbers.set(functionNumber, numbers.size + 1);
  }
  const names = new Map<number, string>();
  for (const [node, numbers] of orders) {
    const suffix = numbers.size > 1 ? ` [${numbers.get(graph.functionOf(node)) ?? 1}/${numbers.size}]` : '';
    names.set(node, graph.info(node).name + suffix);
  }
  return names;
}
