/** Counts as people read them. */
import * as l10n from '@vscode/l10n';

/** In every language as pprof writes numbers: `1.234` beside its `1.5GB` would be read as something else. */
const number = new Intl.NumberFormat('en-US');

/** `100000` → `100,000`. */
export function countText(count: number): string {
  return number.format(count);
}

/** `one` and `many` are messages in which `{0}` stands for the count: `{0} frame`, `{0} frames`. */
export function plural(count: number, one: string, many: string): string {
  return (count === 1 ? one : many).replace('{0}', () => countText(count));
}

/** `12 of 30,000 functions`, or `30,000 functions` where nothing is filtered out. */
export function shownOfAll(shown: number, all: number, one: string, many: string): string {
  const counted = plural(all, one, many);
  return shown === all ? counted : l10n.t('{0} of {1}', countText(shown), counted);
}
