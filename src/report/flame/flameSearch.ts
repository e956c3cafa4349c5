import { fileNameOf } from '../../analysis/frames';
import { matchedTotal } from '../../analysis/flame/matchedTotal';
import { compilePattern, type Pattern } from '../../analysis/pattern';
import { meanOf } from '../../analysis/graph/graphSamples';
import type { OpenView } from '../openView';
import { keptPage } from '../openView';
import { nameOfFrame } from './flameFunctions';
import { ofNodes, type FlameView } from './flameView';

export interface FlameSearch {
  /** 1 for each source that matches. */
  readonly isMatch: Uint8Array;
  /** What passes any of them, each sample once. */
  readonly total: bigint;
}

/** Kept with the view: while the window moves, the search stays. */
export function flameSearch(view: OpenView, flame: FlameView, search: string): FlameSearch {
  return keptPage(view, `flame search ${search}`, () => {
    const { sources, samples } = flame;
    const { frames, ofFrame } = sources.nodes;
    const pattern = searchPattern(search);
    const isNode = new Uint8Array(sources.nodes.count);
    for (let node = 0; node < isNode.length; node++) {
      const frame = sources.nodes.firstFrame[node] ?? 0;
      const name = nameOfFrame(flame.named, frame);
      if (pattern.matches(name) || pattern.matches(fileNameOf(view.profile, frame))) isNode[node] = 1;
    }
    const isFrame = ofNodes(ofFrame, isNode);
    const isMatch = new Uint8Array(sources.count);
    for (let frame = 0; frame < isFrame.length; frame++) {
      if (isFrame[frame] === 1) isMatch[sources.ofFrame[frame] as number] = 1;
    }
    const sum = (column: FlameView['samples']['column']): bigint =>
      matchedTotal(view.profile, frames, { column, active: samples.active }, isFrame);
    const total = sum(samples.column);
    return {
      isMatch,
      total: samples.divisor === undefined ? total : meanOf(total, sum(samples.divisor)),
    };
  });
}

/** People type parts of names, of which `(*Server)` is no expression: such a text is looked for as it stands. */
function searchPattern(search: string): Pattern {
  const outcome = compilePattern(`(?i)${search}`);
  if (outcome.ok) return outcome.pattern;
  const wanted = search.toLowerCase();
  return { source: search, matches: (text) => text.toLowerCase().includes(wanted) };
}
