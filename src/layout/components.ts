/** The parts of a graph that hang together, each in the order of its nodes; the order of parts is that of their first. */
export interface Component {
  readonly nodes: readonly number[];
  /** Indexes of edges. */
  readonly edges: readonly number[];
}

export function components(
  nodeCount: number,
  edges: readonly { readonly from: number; readonly to: number }[],
): Component[] {
  const parent = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] as number] as number;
      root = parent[root] as number;
    }
    return root;
  };
  for (const { from, to } of edges) parent[rootOf(from)] = rootOf(to);
  const byRoot = new Map<number, { nodes: number[]; edges: number[] }>();
  for (let node = 0; node < nodeCount; node++) {
    const root = rootOf(node);
    const component = byRoot.get(root);
    if (component) component.nodes.push(node);
    else byRoot.set(root, { nodes: [node], edges: [] });
  }
  for (const [edge, { from }] of edges.entries()) byRoot.get(rootOf(from))?.edges.push(edge);
  return [...byRoot.values()];
}
