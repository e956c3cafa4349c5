/** What the flame graph keeps of a view: its call tree as far as it was looked at, and that of the last pivot. */
import { flameSources, type FlameSources } from '../../analysis/flame/flameSources';
import { FlameTree } from '../../analysis/flame/flameTree';
import { cursorsAtFrames, cursorsAtRoot, type StackCursors } from '../../analysis/flame/stackCursors';
import { compareNames } from '../../analysis/graph/compareNames';
import type { GraphNodes } from '../../analysis/graph/graphNodes';
import { keptNodes } from '../../analysis/nodes';
import { graphSamples, type GraphSamples } from '../../analysis/graph/graphSamples';
import { trimPath } from '../../analysis/trimPath';
import type { OpenView } from '../openView';
import { shortened } from '../shortened';
import { FlameFunctions, nameOfFrame } from './flameFunctions';

/** The trees of callers and of callees have the same root: the pivot. */
export interface PivotTrees {
  readonly callees: FlameTree;
  readonly callers: FlameTree;
}

export class FlameView {
  readonly sources: FlameSources;
  readonly functions: FlameFunctions;
  /** What Top counts frames into. */
  readonly named: GraphNodes;
  readonly samples: GraphSamples;
  readonly isDifference: boolean;
  private wholeOnce: FlameTree | undefined;
  private pivot: { readonly name: string; readonly trees: PivotTrees } | undefined;

  constructor(private readonly view: OpenView) {
    this.samples = graphSamples(view.profile, view.sampleType, view.options.mean ? 'mean' : 'sum');
    this.sources = flameSources(view.profile, boxNodes(view), view.options.granularity);
    this.named = view.nodes;
    this.functions = new FlameFunctions(view, this.sources, this.named);
    this.isDifference = this.samples.column.some((value) => value < 0);
  }

  get whole(): FlameTree {
    const { profile } = this.view;
    this.wholeOnce ??= this.tree(cursorsAtRoot(profile, this.sources.nodes.frames, this.samples.active), -1);
    return this.wholeOnce;
  }

  /** Of the function that Top names so; both trees are empty when there is none. */
  around(name: string): PivotTrees {
    if (this.pivot?.name !== name) this.pivot = { name, trees: this.pivotTrees(name) };
    return this.pivot.trees;
  }

  private pivotTrees(name: string): PivotTrees {
    const { profile } = this.view;
    const { frames } = this.sources.nodes;
    const wanted = this.framesNamed(name);
    const source = this.sources.ofFrame[wanted.indexOf(1)] ?? -1;
    const treeOf = (direction: StackCursors['direction']): FlameTree =>
      this.tree(cursorsAtFrames(profile, frames, this.samples.active, wanted, direction), source);
    return { callees: treeOf('callees'), callers: treeOf('callers') };
  }

  private framesNamed(name: string): Uint8Array {
    const { named } = this;
    const isNamed = new Uint8Array(named.count);
    for (let node = 0; node < isNamed.length; node++) {
      const frame = named.firstFrame[node] ?? 0;
      if (shortened(nameOfFrame(named, frame)) === name) isNamed[node] = 1;
    }
    return ofNodes(named.ofFrame, isNamed);
  }

  private tree(cursors: StackCursors, rootSource: number): FlameTree {
    const { column, divisor } = this.samples;
    const { functions } = this;
    return new FlameTree({
      profile: this.view.profile,
      sources: this.sources,
      column,
      ...(divisor === undefined ? {} : { divisor }),
      cursors,
      rootSource,
      compareSources: (a, b) => compareNames(functions.nameOf(a), functions.nameOf(b)) || a - b,
    });
  }
}

/** Made when it is first looked at; it goes with the view. */
export function flameViewOf(view: OpenView): FlameView {
  let flame = kept.get(view);
  if (flame === undefined) {
    flame = new FlameView(view);
    kept.set(view, flame);
  }
  return flame;
}

const kept = new WeakMap<OpenView, FlameView>();

/** Unless another granularity is chosen, functions of one name in different files are different boxes (stackView, stacks.go). */
function boxNodes(view: OpenView): GraphNodes {
  if (view.filters.granularity !== undefined) return view.nodes;
  const { options } = view;
  return keptNodes(
    view.profile,
    {
      granularity: 'filefunctions',
      noInlines: options.noInlines,
      showColumns: options.showColumns,
      binaries: 'merged',
      trimPath: (path) => trimPath(path, options.trimPath, options.sourcePath),
    },
    JSON.stringify([options.trimPath, options.sourcePath]),
  );
}

/** What is said of nodes, said of each frame. */
export function ofNodes(ofFrame: Uint32Array, said: Uint8Array): Uint8Array {
  const frames = new Uint8Array(ofFrame.length);
  for (let frame = 0; frame < frames.length; frame++)
    frames[frame] = said[ofFrame[frame] as number] as number;
  return frames;
}
