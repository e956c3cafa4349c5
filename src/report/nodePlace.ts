/**
 * Where a click on a function leads: to its hottest line. To find that takes another walk over all samples, which is made
 * when somebody goes there and not before rows are shown: until then a place above those of frames stands for a node.
 */
import { framesOf } from '../analysis/frames';
import type { Profile } from '../model/profile';
import type { PlaceId } from '../protocol/view';
import type { OpenView } from './openView';

/** Of a node of `view.nodes`; -1 where none of its frames has a line. */
export function nodePlace({ profile, nodes }: OpenView, node: number): PlaceId {
  return nodesWithLines(profile, nodes.ofFrame, nodes.count)[node] === 1
    ? framesOf(profile).count + node
    : -1;
}

/** The frame that the place stands for; undefined for a place that is not in the view. */
export function frameOfPlace(view: OpenView, place: PlaceId): number | undefined {
  if (!Number.isInteger(place) || place < 0) return undefined;
  const { count } = framesOf(view.profile);
  if (place < count) return place;
  if (place >= count + view.nodes.count) return undefined;
  const frame = view.hottest[place - count] ?? -1;
  return frame < 0 ? undefined : frame;
}

const kept = new WeakMap<Uint32Array, Uint8Array>();

/** As `hottestFrames` knows lines: with a file and a number. */
function nodesWithLines(profile: Profile, ofFrame: Uint32Array, count: number): Uint8Array {
  const known = kept.get(ofFrame);
  if (known) return known;
  const { functions, lineNumbers } = framesOf(profile);
  const hasFile = Uint8Array.from(profile.functions.fileNames, (name) =>
    Number(profile.strings.text(name) !== ''),
  );
  const found = new Uint8Array(count);
  for (let frame = 0; frame < ofFrame.length; frame++) {
    const row = functions[frame] as number;
    if (row >= 0 && hasFile[row] === 1 && (lineNumbers[frame] as number) > 0)
      found[ofFrame[frame] as number] = 1;
  }
  kept.set(ofFrame, found);
  return found;
}
