/** What each kind of leak is called, and what usually ends it. */
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
    title: 'Send without receiver',
    meaning: 'sends on a channel from which nobody receives',
    remedy:
      'Give the channel a buffer for each send whose result may not be wanted, or send in a select with ctx.Done() as another case.',
  },
  receiveWithoutSend: {
    title: 'Receive without send',
    meaning: 'receives from a channel on which nobody sends and which nobody closes',
    remedy:
      'Close the channel on every way out of the sender, or receive in a select with ctx.Done() as another case.',
  },
  rangeWithoutClose: {
    title: 'Range without close',
    meaning: 'ranges over a channel that is never closed',
    remedy: 'Close the channel where the last value is sent: defer close(…) in the goroutine that sends.',
  },
  nilChannel: {
    title: 'Nil channel',
    meaning: 'waits for a channel that is nil, which lasts for ever',
    remedy: 'Make the channel with make(chan …) before the goroutine starts, on every path.',
  },
  emptySelect: {
    title: 'Empty select',
    meaning: 'is at select {}, which lasts for ever',
    remedy: 'Wait for something that ends instead: <-ctx.Done(), or a WaitGroup.',
  },
  selectWithoutExit: {
    title: 'Select without exit',
    meaning: 'selects among cases none of which can go on any more, and none of which ends it',
    remedy: 'Add a case that ends it: case <-ctx.Done(): return.',
  },
  lockNeverReleased: {
    title: 'Lock never released',
    meaning: 'waits for a lock that its holder does not give back',
    remedy:
      'Look for the goroutine that holds the lock: it returned without unlocking, locked twice, or is blocked itself; use defer Unlock.',
  },
  waitGroupNeverDone: {
    title: 'WaitGroup never done',
    meaning: 'waits for a WaitGroup whose counter does not come to zero',
    remedy:
      'Call Done on every path, with defer at the start of the goroutine, and Add exactly once for each of them.',
  },
  condNeverSignalled: {
    title: 'Cond never signalled',
    meaning: 'waits for a Cond that nobody signals',
    remedy: 'Call Broadcast when the condition changes for good, also at shutdown and after errors.',
  },
  timerOrTickerKept: {
    title: 'Timer or ticker kept',
    meaning: 'waits for a clock, again and again, and nothing ends it',
    remedy:
      'Select on ctx.Done() beside the ticker and return there; Stop on a ticker does not close its channel.',
  },
  sleepLoop: {
    title: 'Sleep loop',
    meaning: 'sleeps, in a loop that nothing ends',
    remedy: 'Wait in a select on time.After and ctx.Done() instead of time.Sleep, and return on the latter.',
  },
  contextNeverCancelled: {
    title: 'Context never cancelled',
    meaning: 'waits for the end of a context that nobody cancels',
    remedy:
      'Call the cancel function of the context on every path, with defer, or derive it from one that ends, as that of the request.',
  },
  ioWithoutDeadline: {
    title: 'I/O without deadline',
    meaning: 'waits for a peer, a file or a device without a deadline',
    remedy:
      'Set a deadline or a timeout (SetDeadline, http.Client.Timeout, a context), and close on every path.',
  },
  responseNotClosed: {
    title: 'Response not closed',
    meaning: 'waits until somebody reads or closes the body of a response',
    remedy: 'Call defer resp.Body.Close() after every request that succeeds, and read the body to its end.',
  },
  unknown: {
    title: 'Unknown kind',
    meaning: 'waits for something that cannot be told from here',
    remedy: 'Look at the example stack: what would have to happen for its innermost call to return?',
  },
};
