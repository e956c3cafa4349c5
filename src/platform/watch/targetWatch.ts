import * as vscode from 'vscode';
import type { FetchLimits, Target } from '../../fetch/fetchTypes';
import type { WatchId } from '../../protocol/leakRequests';
import { lookAt, removeLook, type LookOutcome, type MissingPart } from './lookAt';
import type { WatchSeries } from './watchSeries';
import type { WatchState } from './watchState';

/**
 * Above this, a dump costs the program too much: it stands still while all stacks are written, and Go cuts the text at
 * 64 MB. Their counts alone are taken then.
 */
const MAX_DUMPED_GOROUTINES = 50_000;
/** Finding what has leaked is a garbage collection for the program: with the third look and then now and again. */
const FIRST_LEAK_LOOK = 2;
const LEAK_LOOK_EVERY = 6;

export interface WatchOptions {
  readonly target: Target;
  readonly intervalSeconds: number;
  readonly wantsMemory: boolean;
  readonly limits: FetchLimits;
}

/** Looks at one program again and again until it is stopped. A look that fails does not end it. */
export class TargetWatch implements vscode.Disposable {
  private readonly abort = new AbortController();
  private readonly changed = new vscode.EventEmitter<void>();
  private current: WatchState;
  private lastTotal = 0;
  private hasMemory: boolean;
  private hasLeaks = true;

  /** There is another state. */
  readonly onDidChange = this.changed.event;

  constructor(
    id: WatchId,
    private readonly options: WatchOptions,
    private readonly series: WatchSeries,
  ) {
    this.hasMemory = options.wantsMemory;
    this.current = {
      id,
      targetLabel: options.target.label,
      intervalSeconds: options.intervalSeconds,
      isRunning: true,
      lookCount: 0,
      total: '',
      missing: [],
    };
  }

  get state(): WatchState {
    return this.current;
  }

  get target(): Target {
    return this.options.target;
  }

  /** Resolves when the watch has been stopped. */
  async run(): Promise<void> {
    await this.count();
    while (!this.abort.signal.aborted) {
      const began = Date.now();
      await this.look();
      await pause(began + this.options.intervalSeconds * 1000 - Date.now(), this.abort.signal);
    }
  }

  /** What was found stays. */
  stop(): void {
    if (this.abort.signal.aborted) return;
    this.abort.abort();
    this.change({ isRunning: false });
  }

  /** After the allow list or source files changed. */
  async judgeAgain(): Promise<void> {
    if (this.current.lookCount === 0) return;
    const verdict = await this.series.judge();
    this.change(verdict.ok ? { verdict: verdict.value } : { problem: verdict.problem.message });
  }

  dispose(): void {
    this.abort.abort();
    this.changed.dispose();
  }

  /** Nothing is known of the program at first: its goroutines are counted before all their stacks are asked for. */
  private async count(): Promise<void> {
    const { target, limits } = this.options;
    const outcome = await lookAt({
      ...{ target, limits, signal: this.abort.signal, directory: await this.series.directory() },
      ...{ detail: 'counts', wantsMemory: false, wantsLeaks: false },
    });
    if (outcome.ok) this.lastTotal = await this.series.count(outcome.look);
    else this.change({ problem: outcome.message });
  }

  private async look(): Promise<void> {
    const { lookCount } = this.current;
    const outcome = await this.take(lookCount);
    if (this.abort.signal.aborted) {
      if (outcome.ok) await removeLook(outcome.look);
      return;
    }
    if (!outcome.ok) {
      this.change({ problem: outcome.message });
      return;
    }
    this.noteMissing(outcome.missing);
    const added = await this.series.add(outcome.look);
    if (!added.ok) {
      this.change({ problem: added.problem.message });
      return;
    }
    this.lastTotal = added.value.totalCount;
    const verdict = await this.series.judge();
    this.change({
      lookCount: lookCount + 1,
      lastMillis: outcome.look.timeMillis,
      total: added.value.total,
      profile: added.value.profile,
      problem: verdict.ok ? undefined : verdict.problem.message,
      ...(verdict.ok && { verdict: verdict.value }),
    });
  }

  private async take(lookCount: number): Promise<LookOutcome> {
    const { target, limits } = this.options;
    const isTurnOfLeaks = lookCount % LEAK_LOOK_EVERY === FIRST_LEAK_LOOK;
    return lookAt({
      target,
      limits,
      directory: await this.series.directory(),
      signal: this.abort.signal,
      detail: this.lastTotal > MAX_DUMPED_GOROUTINES ? 'counts' : 'dump',
      wantsMemory: this.hasMemory,
      wantsLeaks: this.hasLeaks && isTurnOfLeaks,
    });
  }

  /** What a program does not serve is not asked for again; what failed for another reason is. */
  private noteMissing(missing: readonly MissingPart[]): void {
    const never = missing.filter(({ failure: { kind } }) => kind === 'unknownProfile' || kind === 'status');
    if (never.length === 0) return;
    if (never.some(({ part }) => part === 'memory')) this.hasMemory = false;
    if (never.some(({ part }) => part === 'leaks')) this.hasLeaks = false;
    const messages = never.map(({ failure: { message } }) => message);
    this.change({ missing: [...new Set([...this.current.missing, ...messages])] });
  }

  private change(fields: { readonly [K in keyof WatchState]?: WatchState[K] | undefined }): void {
    const { problem, ...rest } = { ...this.current, ...fields };
    this.current = { ...(rest as WatchState), ...(problem !== undefined && { problem }) };
    this.changed.fire();
  }
}

/** Ends at once when the signal is aborted. */
function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (millis <= 0 || signal.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, millis);
    signal.addEventListener('abort', end);
  });
}
