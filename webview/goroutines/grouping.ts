/** What goroutines can be grouped by, as values of a drop-down list that the page remembers. */
import type { GoroutineGrouping, GoroutineSimilarity } from '../../src/protocol/goroutineRequests';
import { GOROUTINE_SIMILARITIES } from '../../src/protocol/goroutineRequests';
import type { ViewGranularity } from '../../src/protocol/view';
import { shownText } from '../displayText';
import { strings } from '../strings';
import type { UiSelectChoice } from '../ui/toolkit';

/** `stack:operation`, `waitReason`, `creator`, `label:tenant`, and `parents`, which is a tree instead. */
export type GroupingValue = string;

export const PARENTS: GroupingValue = 'parents';

/** Nobody has chosen one: the view's granularity does. */
export const UNCHOSEN: GroupingValue = '';

/** By functions, which is where everybody begins, a person wants to know the lines that wait; else what was asked for. */
export function groupingAt(granularity: ViewGranularity): GroupingValue {
  return granularity === 'functions' ? 'stack:operation' : 'stack:granularity';
}

/** What a remembered value means; of one that means nothing, by operation. */
export function groupingOf(value: GroupingValue): GoroutineGrouping {
  if (value === 'waitReason' || value === 'creator') return { kind: value };
  if (value.startsWith(LABEL)) return { kind: 'label', key: value.slice(LABEL.length) };
  return { kind: 'stack', similarity: similarityOf(value) };
}

/** Two dumps are compared by stacks only. */
export function similarityOf(value: GroupingValue): GoroutineSimilarity {
  return GOROUTINE_SIMILARITIES.find((similarity) => value === STACK + similarity) ?? 'operation';
}

export function groupingChoices(
  comparison: 'alone' | 'compared',
  labelKeys: readonly string[],
  chosen: GroupingValue,
): UiSelectChoice[] {
  const stacks = GOROUTINE_SIMILARITIES.map((similarity) => ({
    value: STACK + similarity,
    label: strings.groupedBy[similarity],
    title: strings.groupedByTitle[similarity],
  }));
  if (comparison === 'compared') return stacks;
  const chosenKey = chosen.startsWith(LABEL) ? [chosen.slice(LABEL.length)] : [];
  const keys = new Set([...chosenKey, ...labelKeys]);
  const labels = [...keys].map((key) => ({
    value: LABEL + key,
    label: strings.groupedByLabel(shownText(key)),
  }));
  return [
    ...stacks,
    { value: 'waitReason', label: strings.groupedBy.waitReason },
    { value: 'creator', label: strings.groupedBy.creator },
    { value: PARENTS, label: strings.groupedBy.parents, title: strings.groupedByTitle.parents },
    ...labels,
  ];
}

const STACK = 'stack:';
const LABEL = 'label:';
