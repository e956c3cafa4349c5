/** The thread in which long reports are made, and what is said to it. */
import { Worker } from 'node:worker_threads';
import type { Reply } from '../../protocol/reply';
import type { ServerRequests } from '../../protocol/serverRequests';
import type { ProfileId } from '../../protocol/view';
import type { SentProfile } from './sentProfile';

/** What can take seconds of a large profile. */
export type LongMethod =
  'pprofLens/text' | 'pprofLens/export' | 'pprofLens/copy' | 'pprofLens/graph' | 'pprofLens/graphSvg';

export type LongAsk = {
  readonly [M in LongMethod]: { readonly method: M; readonly request: ServerRequests[M]['request'] };
}[LongMethod];

export type ToThread =
  | { readonly kind: 'profile'; readonly id: ProfileId; readonly profile: SentProfile }
  | { readonly kind: 'forget'; readonly id: ProfileId }
  | { readonly kind: 'ask'; readonly number: number; readonly ask: LongAsk };

export type FromThread =
  | { readonly kind: 'reply'; readonly number: number; readonly reply: Reply<unknown> }
  /** For the log. */
  | { readonly kind: 'defect'; readonly message: string };

export interface ReportThread {
  /** As files that it writes are marked with (`wholeFile.ts`). */
  readonly id: number;
  post(message: ToThread): void;
  /** Never rejects. */
  stop(): Promise<unknown>;
}

export interface ThreadEvents {
  onMessage(message: FromThread): void;
  /** It is gone, with what it was at; may be said twice. */
  onEnd(reason: string): void;
}

export type StartThread = (events: ThreadEvents) => ReportThread;

/** `script` is the bundle of `main.ts`, which knows when it runs in a thread. */
export function startWorker(script: string): StartThread {
  return (events) => {
    const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MEGABYTES } });
    // Nobody waits for it when the server ends.
    worker.unref();
    worker.on('message', (message: FromThread) => {
      events.onMessage(message);
    });
    worker.on('error', (error) => {
      events.onEnd(error.message);
    });
    worker.on('exit', (status) => {
      events.onEnd(`exit status ${status}`);
    });
    return {
      id: worker.threadId,
      post: (message) => {
        worker.postMessage(message);
      },
      stop: () => worker.terminate(),
    };
  };
}

/** Columns live outside of it. A report that wants more ends with a sentence, and the server goes on. */
const HEAP_MEGABYTES = 4096;
