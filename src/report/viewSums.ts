import { graphSamples, meanOf } from '../analysis/graph/graphSamples';
import { lineSums } from '../analysis/lineSums';
import type { LineNodeTable, NodeTable } from '../analysis/nodes';
import { lineNodesOf } from '../analysis/nodes';
import type { NodeSums } from '../analysis/sums';
import { sumNodes } from '../analysis/sums';
import { weightsOf } from '../analysis/weights';
import type { ValueColumn } from '../model/valueColumn';
import { narrowed, valueAt } from '../model/valueColumn';
import type { OpenView } from './openView';

/** Flat and cum of nodes as the view prints them: with `mean` each is divided as a whole. */
export function viewSums(
  { profile, sampleType, options }: OpenView,
  nodes: Pick<NodeTable, 'count' | 'ofFrame'>,
): NodeSums {
  if (!options.mean) return sumNodes(profile, nodes, weightsOf(profile, sampleType));
  const { column, divisor, active } = graphSamples(profile, sampleType, 'mean');
  const sums = sumNodes(profile, nodes, { column, active });
  if (divisor === undefined) return sums;
  const by = sumNodes(profile, nodes, { column: divisor, active });
  return { flat: divided(sums.flat, by.flat), cum: divided(sums.cum, by.cum) };
}

/** The same of every line of every file; without a mean it is kept with the profile. */
export function viewLineSums(view: OpenView, nodes: LineNodeTable): NodeSums {
  const isKept = !view.options.mean && nodes === lineNodesOf(view.profile);
  return isKept ? lineSums(view.profile, view.sampleType) : viewSums(view, nodes);
}

function divided(values: ValueColumn, by: ValueColumn): ValueColumn {
  const means = new BigInt64Array(values.length);
  for (let node = 0; node < means.length; node++) {
    means[node] = meanOf(valueAt(values, node), valueAt(by, node));
  }
  return narrowed(means);
}
