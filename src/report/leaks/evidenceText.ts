import type { Evidence } from '../../analysis/leaks/verdict';
import { scaledLabel } from '../../analysis/measurement';
import { goroutinesText } from '../goroutines/blockedText';
import { durationText, rateText } from './durationText';

/** One sentence. */
export function evidenceText(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'proof':
      return `Go proves it: its goroutineleak profile calls ${goroutinesText(evidence.count)} leaked, which nothing can wake any more.`;
    case 'growth':
      return growthText(evidence);
    case 'staying':
      return stayingText(evidence);
    case 'abandoned': {
      const { requests, clients } = evidence;
      return `Their clients are gone: of ${requests} requests at this line, at most ${clients} still have one that waits.`;
    }
    case 'crowd':
      return `Many wait at one line: ${goroutinesText(evidence.count)}, ${percent(evidence.share)} of all.`;
    case 'ageing': {
      const { firstMinutes, lastMinutes } = evidence;
      return firstMinutes === lastMinutes
        ? `They wait long: up to ${lastMinutes} min.`
        : `Their waits grow with the watch: up to ${firstMinutes} min at first, up to ${lastMinutes} min now.`;
    }
    case 'memory': {
      const { stackBytes, measured, heapGrowth } = evidence;
      const size = scaledLabel(stackBytes, 'bytes', 'minimum');
      const stacks = measured
        ? `They hold about ${size} of stack, by the program's average per goroutine`
        : `They hold at least ${size} of stack, 2kB each`;
      if (heapGrowth === undefined) return `${stacks}.`;
      return `${stacks}; the heap grew by ${scaledLabel(heapGrowth, 'bytes', 'minimum')} meanwhile.`;
    }
  }
}

function growthText(evidence: Evidence & { readonly kind: 'growth' }): string {
  const { counts, timesMillis, perMinute, chance } = evidence;
  const span = durationText((timesMillis.at(-1) ?? 0) - (timesMillis[0] ?? 0));
  const looks = `${counts.length} looks in ${span}`;
  return `It grows: ${shownCounts(counts)} in ${looks}, ${rateText(perMinute)}; that this is chance has a probability of ${chanceText(chance)}.`;
}

function stayingText({ whom, share, sampled, spanMillis }: Evidence & { readonly kind: 'staying' }): string {
  const span = `within ${durationText(spanMillis)}`;
  const stayed = share >= 1 ? 'all' : `${Math.floor(share * 1000) / 10}%`;
  return whom === 'all'
    ? `They stay: of ${sampled} looked for again by id ${span}, ${stayed} were still there at the next look.`
    : `Some stay, and become more: of ${sampled} that were there at two looks ${span}, ${stayed} were there at the third, while others come and go.`;
}

/** `1000, 2000, 3000`; of many, the ends. */
function shownCounts(counts: readonly number[]): string {
  if (counts.length <= MAX_COUNTS) return counts.join(', ');
  return `${counts.slice(0, 3).join(', ')}, …, ${counts.slice(-3).join(', ')}`;
}

const MAX_COUNTS = 8;

function chanceText(chance: number): string {
  const shown = chance * 100;
  if (shown < 0.1) return 'less than 0.1%';
  return `${shown >= 10 ? Math.round(shown) : Math.round(shown * 10) / 10}%`;
}

/** Never 100% of what is not all. */
function percent(share: number): string {
  if (share < 0.01) return 'less than 1%';
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100}%`;
}
