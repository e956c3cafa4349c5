import * as l10n from '@vscode/l10n';
import type { DismissReason, HealthyKind } from '../../analysis/leaks/verdict';

/** Why this is no leak: one sentence. */
export function dismissText(reason: DismissReason): string {
  switch (reason.kind) {
    case 'accepted':
      return l10n.t('The allow list accepts it: {0}.', reason.pattern);
    case 'steady':
      return l10n.t('Their number does not grow, as that of workers in a pool.');
    case 'settled':
      return l10n.t('They became more and then stood still, as after a start.');
    case 'cycles':
      return l10n.t('They became more and fewer again, as load comes and goes.');
    case 'turnover':
      return l10n.t(
        'They became more, but they come and go: {0}% were others at the next look. The load has grown.',
        Math.round((1 - reason.share) * 100),
      );
    case 'healthy':
      return HEALTHY[reason.what];
  }
}

const HEALTHY: Readonly<Record<HealthyKind, string>> = {
  idleConnection: l10n.t('Connections between two requests, which servers and clients keep for a while.'),
  companion: l10n.t('Each goes with a connection or a request, and ends with it.'),
  acceptLoop: l10n.t('Waits for new connections.'),
  signalHandler: l10n.t('Waits for signals, as every program that handles them.'),
  runtime: l10n.t("The runtime's own."),
  profileRequest: l10n.t('The request for this very profile.'),
};
