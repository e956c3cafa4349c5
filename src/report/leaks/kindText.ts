/** What each kind of leak is called, and what usually ends it. */
import * as l10n from '@vscode/l10n';
import type { LeakKind } from '../../analysis/leaks/verdict';

export interface KindText {
  /** `Send without receiver`. */
  readonly title: string;
  /** After `It` or a quoted line: `sends on a channel`. */
  readonly meaning: string;
  /** One sentence. */
  readonly remedy: string;
}

export function kindText(kind: LeakKind): KindText {
  return TEXTS[kind];
}

const TEXTS: Readonly<Record<LeakKind, KindText>> = {
  sendWithoutReceiver: {
    title: l10n.t('Send without receiver'),
    meaning: l10n.t('sends on a channel from which nobody receives'),
    remedy: l10n.t(
      'Give the channel a buffer for each send whose result may not be wanted, or send in a select with ctx.Done() as another case.',
    ),
  },
  receiveWithoutSend: {
    title: l10n.t('Receive without send'),
    meaning: l10n.t('receives from a channel on which nobody sends and which nobody closes'),
    remedy: l10n.t(
      'Close the channel on every way out of the sender, or receive in a select with ctx.Done() as another case.',
    ),
  },
  rangeWithoutClose: {
    title: l10n.t('Range without close'),
    meaning: l10n.t('ranges over a channel that is never closed'),
    remedy: l10n.t(
      'Close the channel where the last value is sent: defer close(…) in the goroutine that sends.',
    ),
  },
  nilChannel: {
    title: l10n.t('Nil channel'),
    meaning: l10n.t('waits for a channel that is nil, which lasts for ever'),
    remedy: l10n.t('Make the channel with make(chan …) before the goroutine starts, on every path.'),
  },
  emptySelect: {
    title: l10n.t('Empty select'),
    meaning: l10n.t('is at select {}, which lasts for ever'),
    remedy: l10n.t('Wait for something that ends instead: <-ctx.Done(), or a WaitGroup.'),
  },
  selectWithoutExit: {
    title: l10n.t('Select without exit'),
    meaning: l10n.t('selects among cases none of which can go on any more, and none of which ends it'),
    remedy: l10n.t('Add a case that ends it: case <-ctx.Done(): return.'),
  },
  lockNeverReleased: {
    title: l10n.t('Lock never released'),
    meaning: l10n.t('waits for a lock that its holder does not give back'),
    remedy: l10n.t(
      'Look for the goroutine that holds the lock: it returned without unlocking, locked twice, or is blocked itself; use defer Unlock.',
    ),
  },
  waitGroupNeverDone: {
    title: l10n.t('WaitGroup never done'),
    meaning: l10n.t('waits for a WaitGroup whose counter does not come to zero'),
    remedy: l10n.t(
      'Call Done on every path, with defer at the start of the goroutine, and Add exactly once for each of them.',
    ),
  },
  condNeverSignalled: {
    title: l10n.t('Cond never signalled'),
    meaning: l10n.t('waits for a Cond that nobody signals'),
    remedy: l10n.t('Call Broadcast when the condition changes for good, also at shutdown and after errors.'),
  },
  timerOrTickerKept: {
    title: l10n.t('Timer or ticker kept'),
    meaning: l10n.t('waits for a clock, again and again, and nothing ends it'),
    remedy: l10n.t(
      'Select on ctx.Done() beside the ticker and return there; Stop on a ticker does not close its channel.',
    ),
  },
  sleepLoop: {
    title: l10n.t('Sleep loop'),
    meaning: l10n.t('sleeps, in a loop that nothing ends'),
    remedy: l10n.t(
      'Wait in a select on time.After and ctx.Done() instead of time.Sleep, and return on the latter.',
    ),
  },
  contextNeverCancelled: {
    title: l10n.t('Context never cancelled'),
    meaning: l10n.t('waits for the end of a context that nobody cancels'),
    remedy: l10n.t(
      'Call the cancel function of the context on every path, with defer, or derive it from one that ends, as that of the request.',
    ),
  },
  ioWithoutDeadline: {
    title: l10n.t('I/O without deadline'),
    meaning: l10n.t('waits for a peer, a file or a device without a deadline'),
    remedy: l10n.t(
      'Set a deadline or a timeout (SetDeadline, http.Client.Timeout, a context), and close on every path.',
    ),
  },
  responseNotClosed: {
    title: l10n.t('Response not closed'),
    meaning: l10n.t('waits until somebody reads or closes the body of a response'),
    remedy: l10n.t(
      'Call defer resp.Body.Close() after every request that succeeds, and read the body to its end.',
    ),
  },
  unknown: {
    title: l10n.t('Unknown kind'),
    meaning: l10n.t('waits for something that cannot be told from here'),
    remedy: l10n.t('Look at the example stack: what would have to happen for its innermost call to return?'),
  },
};
