import { hottestFrames } from '../analysis/hottestFrames';
import { DEFAULT_EDGE_FRACTION, DEFAULT_NODE_FRACTION } from '../analysis/topNodes';
import { weightsOf } from '../analysis/weights';
import type { Profile } from '../model/profile';
import type { QuantityStyle } from './quantity';
import type { TopReport } from './topReport';
import { topReport } from './topReport';

/** A profile, or its difference to a base, under one sample type. What was computed for it is kept with it. */
export class OpenView {
  private topReportOnce: TopReport | undefined;
  private hottestOnce: Int32Array | undefined;
  /** Orders and filters that were asked for last; `topPage` and `tracesPage` keep them here. */
  readonly pages = new Map<string, unknown>();

  constructor(
    readonly profile: Profile,
    readonly sampleType: number,
    readonly kind: 'plain' | 'difference',
  ) {}

  get top(): TopReport {
    this.topReportOnce ??= topReport(this.profile, this.sampleType, {
      nodeFraction: DEFAULT_NODE_FRACTION,
      edgeFraction: DEFAULT_EDGE_FRACTION,
    });
    return this.topReportOnce;
  }

  get hottest(): Int32Array {
    this.hottestOnce ??= hottestFrames(this.profile, this.sampleType);
    return this.hottestOnce;
  }

  /** Each value in the unit that suits it, as pprof's list and traces do. */
  get style(): QuantityStyle {
    return {
      from: this.profile.sampleTypes[this.sampleType]?.unit ?? '',
      to: 'minimum',
      total: weightsOf(this.profile, this.sampleType).total,
      kind: this.kind,
    };
  }
}

/** Computes once per key and keeps the newest few. */
export function keptPage<T>(view: OpenView, key: string, compute: () => T): T {
  const known = view.pages.get(key) as T | undefined;
  if (known !== undefined) return known;
  const value = compute();
  if (view.pages.size >= MAX_KEPT_PAGES) {
    const [oldest] = view.pages.keys();
    if (oldest !== undefined) view.pages.delete(oldest);
  }
  view.pages.set(key, value);
  return value;
}

const MAX_KEPT_PAGES = 8;
