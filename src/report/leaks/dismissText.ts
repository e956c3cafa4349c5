import type { DismissReason, HealthyKind } from '../../analysis/leaks/verdict';

/** Why this is no leak: one sentence. */
export function dismissText(reason: DismissReason): string {
  switch (reason.kind) {
    case 'accepted':
      return `The allow list accepts it: ${reason.pattern}.`;
    case 'steady':
      return 'Their number does not grow, as that of workers in a pool.';
    case 'settled':
      return 'They became more and then stood still, as after a start.';
    case 'cycles':
      return 'They became more and fewer again, as load comes and goes.';
    case 'turnover':
      return `They became more, but they come and go: ${Math.round((1 - reason.share) * 100)}% were others at the next look. The load has grown.`;
    case 'healthy':
      return HEALTHY[reason.what];
  }
}

const HEALTHY: Readonly<Record<HealthyKind, string>> = {
  idleConnection: 'Connections between two requests, which servers and clients keep for a while.',
  companion: 'Each goes with a connection or a request, and ends with it.',
  acceptLoop: 'Waits for new connections.',
  signalHandler: 'Waits for signals, as every program that handles them.',
  runtime: "The runtime's own.",
  profileRequest: 'The request for this very profile.',
};
