/** Counts as people read them. */

const number = new Intl.NumberFormat('en-US');

/** `100000` → `100,000`. */
export function countText(count: number): string {
  return number.format(count);
}

export function plural(count: number, one: string, many: string): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** `12 of 30,000 functions`, or `30,000 functions` where nothing is filtered out. */
export function shownOfAll(shown: number, all: number, one: string, many: string): string {
  return shown === all ? plural(all, one, many) : `${countText(shown)} of ${plural(all, one, many)}`;
}
