/** An expression in RE2's syntax that matches just this text; `''` for none. */
export function patternOfText(text: string): string {
  return text === '' ? '' : `^${quoted(text)}$`;
}

/** The same for any text that begins and ends so, with anything between. */
export function patternOfEnds(begin: string, end: string): string {
  return `^${quoted(begin)}(?s:.*)${quoted(end)}$`;
}

/** Bytes that are no UTF-8 stand in names as halves of pairs; expressions find them by U+FFFD, as Go's do. */
function quoted(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}
