/**
 * What is left of a name that the server shortened: it leaves the middle out of more than 1,000 characters
 * (`shortened` in src/report). Undefined for a whole name.
 */
export function endsOfShortened(name: string): readonly [begin: string, end: string] | undefined {
  if (name.length !== SHORTENED_LENGTH || name[MIDDLE] !== '…') return undefined;
  // Halves of a character of two units match nothing.
  const begin = name.slice(0, MIDDLE).replace(/[\uD800-\uDBFF]$/, '');
  const end = name.slice(MIDDLE + 1).replace(/^[\uDC00-\uDFFF]/, '');
  return [begin, end];
}

const SHORTENED_LENGTH = 1000;
const MIDDLE = 500;
