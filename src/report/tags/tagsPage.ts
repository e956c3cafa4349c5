/** A window of the labels' keys and values. */
import type { TagLine, TagsPage, TagsRequest } from '../../protocol/tagsRequests';
import type { OpenView } from '../openView';
import { keptPage } from '../openView';
import { quantity } from '../quantity';
import { shortened } from '../shortened';
import type { LabelKeyTotal } from './labelTotals';
import { labelTotals } from './labelTotals';
import { keyPattern, plainKey, tagPattern } from './tagPattern';

export function tagsPage(view: OpenView, request: Omit<TagsRequest, 'view'>): TagsPage {
  const all = keptPage(view, 'tags', () => labelTotals(view.report('tags')));
  const shown = filtered(view, all, request.filter);
  const folded = new Set(request.folded);
  const foldOf = ({ key }: LabelKeyTotal): 'folded' | 'unfolded' =>
    folded.has(shortened(key)) ? 'folded' : 'unfolded';
  const lines: TagLine[] = [];
  let at = 0;
  const end = request.offset + request.limit;
  for (const total of shown) {
    const fold = foldOf(total);
    if (at >= request.offset && at < end) lines.push(keyLine(view, total, fold));
    at += 1;
    if (fold === 'folded') continue;
    const first = Math.max(0, request.offset - at);
    const wanted = total.values.slice(first, Math.max(first, end - at));
    for (const value of wanted) lines.push(valueLine(view, total, value));
    at += total.values.length;
  }
  return {
    lines,
    lineCount: at,
    keyCount: shown.length,
    allKeyCount: all.length,
    valueCount: valueCount(shown),
    allValueCount: valueCount(all),
  };
}

function filtered(view: OpenView, all: readonly LabelKeyTotal[], filter: string): readonly LabelKeyTotal[] {
  if (filter === '') return all;
  const wanted = filter.toLowerCase();
  const matches = (text: string): boolean => text.toLowerCase().includes(wanted);
  return keptPage(view, `tags ${filter}`, () =>
    all.flatMap((total) => {
      if (matches(total.key)) return [total];
      const values = total.values.filter(({ text }) => matches(text));
      return values.length === 0 ? [] : [{ ...total, values }];
    }),
  );
}

function valueCount(totals: readonly LabelKeyTotal[]): number {
  return totals.reduce((count, { values }) => count + values.length, 0);
}

function keyLine(view: OpenView, { key, sum, values }: LabelKeyTotal, fold: 'folded' | 'unfolded'): TagLine {
  return {
    kind: 'key',
    key: shortened(key),
    value: quantity(sum, view.style),
    valueCount: values.length,
    fold,
    pattern: keyPattern(key),
    plainKey: plainKey(key),
  };
}

function valueLine(
  view: OpenView,
  { key, unit }: LabelKeyTotal,
  value: LabelKeyTotal['values'][number],
): TagLine {
  return {
    kind: 'value',
    key: shortened(key),
    text: shortened(value.text),
    value: quantity(value.sum, view.style),
    pattern: tagPattern(key, unit, value),
  };
}
