/**
 * Has reports that take seconds of a large profile made in a thread of their own, so that a hover or the lines of a file
 * need not wait for them. The thread gets copies of the profiles when the first such report is asked for, and goes when
 * nothing was asked of it for a while.
 */
import * as l10n from '@vscode/l10n';
import type { Profile } from '../../model/profile';
import type { Reply } from '../../protocol/reply';
import { fail } from '../../protocol/reply';
import type { ProfileId } from '../../protocol/view';
import type { ProfileStore } from '../profileStore';
import { removeParts } from '../wholeFile';
import type { LongAsk, ReportThread, StartThread } from './reportThread';
import { sentProfile } from './sentProfile';

export interface LongReportLimits {
  /** Locations in all stacks, from which on a thread is worth its copies. */
  readonly locations: number;
  /** The extension takes a server for dead that is silent for a minute, or five while it writes a file. */
  readonly millis: { readonly export: number; readonly other: number };
  /** A text is asked for again when somebody scrolls in it. */
  readonly idleMillis: number;
}

const LIMITS: LongReportLimits = {
  locations: 2_000_000,
  millis: { export: 280_000, other: 50_000 },
  idleMillis: 300_000,
};

interface Waiting {
  readonly ask: LongAsk;
  readonly resolve: (reply: Reply<unknown>) => void;
  readonly timer: NodeJS.Timeout;
}

export class LongReports {
  private thread: ReportThread | undefined;
  private readonly sent = new Map<ProfileId, Profile>();
  private readonly waiting = new Map<number, Waiting>();
  private lastNumber = 0;
  private idle: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: Pick<ProfileStore, 'profile'>,
    private readonly start: StartThread,
    private readonly log: (message: string) => void,
    private readonly limits: LongReportLimits = LIMITS,
  ) {}

  /** Undefined: it is quickly made, or there can be no thread. */
  answer(ask: LongAsk): Promise<Reply<unknown>> | undefined {
    const profiles = this.profilesOf(ask);
    const size = [...profiles.values()].reduce((sum, { samples }) => sum + samples.stacks.length, 0);
    if (size < this.limits.locations || isTop(ask)) return undefined;
    const thread = this.runningThread();
    if (thread === undefined) return undefined;
    this.forgetClosed();
    try {
      for (const [id, profile] of profiles) this.send(thread, id, profile);
    } catch (error) {
      // There may be no memory for the copy.
      this.log(error instanceof Error ? error.message : String(error));
      return undefined;
    }
    const number = ++this.lastNumber;
    clearTimeout(this.idle);
    return new Promise((resolve) => {
      const millis = this.limits.millis[ask.method === 'pprofLens/export' ? 'export' : 'other'];
      const timer = setTimeout(() => {
        this.giveUp(number, millis);
      }, millis);
      this.waiting.set(number, { ask, resolve, timer });
      thread.post({ kind: 'ask', number, ask });
    });
  }

  /** Lets the copies go of profiles that are not open any more. */
  forgetClosed(): void {
    for (const [id, profile] of this.sent) {
      const open = this.store.profile(id);
      if (open.ok && open.value === profile) continue;
      this.sent.delete(id);
      this.thread?.post({ kind: 'forget', id });
    }
  }

  /** By id; none where one of them is not open. */
  private profilesOf({ request: { view } }: LongAsk): ReadonlyMap<ProfileId, Profile> {
    const ids = [view.profile, ...(view.base ? [view.base.profile] : [])];
    const found = new Map<ProfileId, Profile>();
    for (const id of ids) {
      const profile = this.store.profile(id);
      if (!profile.ok) return new Map();
      found.set(id, profile.value);
    }
    return found;
  }

  private send(thread: ReportThread, id: ProfileId, profile: Profile): void {
    if (this.sent.get(id) === profile) return;
    thread.post({ kind: 'profile', id, profile: sentProfile(profile) });
    this.sent.set(id, profile);
  }

  private runningThread(): ReportThread | undefined {
    if (this.thread !== undefined) return this.thread;
    const isCurrent = (): boolean => this.thread === thread;
    let thread: ReportThread | undefined;
    try {
      thread = this.start({
        onMessage: (message) => {
          if (!isCurrent()) return;
          if (message.kind === 'reply') this.settle(message.number, message.reply);
          else this.log(message.message);
        },
        onEnd: (reason) => {
          if (isCurrent()) this.stop(failed(reason));
        },
      });
    } catch (error) {
      this.log(error instanceof Error ? error.message : String(error));
    }
    this.thread = thread;
    return thread;
  }

  private settle(number: number, reply: Reply<unknown>): void {
    const waiting = this.waiting.get(number);
    if (waiting === undefined) return;
    this.waiting.delete(number);
    clearTimeout(waiting.timer);
    waiting.resolve(reply);
    if (this.waiting.size > 0) return;
    this.idle = setTimeout(() => {
      this.stop('');
    }, this.limits.idleMillis);
    this.idle.unref();
  }

  /** The thread makes one after the other: only what it is at is worth ending it for. */
  private giveUp(number: number, millis: number): void {
    const message = l10n.t(
      'The report was not ready after {0} seconds and was given up. Filter the profile, or write the report in a terminal with pprof-lens.',
      Math.round(millis / 1000),
    );
    const [oldest] = this.waiting.keys();
    if (number === oldest) this.stop(message);
    else this.settle(number, fail(message));
  }

  /** Whoever waits is told why there will be no answer. */
  private stop(message: string): void {
    const { thread } = this;
    this.thread = undefined;
    this.sent.clear();
    const files = [...this.waiting.values()].flatMap(({ ask }) =>
      ask.method === 'pprofLens/export' ? [ask.request.path] : [],
    );
    for (const number of [...this.waiting.keys()]) this.settle(number, fail(message));
    clearTimeout(this.idle);
    if (thread === undefined) return;
    void thread.stop().then(() => Promise.all(files.map((file) => removeParts(file, thread.id))));
  }
}

function failed(reason: string): string {
  return l10n.t(
    'The report could not be made: {0}. Filter the profile, or write the report in a terminal with pprof-lens.',
    reason,
  );
}

/** The tab Top has that one made already. */
function isTop({ method, request }: LongAsk): boolean {
  if (method === 'pprofLens/graph' || method === 'pprofLens/graphSvg') return false;
  const isNamed = method !== 'pprofLens/export' || request.format === 'text' || request.format === 'markdown';
  return isNamed && request.command === 'top';
}
