/** No answer has more rows than a few screens, whatever is asked. */
const MAX_ROWS = 2000;

/** Which rows are asked for, as whole numbers within bounds. */
export function rowWindow({ offset, limit }: { readonly offset: number; readonly limit: number }): {
  readonly offset: number;
  readonly limit: number;
} {
  return {
    offset: Math.max(0, Math.floor(offset) || 0),
    limit: Math.max(0, Math.min(MAX_ROWS, Math.floor(limit) || 0)),
  };
}
