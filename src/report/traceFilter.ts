import { framesOf } from '../analysis/frames';
import { printableName } from '../analysis/graph/nodeInfo';
import { DIFF_BASE_KEY } from '../analysis/sampleLabels';
import { frameAt } from './frameText';
import { scaledLabel } from '../analysis/measurement';
import type { OpenView } from './openView';

/** The samples among `rows` in which a function's name, `file:line` or a label contains the text, ignoring case. */
export function matchingSamples(view: OpenView, rows: Uint32Array, filter: string): Uint32Array {
  const { profile } = view;
  const wanted = filter.toLowerCase();
  const locations = matchingLocations(view, wanted);
  const labels = matchingLabels(view, wanted);
  const { stackStarts, stacks, labelStarts, diffBase } = profile.samples;
  // The samples of a `-diff_base` carry a label that stands in a column of its own.
  const baseMatches = `${DIFF_BASE_KEY}: true`.includes(wanted);
  return rows.filter((row) => {
    if (baseMatches && diffBase?.[row] === 1) return true;
    for (let at = stackStarts[row] as number; at < (stackStarts[row + 1] as number); at++) {
      if (locations[stacks[at] as number] === 1) return true;
    }
    for (let at = labelStarts[row] as number; at < (labelStarts[row + 1] as number); at++) {
      if (labels[at] === 1) return true;
    }
    return false;
  });
}

/** A name is looked at once per node, however many frames it has. */
function matchingLocations({ profile, traceNodes }: OpenView, wanted: string): Uint8Array {
  const { starts, locations, functions, count } = framesOf(profile);
  const found = new Uint8Array(starts.length);
  const nodeMatches = new Int8Array(traceNodes.count).fill(-1);
  const fileMatches = new Int8Array(profile.functions.count).fill(-1);
  // A text that a line number has no part in is in `file:line` where it is in the file, which many frames share.
  const looksForLines = /[:0-9]$/.test(wanted);
  for (let frame = 0; frame < count; frame++) {
    if (found[locations[frame] as number] === 1) continue;
    if (nameMatches(frame) || fileMatchesOf(frame)) found[locations[frame] as number] = 1;
  }
  return found;

  function fileMatchesOf(frame: number): boolean {
    const row = functions[frame] as number;
    if (row < 0) return false;
    if (!looksForLines && fileMatches[row] !== -1) return fileMatches[row] === 1;
    const matches = frameAt(profile, frame).toLowerCase().includes(wanted);
    fileMatches[row] = Number(matches);
    return matches;
  }

  function nameMatches(frame: number): boolean {
    const node = traceNodes.ofFrame[frame] as number;
    if (nodeMatches[node] !== -1) return nodeMatches[node] === 1;
    const matches = printableName(traceNodes.info(node)).toLowerCase().includes(wanted);
    nodeMatches[node] = Number(matches);
    return matches;
  }
}

/** 1 for each label whose `key: value` contains the text; equal labels are looked at once. */
function matchingLabels({ profile, labelUnits: units }: OpenView, wanted: string): Uint8Array {
  const { samples, strings } = profile;
  const { keys, texts, numbers } = samples.labels;
  const found = new Uint8Array(keys.length);
  const known = new Map<string, boolean>();
  for (let at = 0; at < keys.length; at++) {
    const value = texts[at] as number;
    const id =
      value === 0 ? `${keys[at] as number} #${String(numbers[at])}` : `${keys[at] as number} ${value}`;
    let matches = known.get(id);
    if (matches === undefined) {
      const key = strings.text(keys[at] as number);
      const text =
        value === 0 ? scaledLabel(numbers[at] as bigint, units.get(key) ?? '', 'auto') : strings.text(value);
      matches = `${key}: ${text}`.toLowerCase().includes(wanted);
      known.set(id, matches);
    }
    found[at] = Number(matches);
  }
  return found;
}
