/**
 * What frames are counted together. Keys: nodeInfo in pprof's internal/graph/graph.go, on a profile that Aggregate
 * (profile/profile.go) has made as coarse as the granularity says.
 */
import type { Profile } from '../../model/profile';
import { StringIds } from '../../model/stringIds';
import type { FrameTable } from '../frames';
import { framesOf, lineRowOf } from '../frames';
import type { Granularity } from '../reportOptions';
import { cleanPath } from './cleanPath';
import type { NodeInfo } from './nodeInfo';
import { TupleTable } from './tupleTable';

export interface GraphNodes {
  readonly frames: FrameTable;
  readonly count: number;
  /** Node of each frame of `frames`. */
  readonly ofFrame: Uint32Array;
  /** A frame of each node: the first. */
  readonly firstFrame: Uint32Array;
  readonly info: (node: number) => NodeInfo;
  /** Nodes of the same function have the same number. */
  readonly functionOf: (node: number) => number;
}

export interface NodeOptions {
  readonly granularity: Granularity;
  readonly noInlines: boolean;
  readonly showColumns: boolean;
  /** `kept`: functions of different binaries stay apart, as list, weblist and callgrind need it. */
  readonly binaries: 'merged' | 'kept';
  /** Applied to every recorded path. */
  readonly trimPath: (path: string) => string;
}

/** What of a frame is part of its node. */
interface Parts {
  readonly name: boolean;
  readonly file: boolean;
  readonly line: boolean;
  readonly column: boolean;
  readonly address: boolean;
}

export function graphNodes(profile: Profile, options: NodeOptions): GraphNodes {
  const frames = framesOf(profile, options.noInlines ? 'outermost' : 'all');
  const parts = partsOf(options);
  const functions = functionKeys(profile, options, parts);
  const binaries = binaryIds(profile);
  const nodes = new TupleTable(NODE_WIDTH, frames.count);
  const { ofFrame, firstFrame } = nodesOfFrames(profile, { frames, parts, functions, nodes, binaries });
  const infoOf = (node: number): NodeInfo => {
    const key = nodes.at(node, 0);
    return {
      name: functions.nameOf(key),
      address: (BigInt(nodes.at(node, 4)) << 32n) | BigInt(nodes.at(node, 3)),
      file: functions.fileOf(key),
      startLine: functions.startLineOf(key),
      line: nodes.at(node, 1),
      column: nodes.at(node, 2),
      objFile: binaries.files[nodes.at(node, 5)] ?? '',
    };
  };
  return {
    frames,
    count: firstFrame.length,
    ofFrame,
    firstFrame: Uint32Array.from(firstFrame),
    info: infoOf,
    functionOf: functionNumbers(nodes),
  };
}

interface NodeKeys {
  readonly frames: FrameTable;
  readonly parts: Parts;
  readonly functions: FunctionKeys;
  readonly nodes: TupleTable;
  readonly binaries: ReturnType<typeof binaryIds>;
}

function nodesOfFrames(
  profile: Profile,
  { frames, parts, functions, nodes, binaries }: NodeKeys,
): { ofFrame: Uint32Array; firstFrame: readonly number[] } {
  const { locations } = profile;
  const words = new Uint32Array(locations.addresses.buffer, locations.addresses.byteOffset);
  const ofFrame = new Uint32Array(frames.count);
  const firstFrame: number[] = [];
  // Where a function is all that matters, its node is looked up once; 0 stands for none yet.
  const nodeOfKey = new Uint32Array(parts.line || parts.address ? 0 : functions.needsBinary.length);
  for (let frame = 0; frame < frames.count; frame++) {
    const location = frames.locations[frame] as number;
    const row = frames.functions[frame] as number;
    const key = row < 0 ? functions.unknown : (functions.ofRow[row] as number);
    const known = nodeOfKey[key];
    if (known !== undefined && known !== 0) {
      ofFrame[frame] = known - 1;
      continue;
    }
    const needsBinary = functions.needsBinary[key] === 1;
    const line = row < 0 || !parts.line ? -1 : lineRowOf(profile, frames, frame);
    const { tuple } = nodes;
    tuple[0] = key;
    tuple[1] = line < 0 ? 0 : (locations.lineNumbers[line] as number);
    tuple[2] = line < 0 || !parts.column ? 0 : (locations.lineColumns[line] as number);
    tuple[3] = parts.address ? (words[location * 2] as number) : 0;
    tuple[4] = parts.address ? (words[location * 2 + 1] as number) : 0;
    tuple[5] = needsBinary ? (binaries.ofMapping[locations.mappings[location] as number] ?? 0) : 0;
    // A key that is a node of its own comes here once.
    const isAlone = !needsBinary && key < nodeOfKey.length;
    const node = isAlone ? nodes.append() : nodes.add();
    if (node === firstFrame.length) firstFrame.push(frame);
    if (isAlone) nodeOfKey[key] = node + 1;
    ofFrame[frame] = node;
  }
  return { ofFrame, firstFrame };
}

