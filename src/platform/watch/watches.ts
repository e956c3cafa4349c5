import * as vscode from 'vscode';
import { SETTINGS } from '../../contributions';
import type { Target } from '../../fetch/fetchTypes';
import type { WatchId } from '../../protocol/leakRequests';
import { settings } from '../settings';
import { isSafeToStore } from '../targetMemory';
import { TargetWatch } from './targetWatch';
import { type WatchPorts, WatchSeries } from './watchSeries';
import { leakCount, type WatchState } from './watchState';

/** Every watched program of this window. A watch that was stopped stays until its program is watched anew. */
export class Watches implements vscode.Disposable {
  private readonly watches = new Map<
    WatchId,
    { readonly watch: TargetWatch; readonly series: WatchSeries }
  >();
  private nextId = 1;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly subscriptions: readonly { dispose(): unknown }[];

  /** A watch began, looked or ended. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly ports: WatchPorts) {
    this.subscriptions = [
      this.changed,
      settings.onDidChange([SETTINGS.acceptedLeaks], () => {
        for (const { watch } of this.watches.values()) void watch.judgeAgain();
      }),
    ];
  }

  /** Newest first. */
  get states(): readonly WatchState[] {
    return [...this.watches.values()].map(({ watch }) => watch.state).reverse();
  }

  /** The one to show: running before stopped, newer before older. */
  get current(): WatchState | undefined {
    return this.states.find(({ isRunning }) => isRunning) ?? this.states[0];
  }

  find(id: WatchId): WatchState | undefined {
    return this.watches.get(id)?.watch.state;
  }

  get leakCount(): number {
    return this.states.reduce((sum, state) => sum + leakCount(state), 0);
  }

  /** One watch per program: what is running already goes on. */
  start(target: Target, targetText: string): WatchState {
    const same = this.states.find(({ targetLabel }) => targetLabel === target.label);
    if (same?.isRunning === true) return same;
    if (same !== undefined) this.remove(same.id);
    const id = this.nextId++;
    const named = { target: isSafeToStore(targetText) ? targetText : '', targetLabel: target.label };
    const series = new WatchSeries(id, named, this.ports);
    const watch = new TargetWatch(
      id,
      {
        target,
        intervalSeconds: settings.watchSeconds(),
        wantsMemory: settings.watchesMemory(),
        limits: settings.fetchLimits(),
      },
      series,
    );
    watch.onDidChange(() => {
      this.changed.fire();
    });
    this.watches.set(id, { watch, series });
    this.changed.fire();
    void watch.run();
    return watch.state;
  }

  /** What was found stays. */
  stop(id: WatchId): void {
    this.watches.get(id)?.watch.stop();
  }

  dispose(): void {
    for (const { watch } of this.watches.values()) watch.dispose();
    for (const subscription of this.subscriptions) subscription.dispose();
  }

  private remove(id: WatchId): void {
    const known = this.watches.get(id);
    this.watches.delete(id);
    known?.watch.dispose();
    void known?.series.clear();
  }
}
