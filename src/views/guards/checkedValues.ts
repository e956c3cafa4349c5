/** Small checks of what the page sends. */

export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 0xffff_ffff;
}

/** More rows than a screen shows, and few enough to send at once. */
const MAX_ROWS = 2000;

export function readWindow({
  offset,
  limit,
}: Record<string, unknown>): { readonly offset: number; readonly limit: number } | undefined {
  return isCount(offset) && isCount(limit) ? { offset, limit: Math.min(limit, MAX_ROWS) } : undefined;
}

export function isTextUpTo(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length <= length;
}