/** Function key, line, column, low and high half of the address, binary. */
const NODE_WIDTH = 6;

/** Granularity addresses leaves everything in place unless inlines are asked away (aggregate in driver.go). */
function partsOf({ granularity, noInlines, showColumns }: NodeOptions): Parts {
  const everything = granularity === 'addresses';
  const line = everything || granularity === 'lines';
  return {
    name: granularity !== 'files',
    file: line || granularity === 'files' || granularity === 'filefunctions',
    line,
    column: line && (showColumns || (everything && !noInlines)),
    address: everything,
  };
}

interface FunctionKeys {
  /** Key of each row of the function table. */
  readonly ofRow: Uint32Array;
  /** Key of frames without function, and of functions of which nothing is known. */
  readonly unknown: number;
  /** 1 for keys whose nodes carry the binary. */
  readonly needsBinary: Uint8Array;
  nameOf(key: number): string;
  fileOf(key: number): string;
  startLineOf(key: number): number;
}

function functionKeys(profile: Profile, options: NodeOptions, parts: Parts): FunctionKeys {
  const { functions, strings } = profile;
  const names = new StringIds(strings);
  const noName = names.idOf(0);
  const paths = new TextIds();
  const keys = new TupleTable(3, functions.count + 1);
  const ofRow = new Uint32Array(functions.count);
  const needsBinary: number[] = [1];
  const pathIds = new Map<number, number>();
  const unknown = keys.add();
  const isNameAll = !parts.file && options.binaries === 'merged';
  const keyOfName = new Uint32Array(isNameAll ? strings.count : 0);
  for (let row = 0; row < functions.count; row++) {
    const name = parts.name ? names.idOf(functions.names[row] as number) - noName : 0;
    const known = keyOfName[name];
    if (known !== undefined && known !== 0) {
      ofRow[row] = known;
      continue;
    }
    let file = 0;
    if (parts.file) {
      const index = functions.fileNames[row] as number;
      file = pathIds.get(index) ?? paths.idOf(shownPath(strings.text(index), options));
      pathIds.set(index, file);
    }
    const withBinary = options.binaries === 'kept' || name === 0;
    keys.tuple[0] = name;
    keys.tuple[1] = file;
    keys.tuple[2] = withBinary ? (functions.startLines[row] as number) : 0;
    // A name that is a key of its own comes here once.
    const isAlone = !withBinary && name < keyOfName.length;
    const key = isAlone ? keys.append() : keys.add();
    if (key === needsBinary.length) needsBinary.push(Number(withBinary));
    if (isAlone) keyOfName[name] = key;
    ofRow[row] = key;
  }
  return {
    ofRow,
    unknown,
    needsBinary: Uint8Array.from(needsBinary),
    nameOf: (key) => names.textOf(keys.at(key, 0) + noName),
    fileOf: (key) => paths.textOf(keys.at(key, 1)),
    startLineOf: (key) => keys.at(key, 2),
  };
}

function shownPath(path: string, { trimPath }: NodeOptions): string {
  const trimmed = trimPath(path);
  return trimmed === '' ? '' : cleanPath(trimmed);
}

/** Texts as small numbers; `''` is 0. */
class TextIds {
  private readonly ids = new Map<string, number>([['', 0]]);
  private readonly texts = [''];

  idOf(text: string): number {
    let id = this.ids.get(text);
    if (id === undefined) {
      id = this.texts.length;
      this.ids.set(text, id);
      this.texts.push(text);
    }
    return id;
  }

  textOf(id: number): string {
    return this.texts[id] ?? '';
  }
}

/** Mappings of the same file are one binary; number 0 is none. */
function binaryIds({ mappings }: Profile): { ofMapping: readonly number[]; files: readonly string[] } {
  const texts = new TextIds();
  const ofMapping = mappings.map(({ file }) => texts.idOf(file));
  return {
    ofMapping,
    files: ['', ...new Set(mappings.map(({ file }) => file).filter((file) => file !== ''))],
  };
}

/** A function is a node without its address, line and column; a node without address and line is one (FindOrInsertNode). */
function functionNumbers(nodes: TupleTable): (node: number) => number {
  const functions = new TupleTable(3);
  return (node) => {
    const isFunction = nodes.at(node, 1) === 0 && nodes.at(node, 3) === 0 && nodes.at(node, 4) === 0;
    functions.tuple[0] = nodes.at(node, 0);
    functions.tuple[1] = nodes.at(node, 5);
    functions.tuple[2] = isFunction ? nodes.at(node, 2) : 0;
    return functions.add();
  };
}
