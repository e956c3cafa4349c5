/** A node's name as reports print it (pprof: NodeInfo.PrintableName), at function granularity. */
import { binaryOf, type NodeTable } from '../analysis/nodes';
import { functionNameOf } from '../analysis/frames';
import type { Profile } from '../model/profile';

export function printableNodeName(profile: Profile, nodes: NodeTable, node: number): string {
  return printableFrameName(profile, nodes.firstFrame[node] ?? 0);
}

export function printableFrameName(profile: Profile, frame: number): string {
  const name = functionNameOf(profile, frame);
  if (name !== '') return name;
  const binary = binaryOf(profile, frame);
  return binary === '' ? '<unknown>' : `[${baseName(binary)}]`;
}

/** The part after the last slash of either kind: the profile may come from any system. */
export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Byte order of UTF-8, in which pprof sorts names; JavaScript's own differs above U+FFFF only. */
export function compareNames(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x === y) continue;
    // Surrogates stand for code points above all others, but have smaller code units than U+E000 to U+FFFF.
    const [xHigh, yHigh] = [isSurrogate(x), isSurrogate(y)];
    return xHigh === yHigh ? x - y : xHigh ? 1 : -1;
  }
  return a.length - b.length;
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
