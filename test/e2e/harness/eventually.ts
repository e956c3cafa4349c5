const DEFAULT_SECONDS = 30;
const PAUSE_MILLIS = 40;

/**
 * Reads again and again until `isWanted` likes what it sees, and gives that. For hooks and helpers, where vitest's
 * `expect.poll` is not to be had.
 * @throws Error that says what was waited for and what was seen last
 */
export async function eventually<T>(
  what: string,
  read: () => Promise<T>,
  isWanted: (seen: T) => boolean,
  limitSeconds = DEFAULT_SECONDS,
): Promise<T> {
  const deadline = performance.now() + limitSeconds * 1000;
  for (;;) {
    const seen = await read();
    if (isWanted(seen)) return seen;
    if (performance.now() > deadline) {
      throw new Error(`Expected ${what} within ${limitSeconds} s, but saw ${JSON.stringify(seen)}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
  }
}
