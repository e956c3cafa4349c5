import * as l10n from '@vscode/l10n';
import type { Evidence } from '../../analysis/leaks/verdict';
import { scaledLabel } from '../../analysis/measurement';
import { goroutinesText } from '../goroutines/blockedText';
import { durationText, rateText } from './durationText';

/** One sentence. */
export function evidenceText(evidence: Evidence): string {
  switch (evidence.kind) {
    case 'proof':
      return l10n.t(
        'Go proves it: its goroutineleak profile calls {0} leaked, which nothing can wake any more.',
        goroutinesText(evidence.count),
      );
    case 'growth':
      return growthText(evidence);
    case 'staying':
      return stayingText(evidence);
    case 'abandoned': {
      const { requests, clients } = evidence;
      return l10n.t(
        'Their clients are gone: of {0} requests at this line, at most {1} still have one that waits.',
        requests,
        clients,
      );
    }
    case 'crowd':
      return l10n.t(
        'Many wait at one line: {0}, {1} of all.',
        goroutinesText(evidence.count),
        percent(evidence.share),
      );
    case 'ageing': {
      const { firstMinutes, lastMinutes } = evidence;
      return firstMinutes === lastMinutes
        ? l10n.t('They wait long: up to {0} min.', lastMinutes)
        : l10n.t(
            'Their waits grow with the watch: up to {0} min at first, up to {1} min now.',
            firstMinutes,
            lastMinutes,
          );
    }
    case 'memory': {
      const { stackBytes, measured, heapGrowth } = evidence;
      const size = scaledLabel(stackBytes, 'bytes', 'minimum');
      const stacks = measured
        ? l10n.t("They hold about {0} of stack, by the program's average per goroutine", size)
        : l10n.t('They hold at least {0} of stack, 2kB each', size);
      if (heapGrowth === undefined) return `${stacks}.`;
      return l10n.t(
        '{0}; the heap grew by {1} meanwhile.',
        stacks,
        scaledLabel(heapGrowth, 'bytes', 'minimum'),
      );
    }
  }
}

function growthText(evidence: Evidence & { readonly kind: 'growth' }): string {
  const { counts, timesMillis, perMinute, chance } = evidence;
  const span = durationText((timesMillis.at(-1) ?? 0) - (timesMillis[0] ?? 0));
  const looks = l10n.t('{0} looks in {1}', counts.length, span);
  return l10n.t(
    'It grows: {0} in {1}, {2}; that this is chance has a probability of {3}.',
    shownCounts(counts),
    looks,
    rateText(perMinute),
    chanceText(chance),
  );
}

function stayingText({ whom, share, sampled, spanMillis }: Evidence & { readonly kind: 'staying' }): string {
  const span = l10n.t('within {0}', durationText(spanMillis));
  const stayed = share >= 1 ? l10n.t('all') : `${Math.floor(share * 1000) / 10}%`;
  return whom === 'all'
    ? l10n.t(
        'They stay: of {0} looked for again by id {1}, {2} were still there at the next look.',
        sampled,
        span,
        stayed,
      )
    : l10n.t(
        'Some stay, and become more: of {0} that were there at two looks {1}, {2} were there at the third, while others come and go.',
        sampled,
        span,
        stayed,
      );
}

/** `1000, 2000, 3000`; of many, the ends. */
function shownCounts(counts: readonly number[]): string {
  if (counts.length <= MAX_COUNTS) return counts.join(', ');
  return `${counts.slice(0, 3).join(', ')}, …, ${counts.slice(-3).join(', ')}`;
}

const MAX_COUNTS = 8;

function chanceText(chance: number): string {
  const shown = chance * 100;
  if (shown < 0.1) return l10n.t('less than 0.1%');
  return `${shown >= 10 ? Math.round(shown) : Math.round(shown * 10) / 10}%`;
}

/** Never 100% of what is not all. */
function percent(share: number): string {
  if (share < 0.01) return l10n.t('less than 1%');
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100}%`;
}
