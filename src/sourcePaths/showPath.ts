const MAX_SHOWN = 200;
const HEAD = 60;

/**
 * A path inside a sentence for people: characters that would break the line, hide or turn text around are replaced by
 * their code (`\u202e`), and the middle of a long path is left out, for its end says the most.
 */
export function showPath(path: string): string {
  const cut =
    path.length <= MAX_SHOWN ? path : `${path.slice(0, HEAD)}…${path.slice(path.length - MAX_SHOWN + HEAD)}`;
  return cut.replace(UNSEEN, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Control characters, zero-width and direction marks, line separators, and halves of surrogate pairs. */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
