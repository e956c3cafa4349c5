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

export { compareNames } from '../analysis/graph/compareNames';
