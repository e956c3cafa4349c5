/**
 * What frames are counted together: functions, which is pprof's default granularity, or lines.
 * Keys: nodeInfo in pprof's internal/graph/graph.go. At function granularity a node is its name; a frame without
 * function is known by its binary.
 */
import type { Profile } from '../model/profile';
import { fileNameOf, framesOf } from './frames';
import type { GraphNodes, NodeOptions } from './graph/graphNodes';
import { graphNodes } from './graph/graphNodes';

export interface NodeTable {
  readonly count: number;
  /** Node of each frame. */
  readonly ofFrame: Uint32Array;
  /** A frame of each node: the first. */
  readonly firstFrame: Uint32Array;
}

/** Of one table of locations and functions, which a filter that only picks samples leaves as they are. */
interface KeptTables {
  readonly functions: Profile['functions'];
  /** By what `graphNodes` was asked for. */
  readonly nodes: Map<string, GraphNodes>;
  lines?: LineNodeTable;
}

const kept = new WeakMap<Profile['locations'], KeptTables>();

function keptTables({ locations, functions }: Profile): KeptTables {
  let tables = kept.get(locations);
  if (tables?.functions !== functions) {
    tables = { functions, nodes: new Map() };
    kept.set(locations, tables);
  }
  return tables;
}

/** Granularities that are looked at in turn. */
const MAX_KEPT = 4;

export function functionNodesOf(profile: Profile): GraphNodes {
  return keptNodes(profile, FUNCTIONS, '');
}

const FUNCTIONS: NodeOptions = {
  granularity: 'functions',
  noInlines: false,
  showColumns: false,
  binaries: 'merged',
  trimPath: (path) => path,
};

/** `graphNodes`, kept with the profile. `paths` says what `trimPath` does: one name for each such function. */
export function keptNodes(profile: Profile, options: NodeOptions, paths: string): GraphNodes {
  const { granularity, noInlines, showColumns, binaries } = options;
  const key = [granularity, noInlines, showColumns, binaries, paths].join(' ');
  const { nodes } = keptTables(profile);
  const found = nodes.get(key) ?? graphNodes(profile, options);
  nodes.delete(key);
  nodes.set(key, found);
  const [oldest] = nodes.keys();
  if (nodes.size > MAX_KEPT && oldest !== undefined) nodes.delete(oldest);
  return found;
}

/** The binary that the frame's location lies in, `''` when unknown. */
export function binaryOf(profile: Profile, frame: number): string {
  const location = framesOf(profile).locations[frame] ?? 0;
  return profile.mappings[profile.locations.mappings[location] ?? -1]?.file ?? '';
}

export interface LineNodeTable extends NodeTable {
  /** Every recorded path that a frame has; a node's file is an index into it, -1 for none. */
  readonly files: readonly string[];
  readonly fileOfNode: Int32Array;
  /** One-based, 0 when unknown. */
  readonly lineOfNode: Float64Array;
}

/** One node per line of a file, whatever functions share it: a sample that passes it twice counts once. */
export function lineNodesOf(profile: Profile): LineNodeTable {
  const tables = keptTables(profile);
  tables.lines ??= buildLineNodes(profile);
  return tables.lines;
}

function buildLineNodes(profile: Profile): LineNodeTable {
  const frames = framesOf(profile);
  const fileIds = new Map<string, number>();
  const fileOfFunction = new Int32Array(profile.functions.count).fill(-2);
  const nodesByFile: Map<number, number>[] = [];
  const ofFrame = new Uint32Array(frames.count);
  // Node 0 stands for all frames without file and line: they are on no line of any file.
  const firstFrame = [0];
  const fileOfNode = [-1];
  const lineOfNode = [0];
  for (let frame = 0; frame < frames.count; frame++) {
    const row = frames.functions[frame] as number;
    const line = frames.lineNumbers[frame] as number;
    if (row < 0) continue;
    let file = fileOfFunction[row] as number;
    if (file === -2) {
      const path = fileNameOf(profile, frame);
      file = path === '' ? -1 : (fileIds.get(path) ?? fileIds.size);
      if (file === fileIds.size) {
        fileIds.set(path, file);
        nodesByFile.push(new Map());
      }
      fileOfFunction[row] = file;
    }
    const nodes = nodesByFile[file];
    if (!nodes || !(line > 0)) continue;
    let node = nodes.get(line);
    if (node === undefined) {
      node = firstFrame.length;
      nodes.set(line, node);
      firstFrame.push(frame);
      fileOfNode.push(file);
      lineOfNode.push(line);
    }
    ofFrame[frame] = node;
  }
  return {
    count: firstFrame.length,
    ofFrame,
    firstFrame: Uint32Array.from(firstFrame),
    files: [...fileIds.keys()],
    fileOfNode: Int32Array.from(fileOfNode),
    lineOfNode: Float64Array.from(lineOfNode),
  };
}
