/** Finds a line of Traces again after others were filtered out. */
import type { TraceLine } from '../src/protocol/serverRequests';

/** Deeper stacks than this are not searched for their head. */
const SEARCHED_LINES = 512;

/** Equal for the same line of the same trace, whatever other traces are filtered out. */
export function traceLineKey(
  index: number,
  lineAt: (index: number) => TraceLine | undefined,
): string | undefined {
  const line = lineAt(index);
  if (line === undefined) return undefined;
  for (let back = 0; back <= SEARCHED_LINES; back++) {
    const above = lineAt(index - back);
    if (above === undefined) return undefined;
    if (above.kind === 'trace') return `${above.ordinal} ${back} ${line.kind === 'frame' ? line.name : ''}`;
  }
  return undefined;
}
