import type { MemStats } from '../../model/memStats';
import { figure } from './memoryFigures';

/** One collection of which the pause is still in the ring. */
export interface Pause {
  /** Which collection it was, counted from 1. */
  readonly cycle: bigint;
  /** How long the program stood still, all pauses of the collection together. */
  readonly nanos: bigint;
  /** When the last of them ended, nanoseconds since 1970; absent where not said. */
  readonly endNanos?: bigint;
}

export interface Pauses {
  /** The oldest first; at most 256, which is what Go keeps. */
  readonly pauses: readonly Pause[];
  /** How many collections there were, NumGC. */
  readonly cycles: bigint;
  /** Of those in `pauses`. */
  readonly total: bigint;
  readonly longest: bigint;
  /** The lower one of two in the middle. */
  readonly median: bigint;
  /** From the end of the first to the end of the last; absent where not said, or where there is one only. */
  readonly spanNanos?: bigint;
  /** How much of that span the program stood still, in parts of 1. */
  readonly share?: number;
}

/**
 * The ring of pauses in the order of time: the newest stands at index (NumGC + 255) % 256 (MemStats.PauseNs in Go's
 * runtime/mstats.go). Undefined where the text has no ring, or one of another length.
 */
export function pausesOf(stats: MemStats): Pauses | undefined {
  const cycles = figure(stats, 'NumGC');
  const lengths = stats.get('PauseNs');
  if (cycles === undefined || lengths?.kind !== 'numbers' || lengths.values.length !== RING) return undefined;
  const ends = stats.get('PauseEnd');
  const endValues = ends?.kind === 'numbers' && ends.values.length === RING ? ends.values : [];
  const count = cycles < BigInt(RING) ? Number(cycles) : RING;
  const pauses: Pause[] = [];
  for (let back = count - 1; back >= 0; back--) {
    const cycle = cycles - BigInt(back);
    // A cycle n, counted from 1, was written at index n - 1.
    const index = Number((cycle - 1n) % BigInt(RING));
    const endNanos = endValues[index];
    pauses.push({
      cycle,
      nanos: lengths.values[index] as bigint,
      ...(endNanos === undefined || endNanos === 0n ? {} : { endNanos }),
    });
  }
  return { pauses, cycles, ...summaryOf(pauses) };
}

const RING = 256;

function summaryOf(pauses: readonly Pause[]): Omit<Pauses, 'pauses' | 'cycles'> {
  const sorted = pauses.map(({ nanos }) => nanos).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const total = sorted.reduce((all, nanos) => all + nanos, 0n);
  const summary = {
    total,
    longest: sorted.at(-1) ?? 0n,
    median: sorted[Math.floor((sorted.length - 1) / 2)] ?? 0n,
  };
  const first = pauses[0];
  const from = first?.endNanos;
  const to = pauses.at(-1)?.endNanos;
  if (first === undefined || from === undefined || to === undefined || to <= from) return summary;
  const spanNanos = to - from;
  // The first pause lies before the span.
  return { ...summary, spanNanos, share: Number(total - first.nanos) / Number(spanNanos) };
}
