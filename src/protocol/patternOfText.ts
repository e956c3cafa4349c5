/** An expression in RE2's syntax that matches just this text; `''` for none. */
export function patternOfText(text: string): string {
  return text === '' ? '' : `^${quoted(text)}$`;
}

/** The same for any text that begins and ends so, with anything between. */
export function patternOfEnds(begin: string, end: string): string {
  return `^${quoted(begin)}(?s:.*)${quoted(end)}$`;
}

function quoted(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
